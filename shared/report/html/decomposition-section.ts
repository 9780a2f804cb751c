import type { Decomposition } from '../../evidence/decomposition.ts'
import { metricLabel } from '../../policy/metric-words.ts'
import { cellTexts, decompositionLine, decompositionTable } from '../decomposition.ts'
import { type ForestMark, forest } from './forest.ts'
import { html, htmlTable } from './page.ts'

/** The section of a page about how much of a change is data and how much is code; empty where nobody asked. */
export function decompositionSection(found: Decomposition | undefined): string {
  if (found === undefined) return ''
  const line = `<p>${html(decompositionLine(found), 1200)}</p>`
  const table = decompositionTable(found)
  if (found.state === 'absent' || table === undefined) return `<section>\n<h2>Data or code</h2>\n${line}\n</section>`
  const escaped = table.rows.map((cells) => cells.map((cell) => html(cell, 300)))
  const models = found.metrics.map((metric) =>
    [metricLabel(metric.name), ...cellTexts(metric)].map((cell) => html(cell, 120)),
  )
  const heads = [
    'metric',
    'base code, base data',
    'base code, head data',
    'head code, base data',
    'head code, head data',
  ]
  return [
    '<section>\n<h2>Data or code</h2>',
    line,
    ...found.metrics.slice(0, 1).map(picture),
    htmlTable([...table.head], escaped),
    '<h3>The four models</h3>',
    htmlTable(heads, models),
    `<p class="quiet">${html(table.note, 800)}</p>`,
    '</section>',
  ].join('\n')
}

/** The parts of the first metric below each other on one scale. */
function picture({
  name,
  total,
  data,
  code,
  interaction,
}: Extract<Decomposition, { state: 'measured' }>['metrics'][number]): string {
  const mark = ({ value, interval }: typeof total, side: ForestMark['side']): ForestMark => {
    const ends = { low: interval.low, value, high: interval.high }
    return { side, ...ends, words: `${value} (${interval.low} to ${interval.high})` }
  }
  return forest({
    label: `Change of ${metricLabel(name)} and its parts`,
    ends: (value) => String(Number(value.toPrecision(3))),
    rows: [
      { name: 'change', marks: [mark(total, 'before')] },
      { name: 'data', marks: [mark(data, 'now')] },
      { name: 'code', marks: [mark(code, 'now')] },
      { name: 'both together', marks: [mark(interaction, 'now')] },
    ],
  })
}
