import { normalSf } from './normal.ts'
import type { TiedPair } from './tied-pair.ts'

/**
 * Mood's test for equal scale, two-sided, with the variance corrected for ties (Mielke, Technometrics 9, 1967). `z` is above 0 when
 * the reference is spread wider. All values equal gives p = 1.
 */
export function moodTest({ reference, current, n, m }: TiedPair): { readonly z: number; readonly pValue: number } {
  const all = n + m
  let below = 0
  let sum = 0
  let correction = 0
  for (let i = 0; i < reference.length; i++) {
    const inReference = reference[i] as number
    const tied = inReference + (current[i] as number)
    const spread = (tied * tied - 1) / 12
    const fromCentre = below + (tied - all) / 2
    sum += inReference * (fromCentre * fromCentre + spread)
    const ends = all - 2 * below - tied
    correction += tied * (tied * tied - 1) * (tied * tied - 4 + 15 * ends * ends)
    below += tied
  }
  const expected = (n * (all * all - 1)) / 12
  const variance = (n * m * (all + 1) * (all * all - 4)) / 180 - ((n * m) / (180 * all * (all - 1))) * correction
  // Below this the ties have eaten the whole variance and only rounding is left.
  if (!(variance > 1e-9 * n * m * all ** 3)) return { z: 0, pValue: 1 }
  const z = (sum - expected) / Math.sqrt(variance)
  return { z, pValue: Math.min(1, 2 * normalSf(Math.abs(z))) }
}
