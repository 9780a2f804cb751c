import { type Prng, shuffle } from '../kernel/prng.ts'
import { MAX_UNITS, type Redraw, type Units } from './clustered.ts'
import type { Split } from './split-groups.ts'

/** Numbers of every row, `width` of them behind each other, and an order of the rows that their place in the data does not change. */
export type RowNumbers = { readonly values: Float64Array; readonly width: number; readonly order: Int32Array }

/**
 * Sums over the rows of the groups at `kept`, those of a group behind each other, and another draw of them with replacement: of the rows of each
 * group, dealt into units that are drawn whole where there are many, or of whole clusters, which may have rows of several groups.
 */
export function prepareSums(
  { of }: Pick<Split, 'of'>,
  { numbers, kept }: { readonly numbers: RowNumbers; readonly kept: readonly number[] },
  { units, prng }: { readonly units: Units | undefined; readonly prng: Prng },
): Redraw {
  const { width } = numbers
  const parts = kept.map((group) => {
    const rows = numbers.order.filter((row) => of[row] === group)
    return units === undefined ? dealtSums(rows, numbers, prng) : unitSums(rows, numbers, units)
  })
  const counts = new Float64Array(kept.length * width)
  parts.forEach((own, group) => {
    for (let at = 0; at < own.length; at++) (counts[group * width + (at % width)] as number) += own[at] as number
  })
  const redraw = (out: Float64Array): void => {
    out.fill(0)
    const many = units?.count ?? 0
    const drawn = Int32Array.from({ length: many }, () => prng.below(many))
    parts.forEach((own, group) => {
      const size = own.length / width
      for (let i = 0; i < size; i++) {
        const from = (units === undefined ? prng.below(size) : (drawn[i] as number)) * width
        for (let at = 0; at < width; at++) (out[group * width + at] as number) += own[from + at] as number
      }
    })
  }
  return { counts, redraw }
}

/** Sums per unit; each row is one, or where there are more rows than units they are dealt at random. */
function dealtSums(rows: Int32Array, numbers: RowNumbers, prng: Prng): Float64Array {
  const count = Math.min(rows.length, MAX_UNITS)
  const dealt = rows.map((_, i) => i % count)
  shuffle(dealt, prng)
  return summed(rows, numbers, { count, unitOf: (_row, i) => dealt[i] as number })
}

/** Sums per unit of whole clusters, 0 for those without a row of the group. */
function unitSums(rows: Int32Array, numbers: RowNumbers, { of, count }: Units): Float64Array {
  return summed(rows, numbers, { count, unitOf: (row) => of[row] as number })
}

function summed(
  rows: Int32Array,
  { values, width }: RowNumbers,
  { count, unitOf }: { readonly count: number; readonly unitOf: (row: number, place: number) => number },
): Float64Array {
  const sums = new Float64Array(count * width)
  rows.forEach((row, place) => {
    const unit = unitOf(row, place) * width
    for (let at = 0; at < width; at++) (sums[unit + at] as number) += values[row * width + at] as number
  })
  return sums
}
