import { normalSf } from './normal.ts'
import type { TiedPair } from './tied-pair.ts'

/** `statistic` is A²akN, `standardized` is Scholz and Stephens' T = (A²akN - 1) / sigma. */
export type AndersonDarling = { readonly statistic: number; readonly standardized: number; readonly pValue: number }

const FAR_TAIL = 8
const EULER_GAMMA = 0.5772156649015329
const MAX_EXACT_SUM = 200

/**
 * Two-sample Anderson-Darling test with midranks for ties (Scholz and Stephens, JASA 82, 1987, A²akN). Needs at least two rows on each
 * side; all values equal gives p = 1. The p value is that of the limit law, which fits from about 5 rows on.
 */
export function andersonDarling({ reference, current, n, m }: TiedPair): AndersonDarling {
  const all = n + m
  let below = 0
  let belowReference = 0
  let sum = 0
  for (let i = 0; i < reference.length; i++) {
    const inReference = reference[i] as number
    const tied = inReference + (current[i] as number)
    const middle = below + tied / 2
    const gap = all * (belowReference + inReference / 2) - middle * n
    const scale = middle * (all - middle) - (all * tied) / 4
    if (scale > 0) sum += (tied * gap * gap) / (all * scale)
    below += tied
    belowReference += inReference
  }
  const statistic = (sum * (1 / n + 1 / m) * (all - 1)) / all
  const standardized = (statistic - 1) / Math.sqrt(variance(n, m))
  const limit = 1 + standardized * Math.sqrt((2 * (Math.PI ** 2 - 9)) / 3)
  return { statistic, standardized, pValue: andersonDarlingSf(limit) }
}

/**
 * P(A² > z) for the limit law of the one-sample statistic, which the standardised two-sample one shares.
 * Marsaglia and Marsaglia (J. Stat. Software 9(2), 2004); beyond 8 the leading term of the tail, sqrt(3) P(chi²(1) > 2z).
 */
export function andersonDarlingSf(z: number): number {
  if (z <= 0) return 1
  if (z > FAR_TAIL) return 2 * Math.sqrt(3) * normalSf(Math.sqrt(2 * z))
  if (z >= 2) return -Math.expm1(-Math.exp(horner(NEAR, z)))
  return 1 - (Math.exp(-1.2337141 / z) / Math.sqrt(z)) * horner(CENTRE, z)
}

const CENTRE = [2.00012, 0.247105, -0.0649821, 0.0347962, -0.011672, 0.00168691]
const NEAR = [1.0776, -2.30695, 0.43424, -0.082433, 0.008056, -0.0003146]

/** Polynomial with the lowest power first. */
function horner(coefficients: readonly number[], z: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * z + coefficient, 0)
}

/** Variance of A²kN for two samples under no difference: Scholz and Stephens, equation 4 with k = 2. */
function variance(n: number, m: number): number {
  const all = n + m
  const h = harmonic(all - 1)
  const g = doubleHarmonic(all)
  const inverse = 1 / n + 1 / m
  const a = 4 * g - 6 + (10 - 6 * g) * inverse
  const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6
  const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverse + 4 * h
  const d = 4 * (2 * h + 6) - 8 * h
  return (((a * all + b) * all + c) * all + d) / ((all - 1) * (all - 2) * (all - 3))
}

/** Sum of 1 / i up to `count`; for many by Euler and Maclaurin, to the last digits. */
function harmonic(count: number): number {
  if (count > MAX_EXACT_SUM)
    return Math.log(count) + EULER_GAMMA + 1 / (2 * count) - 1 / (12 * count ** 2) + 1 / (120 * count ** 4)
  let sum = 0
  for (let i = count; i >= 1; i--) sum += 1 / i
  return sum
}

/** Sum of 1 / i² up to `count`. */
function harmonicSquares(count: number): number {
  if (count > MAX_EXACT_SUM)
    return Math.PI ** 2 / 6 - 1 / count + 1 / (2 * count ** 2) - 1 / (6 * count ** 3) + 1 / (30 * count ** 5)
  let sum = 0
  for (let i = count; i >= 1; i--) sum += 1 / (i * i)
  return sum
}

/** g of the paper, the sum of 1 / ((N - i) j) over 1 <= i < j < N, in closed form by the sum of H(k) / (N - k) = H(N)² - H₂(N). */
function doubleHarmonic(all: number): number {
  return harmonicSquares(all) - (2 * harmonic(all - 1)) / all - 1 / (all * all)
}
