import type { NumericColumn } from '../data/table.ts'
import type { Prng } from '../kernel/prng.ts'
import type { ColumnFacts, NumberFacts } from './column-facts.ts'

/** Days that dates are shifted by. */
export const DATE_SHIFT_DAYS = 30
const DAY = 86_400_000

/** A numeric column with every present value replaced; missing ones stay missing. */
export function mapNumbers(column: NumericColumn, change: (value: number) => number): NumericColumn {
  return { ...column, values: column.values.map((value) => (Number.isNaN(value) ? value : change(value))) }
}

/** Normal noise of `size` standard deviations; whole numbers stay whole. Draws once per row, also where a value is missing. */
export function addNoise(column: NumericColumn, facts: ColumnFacts, size: number, prng: Prng): NumericColumn {
  const sd = (facts.numbers?.sd ?? 0) * size
  const isWhole = facts.character !== 'number'
  const values = column.values.map((value) => {
    const moved = value + sd * normalDraw(prng)
    return isWhole ? Math.round(moved) : moved
  })
  return { ...column, values: sd === 0 ? column.values : values }
}

/** Box and Muller's transform of two uniform draws. */
function normalDraw(prng: Prng): number {
  const radius = Math.sqrt(-2 * Math.log(1 - prng.next()))
  return radius * Math.cos(2 * Math.PI * prng.next())
}

/** Rounds to so many significant digits. */
export function roundDigits(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value
}

/** What a mistaken unit does: thousands, cents, percent, inches for centimetres. */
export const UNITS: readonly { readonly name: string; readonly factor: number }[] = [
  { name: 'x1000', factor: 1000 },
  { name: '/1000', factor: 0.001 },
  { name: 'x100', factor: 100 },
  { name: '/100', factor: 0.01 },
  { name: 'inch', factor: 1 / 2.54 },
]

/** A value beyond the observed range by its whole width: above for `high`, below for `low`. */
export function outlier({ min, max }: NumberFacts, end: 'low' | 'high'): number {
  const width = max - min
  return end === 'high' ? max + width : min - width
}

export function shiftDays(value: number, days: number): number {
  return value + days * DAY
}
