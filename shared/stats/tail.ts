import { betaBinomialAtLeast } from './beta-binomial.ts'

/** More reference rows make a deeper threshold: every thousandth row lies beyond it. */
const ROWS_PER_EXCEEDANCE = 1000
const MIN_HILL_ROWS = 10

/**
 * Exact test of how many current rows lie beyond the k-th most extreme reference row, k = max(1, n / 1000), two-sided over both ends.
 * Distribution-free: the count is beta-binomial (m, k, n + 1 - k). Samples ascend; ties make it conservative.
 */
export function tailExceedance(
  reference: Float64Array,
  current: Float64Array,
): { readonly count: number; readonly pValue: number } {
  const n = reference.length
  const m = current.length
  const k = Math.max(1, Math.floor(n / ROWS_PER_EXCEEDANCE))
  const above = m - countUpTo(current, reference[n - k] ?? Number.NaN)
  const below = countBelow(current, reference[k - 1] ?? Number.NaN)
  const smaller = Math.min(betaBinomialAtLeast(above, m, k, n + 1 - k), betaBinomialAtLeast(below, m, k, n + 1 - k))
  return { count: Math.max(above, below), pValue: Math.min(1, 2 * smaller) }
}

/**
 * Is the most extreme current value further out than the reference's tail can explain? Both ends, around the reference median: a Pareto
 * tail fitted to the top max(10, sqrt n) values (Hill, Ann. Statist. 3, 1975) in predictive form, which allows for the error of the fit.
 */
export function hillTail(reference: Float64Array, current: Float64Array): { readonly pValue: number } {
  const n = reference.length
  const median = ((reference[(n - 1) >> 1] ?? 0) + (reference[n >> 1] ?? 0)) / 2
  const top = (i: number): number => (reference[n - 1 - i] ?? 0) - median
  const bottom = (i: number): number => median - (reference[i] ?? 0)
  const m = current.length
  const high = hillSide(top, n, (current[m - 1] ?? 0) - median, m)
  const low = hillSide(bottom, n, median - (current[0] ?? 0), m)
  return { pValue: Math.min(1, 2 * Math.min(high, low)) }
}

/** `ranked(0)` is the most extreme of `n` distances from the median, `extreme` the most extreme of `m` new ones. */
function hillSide(ranked: (i: number) => number, n: number, extreme: number, m: number): number {
  if (extreme <= ranked(0)) return 1
  const k = Math.max(MIN_HILL_ROWS, Math.floor(Math.sqrt(n)))
  const threshold = k < n ? ranked(k) : 0
  if (!(threshold > 0)) return 1
  let sum = 0
  for (let i = 0; i < k; i++) sum += Math.log(ranked(i) / threshold)
  if (!(sum > 0)) return 1
  const beyond = (k / n) * (1 + Math.log(extreme / threshold) / sum) ** -k
  return -Math.expm1(m * Math.log1p(-beyond))
}

function countUpTo(ascending: Float64Array, limit: number): number {
  return firstIndex(ascending, (value) => value > limit)
}

function countBelow(ascending: Float64Array, limit: number): number {
  return firstIndex(ascending, (value) => value >= limit)
}

/** Index of the first value for which `holds`, which must hold for all after it too. */
function firstIndex(ascending: Float64Array, holds: (value: number) => boolean): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(ascending[middle] ?? Number.NaN)) high = middle
    else low = middle + 1
  }
  return low
}
