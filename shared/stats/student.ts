import { betaQuantile } from './beta.ts'

/** The t of a two-sided interval with coverage `level` in (0, 1) and `df` degrees of freedom: 2.045 at 0.95 and 29. */
export function twoSidedT(level: number, df: number): number {
  const x = betaQuantile(1 - level, df / 2, 0.5)
  return Math.sqrt((df * (1 - x)) / x)
}
