/** Rows of two kinds with a score each; rows of weight 0 are left out. */
export type Scored = {
  readonly positive: (row: number) => boolean
  readonly scores: Float64Array
  readonly weights: Float64Array
}

/**
 * Area under the ROC curve of weighted rows, and how much each row moves it: DeLong’s placements with weights in place of counts, scaled
 * so that the sum of squares is DeLong’s variance when all weights are equal. Both kinds of rows must be present.
 */
export function weightedAuc({ positive, scores, weights }: Scored): { auc: number; influence: Float64Array } {
  const kept = [...weights.keys()].filter((row) => (weights[row] as number) > 0)
  const order = Int32Array.from(kept).sort((i, j) => (scores[i] as number) - (scores[j] as number))
  const isPositive = Uint8Array.from(order, (row) => (positive(row) ? 1 : 0))
  const sums = sumKinds(order, isPositive, weights)
  const influence = new Float64Array(scores.length)
  let [belowPositive, belowNegative, area] = [0, 0, 0]
  for (let start = 0; start < order.length; ) {
    let [end, tiedPositive, tiedNegative] = [start, 0, 0]
    while (end < order.length && scores[order[end] as number] === scores[order[start] as number]) {
      const weight = weights[order[end] as number] as number
      if (isPositive[end++] === 1) tiedPositive += weight
      else tiedNegative += weight
    }
    const ofPositive = (belowNegative + tiedNegative / 2) / sums.negative
    const ofNegative = 1 - (belowPositive + tiedPositive / 2) / sums.positive
    for (let i = start; i < end; i++) influence[order[i] as number] = isPositive[i] === 1 ? ofPositive : ofNegative
    area += tiedPositive * ofPositive
    belowPositive += tiedPositive
    belowNegative += tiedNegative
    start = end
  }
  const auc = area / sums.positive
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    const [sum, count] = isPositive[i] === 1 ? [sums.positive, sums.positives] : [sums.negative, sums.negatives]
    const scale = Math.sqrt(count / Math.max(1, count - 1))
    influence[row] = (((influence[row] as number) - auc) * (weights[row] as number) * scale) / sum
  }
  return { auc, influence }
}

function sumKinds(order: Int32Array, isPositive: Uint8Array, weights: Float64Array) {
  const sums = { positive: 0, negative: 0, positives: 0, negatives: 0 }
  for (let i = 0; i < order.length; i++) {
    const weight = weights[order[i] as number] as number
    if (isPositive[i] === 1) {
      sums.positive += weight
      sums.positives++
    } else {
      sums.negative += weight
      sums.negatives++
    }
  }
  return sums
}
