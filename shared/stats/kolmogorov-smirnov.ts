import type { TiedPair } from './tied-pair.ts'

/** Up to so many rows on each side, and so many pairs of them, the law is counted out; beyond, the limit law holds to a few percent. */
const MAX_EXACT_ROWS = 10_000
const MAX_EXACT_PAIRS = 1e7
const MAX_TERMS = 100

/**
 * Two-sample Kolmogorov-Smirnov test, two-sided: the largest gap between the distribution functions, and the chance of one as large
 * between samples of one law without ties (with ties it is conservative). `method` says which law the p value is from.
 */
export function kolmogorovSmirnov({ reference, current, n, m }: TiedPair): {
  readonly distance: number
  readonly pValue: number
  readonly method: 'exact' | 'asymptotic'
} {
  let [inReference, inCurrent, distance] = [0, 0, 0]
  for (let i = 0; i < reference.length; i++) {
    inReference += reference[i] as number
    inCurrent += current[i] as number
    distance = Math.max(distance, Math.abs(inReference / n - inCurrent / m))
  }
  return Math.max(n, m) <= MAX_EXACT_ROWS && n * m <= MAX_EXACT_PAIRS
    ? { distance, pValue: exactSf(distance, n, m), method: 'exact' }
    : { distance, pValue: kolmogorovSf(distance * Math.sqrt((n * m) / (n + m))), method: 'asymptotic' }
}

/** P(K > z) for the limit law of Kolmogorov (Giornale dell'Istituto Italiano degli Attuari 4, 1933). */
export function kolmogorovSf(z: number): number {
  if (z <= 0) return 1
  if (z < 1) {
    // The theta function turned around, which converges fast here.
    let sum = 0
    for (let k = 1; k <= MAX_TERMS; k += 2) sum += Math.exp((-(k * k) * Math.PI ** 2) / (8 * z * z))
    return Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / z) * sum)
  }
  let sum = 0
  for (let k = 1; k <= MAX_TERMS; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z)
  return Math.min(1, sum)
}

/**
 * Share of the lattice paths from (0, 0) to (n, m), all equally likely, that reach a point as far from the diagonal as `distance`
 * (Hodges, Arkiv för Matematik 3, 1958). Shares instead of numbers of paths, so that nothing overflows and small shares keep their digits.
 */
function exactSf(distance: number, n: number, m: number): number {
  // Distances are multiples of 1 / (n m): half of one below is as far.
  const limit = (Math.round(distance * n * m) - 0.5) / (n * m)
  if (limit < 0) return 1
  // Of the paths to (i, j), the share that were out; of those the part i / (i + j) comes from (i - 1, j).
  const out = new Float64Array(m + 1)
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const before = j === 0 ? 0 : (out[j - 1] as number)
      const mixed = i + j === 0 ? 0 : (i * (out[j] as number) + j * before) / (i + j)
      out[j] = Math.abs(i / n - j / m) > limit ? 1 : mixed
    }
  }
  return Math.min(1, out[m] as number)
}
