import { betaBinomialAtLeast } from './beta-binomial.ts'
import { rankedValue, type TiedPair } from './tied-pair.ts'

/** More reference rows make a deeper threshold: every thousandth row lies beyond it. */
const ROWS_PER_EXCEEDANCE = 1000
const MIN_HILL_ROWS = 10

/**
 * Exact test of how many current rows lie beyond the k-th most extreme reference row, k = max(1, n / 1000), two-sided over both ends.
 * Distribution-free: the count is beta-binomial (m, k, n + 1 - k). Ties make it conservative.
 */
export function tailExceedance(pair: TiedPair): { readonly count: number; readonly pValue: number } {
  const { n, m } = pair
  const k = Math.max(1, Math.floor(n / ROWS_PER_EXCEEDANCE))
  const above = currentBeyond(pair, k, 'top')
  const below = currentBeyond(pair, k, 'bottom')
  const smaller = Math.min(betaBinomialAtLeast(above, m, k, n + 1 - k), betaBinomialAtLeast(below, m, k, n + 1 - k))
  return { count: Math.max(above, below), pValue: Math.min(1, 2 * smaller) }
}

/**
 * Is the most extreme current value further out than the reference's tail can explain? Both ends, around the reference median: a Pareto
 * tail fitted to the top max(10, sqrt n) values (Hill, Ann. Statist. 3, 1975) in predictive form, which allows for the error of the fit.
 */
export function hillTail(pair: TiedPair): { readonly pValue: number } {
  const { n } = pair
  const median =
    (rankedValue(pair, pair.reference, Math.floor((n - 1) / 2)) +
      rankedValue(pair, pair.reference, Math.floor(n / 2))) /
    2
  return { pValue: Math.min(1, 2 * Math.min(hillSide(pair, median, 'top'), hillSide(pair, median, 'bottom'))) }
}

type End = 'top' | 'bottom'

/** Current rows strictly beyond the k-th most extreme reference row of one end. */
function currentBeyond({ reference, current }: TiedPair, k: number, end: End): number {
  let ranked = 0
  let beyond = 0
  for (const i of inwards(reference.length, end)) {
    ranked += reference[i] as number
    if (ranked >= k) break
    beyond += current[i] as number
  }
  return beyond
}

function hillSide({ values, reference, current, n, m }: TiedPair, median: number, end: End): number {
  const sign = end === 'top' ? 1 : -1
  const distance = (i: number): number => sign * ((values[i] as number) - median)
  const extreme = (side: Float64Array): number =>
    end === 'top' ? side.findLastIndex((count) => count > 0) : side.findIndex((count) => count > 0)
  const [known, seen] = [extreme(reference), extreme(current)]
  if (end === 'top' ? seen <= known : seen >= known) return 1
  const k = Math.max(MIN_HILL_ROWS, Math.floor(Math.sqrt(n)))
  const ranked = mostExtreme(reference, k, end)
  const threshold = ranked.next === undefined ? 0 : distance(ranked.next)
  if (!(threshold > 0)) return 1
  const sum = ranked.cells.reduce((total, [i, rows]) => total + rows * Math.log(distance(i) / threshold), 0)
  if (!(sum > 0)) return 1
  const beyond = (k / n) * (1 + Math.log(distance(seen) / threshold) / sum) ** -k
  return -Math.expm1(m * Math.log1p(-beyond))
}

type Ranked = { readonly cells: readonly (readonly [index: number, rows: number])[]; readonly next: number | undefined }

/** The k most extreme rows by cell, and the cell of the row that follows them. */
function mostExtreme(side: Float64Array, k: number, end: End): Ranked {
  const cells: (readonly [number, number])[] = []
  let left = k
  for (const i of inwards(side.length, end)) {
    const rows = side[i] as number
    if (rows === 0) continue
    if (left > 0) cells.push([i, Math.min(left, rows)])
    if (rows > left) return { cells, next: i }
    left -= rows
  }
  return { cells, next: undefined }
}

function* inwards(length: number, end: End): Generator<number> {
  for (let step = 0; step < length; step++) yield end === 'top' ? length - 1 - step : step
}
