import { normalSf } from './normal.ts'
import type { TiedPair } from './tied-pair.ts'

/** `z` is above 0 when the scores of the current side are the larger ones. */
export type StratifiedTest = { readonly z: number; readonly pValue: number; readonly strata: number }

/** The rank itself, in (0, 1): van Elteren's test of location. */
export const LOCATION = (u: number): number => u
/** The squared distance from the middle: Mood's test of spread. */
export const SPREAD = (u: number): number => (u - 0.5) ** 2

/**
 * Two-sided stratified linear rank test. Within each stratum the midranks r of both sides, as `score(r / (N + 1))`, are summed over the
 * current rows and compared with their mean and variance under permutation; strata add up. With `LOCATION` it is the test of van
 * Elteren (Bulletin de l'Institut International de Statistique 37, 1960), with one stratum that of Wilcoxon. Strata where a side is
 * empty say nothing; without any other p is 1.
 */
export function stratifiedRankTest(strata: readonly TiedPair[], score: (u: number) => number): StratifiedTest {
  let excess = 0
  let variance = 0
  let used = 0
  for (const stratum of strata) {
    if (stratum.n === 0 || stratum.m === 0) continue
    const part = rankPart(stratum, score)
    excess += part.excess
    variance += part.variance
    used += 1
  }
  if (variance <= 0) return { z: 0, pValue: 1, strata: used }
  const z = excess / Math.sqrt(variance)
  return { z, pValue: Math.min(1, 2 * normalSf(Math.abs(z))), strata: used }
}

function rankPart({ values, reference, current, n, m }: TiedPair, score: (u: number) => number) {
  const all = n + m
  let before = 0
  let [observed, total, squares] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const inCurrent = current[i] as number
    const tied = (reference[i] as number) + inCurrent
    const own = score((before + (tied + 1) / 2) / (all + 1))
    before += tied
    observed += inCurrent * own
    total += tied * own
    squares += tied * own * own
  }
  const mean = total / all
  const spread = Math.max(0, squares - all * mean * mean)
  return { excess: observed - m * mean, variance: all > 1 ? (n * m * spread) / (all * (all - 1)) : 0 }
}
