import { binomialCdf, binomialPmf } from './beta.ts'
import { type Bounds, twoSidedZ } from './proportion.ts'

/** Discordant pairs: rows where only the first (`b`) or only the second (`c`) was right, among `n` rows. */
export type Discordant = { readonly b: number; readonly c: number; readonly n: number }

/** Two-sided exact p value of McNemar's test; 1 without discordant pairs. */
export function mcnemarExact({ b, c }: Omit<Discordant, 'n'>): number {
  if (b === c) return 1
  return Math.min(1, 2 * binomialCdf(Math.min(b, c), b + c, 0.5))
}

/**
 * Two-sided mid-p value of McNemar's test (Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13, 2013):
 * half of the observed outcome's own probability is left out on each side, which holds the level without being conservative.
 */
export function mcnemarMidP({ b, c }: Omit<Discordant, 'n'>): number {
  if (b + c === 0) return 1
  const k = Math.min(b, c)
  const own = binomialPmf(k, b + c, 0.5)
  return b === c ? 1 - own : Math.min(1, 2 * binomialCdf(k, b + c, 0.5) - own)
}

/**
 * Share right of the first minus share right of the second on the same rows, with the Wald interval after half a row is
 * added to each of the four cells (Agresti and Min, Biometrics 61, 2005). The standard error is never 0.
 */
export function agrestiMin({ b, c, n }: Discordant, level: number): Bounds & { readonly standardError: number } {
  const rows = n + 2
  const difference = (b - c) / rows
  const standardError = Math.sqrt(b + c + 1 - (b - c) ** 2 / rows) / rows
  const half = twoSidedZ(level) * standardError
  return { low: Math.max(-1, difference - half), high: Math.min(1, difference + half), standardError }
}
