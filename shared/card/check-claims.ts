import type { Finding } from '../integrity/finding.ts'
import { metricLabel } from '../policy/metric-words.ts'
import { agrees } from './agrees.ts'
import type { Card } from './schema.ts'

/** Words that make a number a wish or a limit, not a claim. */
const WISH = /least|most|above|below|under|over|target|goal|must|should|limit|than|[<>≤≥]/i

/**
 * Sentences of people that name a metric and then a number which was not measured, for example "ROC AUC of 0.91". Only a warning: people
 * may write about another data set. `skip` tells which lines are not theirs.
 */
export function checkClaims(
  text: string,
  file: string,
  { metrics, champion }: Card['measured']['results'],
  skip: (line: number) => boolean,
): Finding[] {
  const known = metrics.map(({ name, value }) => {
    const before = champion.state === 'compared' ? champion.metrics.find((one) => one.name === name)?.value : undefined
    return { name, value, values: before === undefined ? [value] : [value, before], pattern: claimOf(name) }
  })
  return text.split(/\r?\n/).flatMap((line, i) =>
    skip(i + 1)
      ? []
      : known.flatMap(({ name, value, values, pattern }) =>
          [...line.matchAll(pattern)]
            .filter(([, between = '', number = '', percent = '']) => {
              const said = Number(number) / (percent === '' ? 1 : 100)
              const isNumber = percent !== '' || number.includes('.')
              return isNumber && !WISH.test(between) && !values.some((one) => agrees(said, one))
            })
            .map((match): Finding => {
              const message = `the text says "${match[0].slice(0, 80)}"; the evidence has ${metricLabel(name)} ${value}`
              const fix = 'correct the number, or say which other data it was measured on and leave it'
              const place = { file, line: i + 1, column: match.index + 1 }
              return { code: 'CARD_CLAIM', severity: 'warn', message, fix, place }
            }),
        ),
  )
}

function claimOf(name: string): RegExp {
  const words = [name, metricLabel(name)].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\w])(?:${words.join('|')})(?!\\w)([^\\d\\n]{1,24}?)(\\d+(?:\\.\\d+)?)\\s?(%?)`, 'gi')
}
