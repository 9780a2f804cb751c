import type { MeasuredSize } from '../evidence/robustness.ts'
import { binomialCdf } from '../stats/beta.ts'

/** The smallest value that so large a share of the values does not exceed (the nearest rank). */
export function nearestRank(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0
}

/**
 * A quantile with the order statistics whose ranks hold it with the coverage `level` (binomial, exact, free of any shape of the
 * distribution); the largest value is the upper end where there are too few values for a better one.
 */
export function quantileWithInterval(values: Float64Array, p: number, level: number): MeasuredSize {
  const sorted = values.slice().sort()
  const n = sorted.length
  const tail = (1 - level) / 2
  let low = 0
  while (low < n && binomialCdf(low, n, p) <= tail) low++
  let high = low
  while (high < n && binomialCdf(high, n, p) < 1 - tail) high++
  return {
    value: nearestRank(sorted, p),
    interval: {
      low: Math.min(nearestRank(sorted, p), sorted[Math.max(0, low - 1)] ?? 0),
      high: Math.max(nearestRank(sorted, p), sorted[Math.min(n - 1, high)] ?? 0),
      level,
      method: 'order statistics',
    },
  }
}

/** Median of the pairs' ratios with its interval: candidate and champion were asked right after each other. */
export function ratioOfPairs(own: Float64Array, other: Float64Array, level: number): MeasuredSize | undefined {
  const ratios = own.map((value, i) => value / (other[i] as number)).filter(Number.isFinite)
  return ratios.length === 0 ? undefined : quantileWithInterval(ratios, 0.5, level)
}
