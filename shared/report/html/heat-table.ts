import type { FairnessRate, FairnessSplit } from '../../evidence/fairness.ts'
import { CROSSED_WITH } from '../../fairness/grouping.ts'
import { count } from '../../policy/numbers.ts'
import { rateLabel, rateNumber } from '../fairness.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const CELL = { width: 92, height: 26 }
const LEFT = 150
const TOP = 24
const MAX_SIDE = 12

/** Two crossed attributes as a table whose cells are darker the higher the (shrunk) rate is; a combination that was not measured stays empty. */
export function heatTable({ attribute, groups }: FairnessSplit, rate: Pick<FairnessRate, 'metric' | 'class'>): string {
  const cells = groups.flatMap(({ name, n, rates }) => {
    const found = rates.find((one) => one.metric === rate.metric && one.class === rate.class)
    const [row, column] = name.split(CROSSED_WITH)
    if (found === undefined || row === undefined || column === undefined) return []
    return [{ row, column, n, value: (found.shrunk ?? found.value)[0] }]
  })
  const side = (of: (cell: (typeof cells)[number]) => string): string[] =>
    [...new Set(cells.map(of))].toSorted().slice(0, MAX_SIDE)
  const [rows, columns] = [side(({ row }) => row), side(({ column }) => column)]
  if (rows.length === 0) return ''
  const values = cells.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const shade = (value: number): number =>
    round((0.08 + (most > least ? (0.72 * (value - least)) / (most - least) : 0)) * 10) / 10
  const shown = cells.filter(({ row, column }) => rows.includes(row) && columns.includes(column))
  const drawn = shown.map(({ row, column, n, value }) => {
    const [x, y] = [LEFT + columns.indexOf(column) * CELL.width, TOP + rows.indexOf(row) * CELL.height]
    const text = rateNumber(rate.metric, value)
    const box = `<rect class="bars" x="${x}" y="${y}" width="${CELL.width - 2}" height="${CELL.height - 2}" fill-opacity="${shade(value)}"/>`
    const words = html(`${row}, ${column}: ${text}, ${count(n)} rows`, 300)
    return `<g>${box}<text x="${x + 8}" y="${y + 17}" font-size="12" fill="currentColor">${text}</text><title>${words}</title></g>`
  })
  const heads = columns.map((name, i) => textAt(LEFT + i * CELL.width, 16, name, 13))
  const sides = rows.map((name, i) => textAt(0, TOP + i * CELL.height + 17, name, 22))
  const label = html(`${rateLabel(rate)} by ${attribute}`, 200)
  const [width, height] = [LEFT + columns.length * CELL.width, TOP + rows.length * CELL.height]
  return `<figure>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${heads.join('')}${sides.join('')}${drawn.join('')}</svg>
<figcaption>${label}</figcaption>
</figure>`
}

function textAt(x: number, y: number, text: string, limit: number): string {
  return `<text x="${x}" y="${y}" font-size="12" fill="currentColor">${html(text, limit)}</text>`
}
