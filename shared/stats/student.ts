import { betaQuantile } from './beta.ts'
import { twoSidedZ } from './proportion.ts'

/** From here on the expansion around the normal quantile is exact to ten digits, and much quicker. */
const EXPANDED_FROM = 1000

/** The t of a two-sided interval with coverage `level` in (0, 1) and `df` degrees of freedom: 2.045 at 0.95 and 29. */
export function twoSidedT(level: number, df: number): number {
  if (df >= EXPANDED_FROM) return expanded(twoSidedZ(level), df)
  const x = betaQuantile(1 - level, df / 2, 0.5)
  return Math.sqrt((df * (1 - x)) / x)
}

/** Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5). */
function expanded(z: number, df: number): number {
  const z2 = z * z
  const first = z2 + 1
  const second = (5 * z2 + 16) * z2 + 3
  const third = ((3 * z2 + 19) * z2 + 17) * z2 - 15
  return z * (1 + first / (4 * df) + second / (96 * df ** 2) + third / (384 * df ** 3))
}
