import { normalCdf, normalPdf, normalQuantile } from './normal.ts'

/** Chance that a true difference of the stated size is shown. */
export const POWER = 0.8

/** Smallest true difference whose interval of coverage `level` excludes zero with 80 % power: 2.80 standard errors at 95 %. */
export function detectableDifference(standardError: number, level: number): number {
  return (normalQuantile(0.5 + level / 2) + normalQuantile(POWER)) * standardError
}

/**
 * Rows at which an interval of coverage `level` around a true difference excludes a bound `gap` away with 80 % power,
 * when `n` rows have the standard error `standardError`; Infinity when `gap` is 0.
 */
export function rowsToResolve(
  { n, standardError, gap }: { readonly n: number; readonly standardError: number; readonly gap: number },
  level: number,
): number {
  const z = normalQuantile(0.5 + level / 2) + normalQuantile(POWER)
  return Math.ceil(n * ((z * standardError) / gap) ** 2)
}

/**
 * Rows per group to show Cohen's h = 2 asin sqrt(p1) - 2 asin sqrt(p2), not 0, between two independent shares in a
 * two-sided test at level `alpha`, both tails counted, by Newton's method.
 */
export function rowsPerGroup(effectH: number, alpha: number, power: number): number {
  const z = normalQuantile(1 - alpha / 2)
  let shift = z + normalQuantile(power)
  for (let i = 0; i < 20; i++) {
    const reached = normalCdf(shift - z) + normalCdf(-shift - z)
    shift -= (reached - power) / (normalPdf(shift - z) - normalPdf(-shift - z))
  }
  return 2 * (shift / effectH) ** 2
}
