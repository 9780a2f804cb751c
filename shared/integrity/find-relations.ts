import type { NumericColumn } from '../data/table.ts'
import { RELATION_TOLERANCE, type Relation } from './relation.ts'

/** A relation found in a sample is looked for in all rows when it holds on this share of it. */
const SAMPLE_SHARE = 0.95
/** Rows of the sample that must have numbers in all columns, and different values of the target. */
const LEAST_ROWS = 20
const LEAST_VALUES = 10
/** Columns whose pairs are tried: 200 make 40,000 pairs, most of which fail at the first rows. */
const MOST_COLUMNS = 200
/** By chance a part would be above the whole this often at least, or else the comparison says nothing. */
const LEAST_CHANCE = 0.05

/**
 * Ways in which a numeric target could be made of one or two other columns, judged by a sample of rows; all rows decide later. A column
 * that makes the target alone is not tried in pairs, and a constant column never.
 */
export function findRelations(target: NumericColumn, columns: readonly NumericColumn[]): Relation[] {
  const y = target.values
  const known = columns.slice(0, MOST_COLUMNS).filter(({ values }) => new Set(values).size > 1)
  if (new Set(y.filter(Number.isFinite)).size < LEAST_VALUES) return []
  const single = known.flatMap((column) => scaledRelation(y, column) ?? [])
  const used = new Set(single.flatMap(({ columns: names }) => [...names]))
  const rest = known.filter(({ name }) => !used.has(name))
  const pairs = rest.flatMap((a, i) =>
    rest
      .slice(i + 1)
      .flatMap((b) => [
        ...pairRelation('sum', y, [a, b]),
        ...pairRelation('difference', y, [a, b]),
        ...pairRelation('difference', y, [b, a]),
        ...pairRelation('product', y, [a, b]),
        ...pairRelation('ratio', y, [a, b]),
        ...pairRelation('ratio', y, [b, a]),
      ]),
  )
  const parts: Relation[] = rest
    .filter(({ values }) => isPart(y, values))
    .map(({ name }) => ({ kind: 'part', columns: [name] }))
  return [...single, ...pairs, ...parts]
}

function scaledRelation(y: Float64Array, { name, values }: NumericColumn): Relation | undefined {
  const rows = [...y.keys()].filter((row) => Number.isFinite(y[row]) && Number.isFinite(values[row]))
  if (rows.length < LEAST_ROWS) return undefined
  const at = (row: number | undefined): readonly [number, number] => [values[row ?? 0] ?? 0, y[row ?? 0] ?? 0]
  // The line through the rows with the lowest and the highest value; the quartiles stand in when one of them is an exception.
  const sorted = rows.toSorted((a, b) => at(a)[0] - at(b)[0])
  for (const share of [0, 0.1, 0.25]) {
    const low = at(sorted[Math.floor(share * (sorted.length - 1))])
    const high = at(sorted[Math.ceil((1 - share) * (sorted.length - 1))])
    if (low[0] === high[0]) continue
    const factor = snapped((high[1] - low[1]) / (high[0] - low[0]), 1)
    const offset = snapped(low[1] - factor * low[0], Math.max(Math.abs(low[1]), Math.abs(factor * low[0])))
    const fits = rows.filter((row) => {
      const [x, truth] = at(row)
      return isSame(truth, factor * x + offset, Math.abs(factor * x) + Math.abs(offset))
    })
    if (factor !== 0 && fits.length >= SAMPLE_SHARE * rows.length)
      return { kind: 'scaled', columns: [name], factor, offset }
  }
  return undefined
}

/** A whole number that was missed by rounding only; a nothing beside `size` is 0. */
function snapped(value: number, size: number): number {
  if (Math.abs(value) < 1e-9 * size) return 0
  const whole = Math.round(value)
  return whole !== 0 && Math.abs(value - whole) < 1e-9 * Math.abs(whole) ? whole : value
}

type PairKind = Extract<Relation, { columns: readonly [string, string] }>['kind']

function pairRelation(kind: PairKind, y: Float64Array, [a, b]: readonly [NumericColumn, NumericColumn]): Relation[] {
  const most = (1 - SAMPLE_SHARE) * y.length
  let [rows, misses] = [0, 0]
  for (let row = 0; row < y.length && misses <= most; row++) {
    const [truth = Number.NaN, one = Number.NaN, other = Number.NaN] = [y[row], a.values[row], b.values[row]]
    if (![truth, one, other].every(Number.isFinite)) continue
    rows += 1
    if (!holds(kind, truth, one, other)) misses += 1
  }
  if (rows < LEAST_ROWS || misses > (1 - SAMPLE_SHARE) * rows) return []
  return [{ kind, columns: [a.name, b.name] }]
}

function holds(kind: PairKind, y: number, a: number, b: number): boolean {
  switch (kind) {
    case 'sum':
      return isSame(y, a + b, Math.abs(a) + Math.abs(b))
    case 'difference':
      return isSame(y, a - b, Math.abs(a) + Math.abs(b))
    case 'product':
      return isSame(y, a * b, Math.abs(a * b))
    case 'ratio':
      return isSame(y * b, a, Math.abs(a))
    default:
      return kind satisfies never
  }
}

function isSame(truth: number, made: number, size: number): boolean {
  return Math.abs(truth - made) <= RELATION_TOLERANCE * (Math.abs(truth) + size)
}

/** Never above the target, sometimes equal to it, though rows put together by chance would often be above. */
function isPart(y: Float64Array, x: Float64Array): boolean {
  const rows = [...y.keys()].filter((row) => Number.isFinite(y[row]) && Number.isFinite(x[row]))
  if (rows.length < LEAST_ROWS || rows.some((row) => (x[row] ?? 0) > (y[row] ?? 0) || (x[row] ?? 0) < 0)) return false
  const sorted = Float64Array.from(rows, (row) => y[row] ?? 0).sort()
  let above = 0
  for (const row of rows) above += countBelow(sorted, x[row] ?? 0)
  return above / rows.length ** 2 >= LEAST_CHANCE && rows.some((row) => x[row] === y[row] && x[row] !== 0)
}

function countBelow(sorted: Float64Array, value: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) < value) from = middle + 1
    else to = middle
  }
  return from
}
