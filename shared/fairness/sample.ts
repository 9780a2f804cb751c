import { chiSquaredHomogeneity, chiSquaredSf } from '../stats/chi-squared.ts'
import { fisherExact } from '../stats/fisher.ts'
import type { Estimated } from '../stats/mover.ts'
import { type Share, wilsonInterval } from '../stats/proportion.ts'
import { twoSidedT } from '../stats/student.ts'

/** What one metric saw of one group: successes among trials, or a mean with the variance of single rows. */
export type Sample =
  | ({ readonly kind: 'share' } & Share)
  | { readonly kind: 'mean'; readonly mean: number; readonly variance: number; readonly n: number }
  /** k against n - k: how many of the one there are for each of the other. */
  | ({ readonly kind: 'odds' } & Share)
  /** The root of a mean that is not negative. */
  | { readonly kind: 'root'; readonly mean: number; readonly variance: number; readonly n: number }

export const METHODS = { share: 'Wilson', mean: 'Student t', odds: 'Wilson', root: 'Student t' } as const

/** The mean and variance of some values, whatever their order; at least two of them. */
export function meanSample(values: Float64Array): Sample {
  const sorted = values.toSorted()
  const n = sorted.length
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return { kind: 'mean', mean, variance, n }
}

/** Value and interval of coverage `level`: Wilson for a share, Student's t for a mean. Odds without a row on one side are not finite. */
export function estimateSample(sample: Sample, level: number): Estimated {
  switch (sample.kind) {
    case 'share':
    case 'odds': {
      const share = { value: sample.k / sample.n, ...wilsonInterval(sample.k, sample.n, level) }
      return sample.kind === 'share' ? share : each(share, (value) => value / (1 - value))
    }
    case 'mean':
    case 'root': {
      const half = twoSidedT(level, sample.n - 1) * Math.sqrt(sample.variance / sample.n)
      const mean = { value: sample.mean, low: sample.mean - half, high: sample.mean + half }
      return sample.kind === 'mean' ? mean : each(mean, (value) => Math.sqrt(Math.max(0, value)))
    }
    default:
      return sample satisfies never
  }
}

/** An interval on a scale that rises with the first. */
function each({ value, low, high }: Estimated, to: (value: number) => number): Estimated {
  return { value: to(value), low: to(low), high: to(high) }
}

/**
 * P value of "all groups are alike": Pearson's chi-squared test for shares, Wald's for means. Where fewer than 5 rows are expected in a cell,
 * Fisher's exact test, with more than two groups of each such group against the others. Undefined where a group's values have no spread, so
 * that no such test exists.
 */
export function homogeneity(samples: readonly Sample[]): number | undefined {
  const shares = samples.filter((sample) => sample.kind === 'share' || sample.kind === 'odds')
  if (shares.length === samples.length) {
    const [hits, rest] = [shares.map(({ k }) => k), shares.map(({ k, n }) => n - k)]
    return smallCells(hits, rest) ?? chiSquaredHomogeneity(hits, rest).pValue
  }
  const means = samples.filter((sample) => sample.kind === 'mean' || sample.kind === 'root')
  if (means.some(({ variance }) => !(variance > 0))) return undefined
  const weights = means.map(({ variance, n }) => n / variance)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = means.reduce((sum, { mean }, i) => sum + (weights[i] as number) * mean, 0) / total
  const distance = means.reduce((sum, { mean }, i) => sum + (weights[i] as number) * (mean - centre) ** 2, 0)
  return chiSquaredSf(distance, means.length - 1)
}

/** Below this many expected rows in a cell Pearson's test is not to be trusted (W. G. Cochran, Biometrics 10, 1954). */
const LEAST_EXPECTED = 5

/**
 * Each group against all others, exact where its cells are small, corrected for the number of groups (Bonferroni). Undefined where no
 * expected count is small, and nothing to ask where all rows are on one side.
 */
function smallCells(hits: readonly number[], rest: readonly number[]): number | undefined {
  // Rows that were discounted because they depend on each other are no whole numbers.
  if (!hits.every(Number.isInteger)) return undefined
  const [allHits, allRest] = [totalOf(hits), totalOf(rest)]
  const total = allHits + allRest
  if (allHits === 0 || allRest === 0 || total === 0) return undefined
  const isSmall = hits.map((k, i) => (Math.min(allHits, allRest) * (k + (rest[i] ?? 0))) / total < LEAST_EXPECTED)
  if (!isSmall.includes(true)) return undefined
  const pValues = hits.map((k, i) => {
    const [a, b] = [k, rest[i] ?? 0]
    const [c, d] = [allHits - a, allRest - b]
    return isSmall[i] || hits.length === 2 ? fisherExact(a, b, c, d) : chiSquaredHomogeneity([a, c], [b, d]).pValue
  })
  return Math.min(1, (hits.length === 2 ? 1 : hits.length) * Math.min(...pValues))
}

function totalOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
