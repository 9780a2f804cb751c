import { normalSf } from './normal.ts'
import type { Claims } from './recalibration.ts'

/**
 * Spiegelhalter's test of "the probabilities are right" (Statistics in Medicine 5, 1986): how far the Brier score is from what they
 * promise, in standard errors, and the two-sided p value. Undefined where no probability leaves anything to chance.
 */
export function spiegelhalter({ probabilities, hits, weights }: Claims): { z: number; pValue: number } | undefined {
  let [sum, variance] = [0, 0]
  for (let row = 0; row < hits.length; row++) {
    const p = probabilities[row] as number
    const weight = weights === undefined ? 1 : (weights[row] as number)
    sum += weight * ((hits[row] as number) - p) * (1 - 2 * p)
    variance += weight ** 2 * (1 - 2 * p) ** 2 * p * (1 - p)
  }
  if (!(variance > 0)) return undefined
  const z = sum / Math.sqrt(variance)
  return { z, pValue: Math.min(1, 2 * normalSf(Math.abs(z))) }
}

/** `score` is `reliability - resolution + uncertainty + within`. */
export type BrierParts = {
  readonly score: number
  readonly reliability: number
  readonly resolution: number
  readonly uncertainty: number
  readonly within: number
}

/**
 * The Brier score taken apart over bins (A. H. Murphy, Journal of Applied Meteorology 12, 1973): how far the bins are off, how far they
 * lie apart, and how uncertain the truth is; `within` is what the bins hide (Stephenson, Coelho, Jolliffe, Weather and Forecasting 23, 2008).
 */
export function brierParts({ probabilities, hits, weights }: Claims, bins: ArrayLike<number>): BrierParts {
  const sums = new Map<number, { weight: number; probability: number; hits: number }>()
  let [total, positive, score] = [0, 0, 0]
  for (let row = 0; row < hits.length; row++) {
    const weight = weights === undefined ? 1 : (weights[row] as number)
    const [p, y] = [probabilities[row] as number, hits[row] as number]
    const bin = sums.get(bins[row] as number) ?? { weight: 0, probability: 0, hits: 0 }
    sums.set(bins[row] as number, bin)
    bin.weight += weight
    bin.probability += weight * p
    bin.hits += weight * y
    total += weight
    positive += weight * y
    score += weight * (p - y) ** 2
  }
  const base = positive / total
  let [reliability, resolution] = [0, 0]
  for (const bin of [...sums.values()].filter(({ weight }) => weight > 0)) {
    const observed = bin.hits / bin.weight
    reliability += (bin.weight / total) * (bin.probability / bin.weight - observed) ** 2
    resolution += (bin.weight / total) * (observed - base) ** 2
  }
  const uncertainty = base * (1 - base)
  const own = score / total
  return { score: own, reliability, resolution, uncertainty, within: own - (reliability - resolution + uncertainty) }
}
