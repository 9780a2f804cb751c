import type { Comparison, TestPredicate } from '../../evidence/test-predicate.ts'
import { differenceNumbers, differenceUnit, metricLabel, metricValue } from '../../policy/metric-words.ts'
import { count } from '../../policy/numbers.ts'
import { comparisonLines, madeText } from '../comparison-words.ts'
import { flipsLine, flipsTables } from '../flips.ts'
import { READING } from '../glossary.ts'
import { type ForestRow, forest } from './forest.ts'
import { html, htmlTable, sentences } from './page.ts'

/** Metrics that the picture shows. */
const DRAWN = 20

/** The section of a page about candidate and champion: every difference with its interval, what the rows could show, and who changed sides. */
export function comparisonSection(predicate: TestPredicate): string {
  const { champion, comparison, metrics } = predicate
  if (champion.state !== 'compared') return ''
  const directions = new Map(metrics.map(({ name, direction }) => [name, direction]))
  const heads = ['metric', 'champion', 'candidate', 'change', 'interval', 'reading', 'method', 'rows']
  const rows = comparison.map((one) => rowOf(one).map((cell) => html(cell, 300)))
  const line = flipsLine(predicate)
  return [
    '<section>\n<h2>Candidate and champion</h2>',
    `<p>${html(`Compared with champion ${champion.version}${madeText(champion)}.`, 1200)}</p>`,
    picture(comparison, directions),
    htmlTable(heads, rows),
    sentences(comparisonLines(predicate)),
    line === undefined ? '' : `<p>${html(line, 400)}</p>`,
    ...flipsTables(predicate).map(({ head, rows: cells, note }) => {
      const escaped = cells.map((row) => row.map((cell) => html(cell, 300)))
      return `${htmlTable(head, escaped)}\n<p class="quiet">${html(note, 300)}</p>`
    }),
    '</section>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function rowOf({ metric, verdict, candidate, champion, difference, interval, method, n }: Comparison): string[] {
  const [change = '', low, high] = differenceNumbers(metric, [difference, interval.low, interval.high])
  const unit = differenceUnit(metric)
  const isComparable = verdict !== 'not-comparable'
  return [
    metricLabel(metric),
    metricValue(metric, champion),
    metricValue(metric, candidate),
    isComparable ? `${change} ${unit}`.trim() : '–',
    isComparable ? `${low} to ${high}` : '–',
    READING[verdict],
    method,
    count(n),
  ]
}

/** Metrics of different units on one scale: the size that counts as equal is 1, and right is better. */
function picture(comparison: readonly Comparison[], directions: ReadonlyMap<string, 'higher' | 'lower'>): string {
  const drawn = comparison.filter(({ verdict, tolerance }) => verdict !== 'not-comparable' && tolerance > 0)
  const rows = drawn.slice(0, DRAWN).map(({ metric, difference, interval, tolerance, verdict }): ForestRow => {
    const sign = directions.get(metric) === 'lower' ? -1 : 1
    const ends = [(sign * interval.low) / tolerance, (sign * interval.high) / tolerance]
    const words = `${metricLabel(metric)}: ${READING[verdict]}`
    const place = { low: Math.min(...ends), value: (sign * difference) / tolerance, high: Math.max(...ends) }
    return { name: metricLabel(metric), marks: [{ side: 'now', ...place, words }] }
  })
  if (rows.length === 0) return ''
  const zero = { side: 'before' as const, low: -1, value: 0, high: 1, words: 'counts as equal' }
  return forest({
    label: 'Changes, in sizes that count as equal; right is better',
    rows: [{ name: 'counts as equal', marks: [zero] }, ...rows],
    ends: (value) => value.toFixed(1).replace('-', '−'),
  })
}
