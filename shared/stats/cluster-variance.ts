import type { Units } from './bootstrap.ts'
import type { AucParts } from './delong.ts'
import { twoSidedZ } from './proportion.ts'
import { twoSidedT } from './student.ts'
import type { Clusters } from './units.ts'

/** Sum of the values of each unit's rows. */
export function unitSums({ count, of }: Units | Clusters, values: Float64Array): Float64Array {
  const sums = new Float64Array(count)
  for (let row = 0; row < of.length; row++) (sums[of[row] as number] as number) += values[row] as number
  return sums
}

/**
 * Variance of an estimate whose rows move it by `influence` (adding up to about 0), when whole units were drawn: the linearised variance
 * of a cluster sample (W. G. Cochran, Sampling Techniques, 1977, section 9A), and with `block` that of the circular block bootstrap in
 * closed form (S. N. Lahiri, Resampling Methods for Dependent Data, 2003, section 3.3). Infinity for a single unit.
 */
export function clusterVariance(units: Units, influence: Float64Array): number {
  const { count, block = 1 } = units
  const sums = unitSums(units, influence)
  const mean = sums.reduce((sum, value) => sum + value, 0) / count
  let running = 0
  for (let i = 0; i < block; i++) running += (sums[i % count] as number) - mean
  let squares = 0
  for (let start = 0; start < count; start++) {
    squares += running ** 2
    running += (sums[(start + block) % count] as number) - (sums[start] as number)
  }
  return count > block ? ((squares / block) * count) / (count - block) : Number.POSITIVE_INFINITY
}

/** Units that vary by themselves: as many, or as many blocks as they make. */
export function independentUnits({ count, block = 1 }: Units): number {
  return count / block
}

/** What few units cost: the factor of a variance at which z times its root is as wide as Student's t with one degree less than units. */
export function fewUnits(units: number, level: number): number {
  return (twoSidedT(level, Math.max(1, units - 1)) / twoSidedZ(level)) ** 2
}

/**
 * Variance of an AUC, or covariance of two on the same rows, where groups of rows may hold both kinds (N. A. Obuchowski, Biometrics 53,
 * 1997). Infinity when a kind of rows is in fewer than two groups.
 */
export function groupedAucCovariance(positive: Uint8Array, groups: Clusters, a: AucParts, b: AucParts): number {
  const own = split(positive, groups, a)
  const other = a === b ? own : split(positive, groups, b)
  const { positives: m, negatives: n } = a
  const { count } = groups
  const [inPositive, inNegative] = [groupsWith(positive, groups, 1), groupsWith(positive, groups, 0)]
  if (inPositive < 2 || inNegative < 2) return Number.POSITIVE_INFINITY
  const s10 = (inPositive / (inPositive - 1) / m) * dot(own.positive, other.positive)
  const s01 = (inNegative / (inNegative - 1) / n) * dot(own.negative, other.negative)
  const s11 = (count / (count - 1)) * (dot(own.positive, other.negative) + dot(other.positive, own.negative))
  return s10 / m + s01 / n + s11 / m / n
}

type Split = { readonly positive: Float64Array; readonly negative: Float64Array }

function split(positive: Uint8Array, groups: Clusters, { placements, auc }: AucParts): Split {
  const of = (kind: number): Float64Array =>
    unitSums(
      groups,
      placements.map((value, row) => (positive[row] === kind ? value - auc : 0)),
    )
  return { positive: of(1), negative: of(0) }
}

function groupsWith(positive: Uint8Array, { of }: Clusters, kind: number): number {
  const seen = new Set<number>()
  for (let row = 0; row < of.length; row++) if (positive[row] === kind) seen.add(of[row] as number)
  return seen.size
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
