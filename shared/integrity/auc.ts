import { twoSidedZ } from '../stats/proportion.ts'

/** Rows of one score, by class; scores are in the order of the list, lowest first. */
export type ScoreCount = { readonly positive: number; readonly negative: number }

/** ROC AUC of grouped scores; ties count half. `undefined` without rows of both classes. */
export function groupedAuc(
  counts: readonly ScoreCount[],
): { auc: number; positive: number; negative: number } | undefined {
  let [positive, negative, wins] = [0, 0, 0]
  for (const count of counts) {
    wins += count.positive * (negative + count.negative / 2)
    positive += count.positive
    negative += count.negative
  }
  return positive === 0 || negative === 0 ? undefined : { auc: wins / (positive * negative), positive, negative }
}

/**
 * Low end of the interval of an AUC by inverting the score test with Hanley and McNeil's variance (Newcombe's method 5, Statistics in
 * Medicine 25, 2006): it stays below 1 for an AUC of 1, and the more so the fewer rows there are.
 */
export function aucLow(auc: number, positive: number, negative: number, level: number): number {
  const z = twoSidedZ(level)
  const mean = (positive + negative) / 2 - 1
  const spread = (t: number): number =>
    Math.sqrt((t * (1 - t) * (1 + mean * ((1 - t) / (2 - t) + t / (1 + t)))) / (positive * negative))
  let [low, high] = [0, auc]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (auc - middle > z * spread(middle)) low = middle
    else high = middle
  }
  return low
}
