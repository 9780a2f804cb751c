import { normalSf } from './normal.ts'

/** A correlation r in [-1, 1] over n rows. */
export type Correlated = { readonly r: number; readonly n: number }

/** r is drawn in from ±1 by this much: closer to it the last digits of a fixed relation would look like a change. */
const EDGE = 1e-3

/**
 * Two-sided test of "both correlations are the same" by the inverse hyperbolic tangent (R. A. Fisher, Metron 1, 1921). Right for ranks
 * and near-normal numbers; fewer than 4 rows on a side give p = 1.
 */
export function correlationChange(a: Correlated, b: Correlated): { readonly z: number; readonly pValue: number } {
  if (a.n < 4 || b.n < 4) return { z: 0, pValue: 1 }
  const inner = ({ r }: Correlated): number => Math.atanh(Math.max(-1 + EDGE, Math.min(1 - EDGE, r)))
  const z = (inner(b) - inner(a)) / Math.sqrt(1 / (a.n - 3) + 1 / (b.n - 3))
  return { z, pValue: Math.min(1, 2 * normalSf(Math.abs(z))) }
}
