import { chiSquaredHomogeneity, chiSquaredSf } from '../stats/chi-squared.ts'
import type { Estimated } from '../stats/mover.ts'
import { type Share, wilsonInterval } from '../stats/proportion.ts'
import { twoSidedT } from '../stats/student.ts'

/** What one metric saw of one group: successes among trials, or a mean with the variance of single rows. */
export type Sample =
  | ({ readonly kind: 'share' } & Share)
  | { readonly kind: 'mean'; readonly mean: number; readonly variance: number; readonly n: number }

export const METHODS = { share: 'Wilson', mean: 'Student t' } as const

/** The mean and variance of some values, whatever their order; at least two of them. */
export function meanSample(values: Float64Array): Sample {
  const sorted = values.toSorted()
  const n = sorted.length
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return { kind: 'mean', mean, variance, n }
}

/** Value and interval of coverage `level`: Wilson for a share, Student's t for a mean. */
export function estimateSample(sample: Sample, level: number): Estimated {
  if (sample.kind === 'share') return { value: sample.k / sample.n, ...wilsonInterval(sample.k, sample.n, level) }
  const half = twoSidedT(level, sample.n - 1) * Math.sqrt(sample.variance / sample.n)
  return { value: sample.mean, low: sample.mean - half, high: sample.mean + half }
}

/**
 * P value of "all groups are alike": Pearson's chi-squared test for shares, Wald's for means. Undefined where a group's values have no
 * spread, so that no such test exists.
 */
export function homogeneity(samples: readonly Sample[]): number | undefined {
  const shares = samples.filter((sample) => sample.kind === 'share')
  if (shares.length === samples.length) {
    const [hits, rest] = [shares.map(({ k }) => k), shares.map(({ k, n }) => n - k)]
    return chiSquaredHomogeneity(hits, rest).pValue
  }
  const means = samples.filter((sample) => sample.kind === 'mean')
  if (means.some(({ variance }) => !(variance > 0))) return undefined
  const weights = means.map(({ variance, n }) => n / variance)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = means.reduce((sum, { mean }, i) => sum + (weights[i] as number) * mean, 0) / total
  const distance = means.reduce((sum, { mean }, i) => sum + (weights[i] as number) * (mean - centre) ** 2, 0)
  return chiSquaredSf(distance, means.length - 1)
}
