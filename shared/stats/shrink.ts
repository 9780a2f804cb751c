import { betaQuantile } from './beta.ts'
import type { Estimated } from './mover.ts'
import { type Bounds, type Share, twoSidedZ } from './proportion.ts'

/** More rows than this are never behind the common share: groups that differ less than chance would are drawn onto it. */
const STRONGEST = 1e6

/**
 * Shares of groups drawn towards their common share (empirical Bayes, beta-binomial, moments by E. Kleinman, JASA 68, 1973), each with the
 * interval of its posterior. The fewer rows a group has, the further it is drawn. Every group needs a row.
 */
export function shrinkShares(shares: readonly Share[], level: number): Estimated[] {
  const { centre, strength } = commonShare(shares)
  return shares.map(({ k, n }) => {
    const [a, b] = [k + strength * centre, n - k + strength * (1 - centre)]
    const value = a / (a + b)
    if (!(a > 0 && b > 0)) return { value, low: value, high: value }
    const { low, high } = betaInterval(a, b, level)
    return { value, low: Math.min(low, value), high: Math.max(high, value) }
  })
}

/** From so many rows on either side on the log odds are normal for every purpose, and quicker. */
const NORMAL_FROM = 200

function betaInterval(a: number, b: number, level: number): Bounds {
  if (Math.min(a, b) < NORMAL_FROM) {
    return { low: betaQuantile((1 - level) / 2, a, b), high: betaQuantile((1 + level) / 2, a, b) }
  }
  const half = twoSidedZ(level) * Math.sqrt(1 / a + 1 / b)
  const end = (x: number): number => 1 / (1 + (b / a) * Math.exp(-x))
  return { low: end(-half), high: end(half) }
}

/** The common share and how many rows it counts for, from how much more than binomially the shares vary. */
function commonShare(shares: readonly Share[]): { centre: number; strength: number } {
  const rows = shares.reduce((sum, { n }) => sum + n, 0)
  const centre = shares.reduce((sum, { k }) => sum + k, 0) / rows
  const spread = shares.reduce((sum, { k, n }) => sum + n * (k / n - centre) ** 2, 0)
  const room = rows - shares.reduce((sum, { n }) => sum + n * n, 0) / rows
  const binomial = centre * (1 - centre)
  const between = room > 0 ? (spread - (shares.length - 1) * binomial) / room : 0
  if (!(between > 0) || binomial === 0) return { centre, strength: STRONGEST }
  return { centre, strength: Math.min(STRONGEST, Math.max(0, binomial / between - 1)) }
}

/** The same for means (normal-normal, R. DerSimonian and N. Laird, Controlled Clinical Trials 7, 1986). */
export function shrinkMeans(
  means: readonly { readonly mean: number; readonly variance: number; readonly n: number }[],
  level: number,
): Estimated[] {
  const errors = means.map(({ variance, n }) => Math.max(variance / n, Number.MIN_VALUE))
  const weights = errors.map((error) => 1 / error)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = means.reduce((sum, { mean }, i) => sum + (weights[i] as number) * mean, 0) / total
  const spread = means.reduce((sum, { mean }, i) => sum + (weights[i] as number) * (mean - centre) ** 2, 0)
  const room = total - weights.reduce((sum, weight) => sum + weight * weight, 0) / total
  const between = room > 0 ? Math.max(0, (spread - (means.length - 1)) / room) : 0
  return means.map(({ mean }, i) => {
    const error = errors[i] as number
    const own = between / (between + error)
    const value = centre + own * (mean - centre)
    const half = twoSidedZ(level) * Math.sqrt(own * error + (1 - own) ** 2 / total)
    return { value, low: value - half, high: value + half }
  })
}
