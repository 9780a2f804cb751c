import { type Bounds, twoSidedZ } from './proportion.ts'
import { sortedOrder } from './sorted-order.ts'

/** Area under the ROC curve and each row's part in it, in row order. */
export type AucParts = {
  readonly auc: number
  readonly positives: number
  readonly negatives: number
  /** For a positive row the share of negatives below it, for a negative row the share of positives above it; ties half. */
  readonly placements: Float64Array
}

/**
 * Area under the ROC curve with the structural components of DeLong et al. (Biometrics 44, 1988) by midranks
 * (Sun and Xu, IEEE Signal Processing Letters 21, 2014), O(n log n). `positive` is 1 where the row is positive.
 * Both kinds of rows must be present. `order`: the rows in rising order of their scores, where it is known.
 */
export function aucParts(positive: Uint8Array, scores: Float64Array, order = sortedOrder(scores)): AucParts {
  const placements = new Float64Array(scores.length)
  const positives = countOnes(positive)
  const negatives = scores.length - positives
  let below = { positives: 0, negatives: 0 }
  let sum = 0
  for (let start = 0; start < order.length; ) {
    const tie = tieFrom(start, order, scores)
    let tied = 0
    for (let i = start; i < tie; i++) tied += positive[order[i] as number] as number
    const others = tie - start - tied
    for (let i = start; i < tie; i++) {
      const row = order[i] as number
      placements[row] =
        positive[row] === 1 ? (below.negatives + others / 2) / negatives : 1 - (below.positives + tied / 2) / positives
    }
    sum += tied * (below.negatives + others / 2)
    below = { positives: below.positives + tied, negatives: below.negatives + others }
    start = tie
  }
  return { auc: sum / positives / negatives, positives, negatives, placements }
}

/** Covariance of two AUCs measured on the same rows (the variance, when both are the same); 0 for fewer than 2 rows a kind. */
export function aucCovariance(positive: Uint8Array, a: AucParts, b: AucParts): number {
  let s10 = 0
  let s01 = 0
  for (let row = 0; row < positive.length; row++) {
    const product = ((a.placements[row] as number) - a.auc) * ((b.placements[row] as number) - b.auc)
    if (positive[row] === 1) s10 += product
    else s01 += product
  }
  const { positives: m, negatives: n } = a
  return (m > 1 ? s10 / (m - 1) / m : 0) + (n > 1 ? s01 / (n - 1) / n : 0)
}

/**
 * Interval of an AUC from its variance on the logit scale, which stays inside (0, 1) and covers better than the plain
 * one near 1 (Pepe, "The Statistical Evaluation of Medical Tests", 2003, section 5.2). At 0 or 1 it has no width.
 */
export function aucInterval(auc: number, variance: number, level: number): Bounds {
  if (auc <= 0 || auc >= 1) return { low: auc, high: auc }
  const logit = Math.log(auc / (1 - auc))
  const half = (twoSidedZ(level) * Math.sqrt(variance)) / (auc * (1 - auc))
  return { low: 1 / (1 + Math.exp(half - logit)), high: 1 / (1 + Math.exp(-half - logit)) }
}

function tieFrom(start: number, order: Int32Array, scores: Float64Array): number {
  const value = scores[order[start] as number]
  let end = start + 1
  while (end < order.length && scores[order[end] as number] === value) end++
  return end
}

function countOnes(values: Uint8Array): number {
  let count = 0
  for (let i = 0; i < values.length; i++) count += values[i] as number
  return count
}
