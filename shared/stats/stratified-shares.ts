import { chiSquaredSf } from './chi-squared.ts'
import { quadraticForm } from './cholesky.ts'

/** Counts per category of one stratum, categories in the same order in all. */
export type ShareStratum = { readonly reference: ArrayLike<number>; readonly current: ArrayLike<number> }

/**
 * Generalised Cochran-Mantel-Haenszel test of "within every stratum both sides have the same shares" against a common direction
 * (Mantel and Haenszel, JNCI 22, 1959; Landis, Heyman and Koch, International Statistical Review 46, 1978): for 2 categories the usual
 * one, without continuity correction. Categories that no stratum with both sides holds do not count.
 */
export function stratifiedShareTest(strata: readonly ShareStratum[]): {
  statistic: number
  df: number
  pValue: number
} {
  const used = strata.filter(({ reference, current }) => sum(reference) > 0 && sum(current) > 0)
  const width = used[0]?.reference.length ?? 0
  const held = Array.from({ length: width }, (_, i) => i).filter((i) =>
    used.some(({ reference, current }) => (reference[i] ?? 0) + (current[i] ?? 0) > 0),
  )
  // The shares add up to 1, so the last category says nothing of its own.
  const kept = held.slice(0, -1)
  if (kept.length === 0) return { statistic: 0, df: 0, pValue: 1 }
  const excess = new Float64Array(kept.length)
  const covariance = new Float64Array(kept.length ** 2)
  for (const stratum of used) addStratum(stratum, kept, excess, covariance)
  const statistic = quadraticForm(covariance, excess)
  if (statistic === undefined) return { statistic: 0, df: 0, pValue: 1 }
  return { statistic, df: kept.length, pValue: chiSquaredSf(statistic, kept.length) }
}

function addStratum(
  { reference, current }: ShareStratum,
  kept: readonly number[],
  excess: Float64Array,
  covariance: Float64Array,
): void {
  const [n, m] = [sum(reference), sum(current)]
  const all = n + m
  const share = kept.map((i) => ((reference[i] ?? 0) + (current[i] ?? 0)) / all)
  const scale = (n * m) / (all - 1)
  kept.forEach((category, i) => {
    excess[i] = (excess[i] as number) + (current[category] ?? 0) - m * (share[i] ?? 0)
    kept.forEach((_, j) => {
      const place = i * kept.length + j
      const own = (i === j ? (share[i] ?? 0) : 0) - (share[i] ?? 0) * (share[j] ?? 0)
      covariance[place] = (covariance[place] as number) + scale * own
    })
  })
}

function sum(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0
  return total
}
