import type { NumberCells } from '../summary/number-cells.ts'
import { coarsen } from '../summary/number-cells.ts'

/**
 * Two samples as one list of values: ascending, all different, each with the rows of the reference and of the current side that hold it.
 * `n` and `m` are the rows of the reference and of the current side.
 */
export type TiedPair = {
  readonly values: Float64Array
  readonly reference: Float64Array
  readonly current: Float64Array
  readonly n: number
  readonly m: number
}

/** Pools two columns, both coarsened to the cells of the coarser one: from there on a cell is a value. */
export function toTiedPair(reference: NumberCells, current: NumberCells): TiedPair {
  const shift = Math.max(reference.shift, current.shift)
  const [a, b] = [coarsen(reference, shift), coarsen(current, shift)]
  const room = a.values.length + b.values.length
  const into = { values: new Float64Array(room), reference: new Float64Array(room), current: new Float64Array(room) }
  let [i, j, filled] = [0, 0, 0]
  while (i < a.values.length || j < b.values.length) {
    const value = Math.min(a.values[i] ?? Number.POSITIVE_INFINITY, b.values[j] ?? Number.POSITIVE_INFINITY)
    into.values[filled] = value
    if (a.values[i] === value) into.reference[filled] = a.counts[i++] as number
    if (b.values[j] === value) into.current[filled] = b.counts[j++] as number
    filled += 1
  }
  return fromParts(into.values.slice(0, filled), into.reference.slice(0, filled), into.current.slice(0, filled))
}

/** The same pair without some of its values. */
export function without(pair: TiedPair, isLeftOut: (index: number) => boolean): TiedPair {
  const keep = (side: Float64Array): Float64Array => side.filter((_, i) => !isLeftOut(i))
  return fromParts(keep(pair.values), keep(pair.reference), keep(pair.current))
}

/** The value of the row with this rank (0: the smallest) on one side; NaN beyond its rows. */
export function rankedValue({ values }: Pick<TiedPair, 'values'>, side: Float64Array, rank: number): number {
  let upTo = 0
  for (let i = 0; i < side.length; i++) {
    upTo += side[i] as number
    if (upTo > rank) return values[i] as number
  }
  return Number.NaN
}

function fromParts(values: Float64Array, reference: Float64Array, current: Float64Array): TiedPair {
  return { values, reference, current, n: total(reference), m: total(current) }
}

function total(counts: Float64Array): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number
  return sum
}
