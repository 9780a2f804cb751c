import { type Prng, shuffle } from '../kernel/prng.ts'
import { blockLength } from './block-length.ts'
import { MAX_UNITS, type Units } from './bootstrap.ts'

/**
 * Which rows belong together: `of[row]` is the rank of the row's group or moment, -1 where the row has none. Ranks are in the order of
 * the keys themselves, never of the file, and need not be dense: what is left of some rows is still right.
 */
export type Dependence = {
  readonly by: 'group' | 'time'
  readonly of: Int32Array
  /** The column that says so. */
  readonly column: string
}

/** The same with numbers from 0 to `count` - 1, for rows in a known order. */
export type Clusters = { readonly by: 'group' | 'time'; readonly of: Int32Array; readonly count: number }

/**
 * Dense numbers for the rows in the order of `order` (all rows as they are where absent). A row without a group is a group by itself;
 * rows without a moment are the last moment. Ranks keep their order, so moments stay in time.
 */
export function toClusters({ by, of }: Pick<Dependence, 'by' | 'of'>, order?: Int32Array): Clusters {
  const ranks = order === undefined ? of : Int32Array.from(order, (row) => of[row] as number)
  const dense = new Map(
    [...new Set(ranks)]
      .filter((rank) => rank >= 0)
      .sort((a, b) => a - b)
      .map((rank, i) => [rank, i]),
  )
  let count = dense.size
  const numbers = ranks.map((rank) => dense.get(rank) ?? (by === 'group' ? count++ : dense.size))
  return { by, of: numbers, count: by === 'time' && ranks.includes(-1) ? count + 1 : count }
}

/** Whole groups as units: each by itself, or more than `MAX_UNITS` of them dealt at random into so many. */
export function unitsByGroup({ of, count }: Clusters, prng: Prng): Units {
  if (count <= MAX_UNITS) return { count, of }
  const dealt = Int32Array.from({ length: count }, (_, group) => group % MAX_UNITS)
  shuffle(dealt, prng)
  return { count: MAX_UNITS, of: of.map((group) => dealt[group] as number) }
}

/**
 * Moments in time as units that are drawn in runs of `block`: a circular block bootstrap (Politis and Romano 1992). More than
 * `MAX_UNITS` moments are cut into so many stretches of nearly equal length. `losses` has a number per row, whose mean per unit is the
 * series that the length of the blocks is chosen for.
 */
export function unitsByTime({ of, count }: Clusters, losses: Float64Array): Units {
  const units = Math.min(count, MAX_UNITS)
  const own = count <= MAX_UNITS ? of : of.map((moment) => Math.floor((moment * units) / count))
  return { count: units, of: own, block: blockLength(unitMeans({ count: units, of: own }, losses)) }
}

/** Mean of the values of each unit's rows. */
export function unitMeans({ count, of }: Units, values: Float64Array): Float64Array {
  const [sums, rows] = [new Float64Array(count), new Float64Array(count)]
  for (let row = 0; row < of.length; row++) {
    const unit = of[row] as number
    ;(sums[unit] as number) += values[row] as number
    ;(rows[unit] as number)++
  }
  return sums.map((sum, unit) => sum / (rows[unit] as number))
}

/** Rank of each row's key: the smallest key is 0, and -1 stands where there is none (NaN). */
export function rankKeys(keys: Float64Array): Int32Array {
  const rank = new Map(
    [...new Set(keys)]
      .filter((key) => !Number.isNaN(key))
      .sort((a, b) => a - b)
      .map((key, i) => [key, i]),
  )
  return Int32Array.from(keys, (key) => rank.get(key) ?? -1)
}
