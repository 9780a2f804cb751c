/** Rows of two kinds, in rising order of their score; rows that are not in `order` are left out. */
export type Scored = {
  readonly order: Int32Array
  readonly positive: (row: number) => boolean
  readonly scores: Float64Array
  readonly weights: Float64Array
}

/** An AUC, and how much the row at each place of `order` moves it. */
export type WeightedAuc = { readonly auc: number; readonly order: Int32Array; readonly moved: Float64Array }

/**
 * Area under the ROC curve of weighted rows, and how much each row moves it: DeLong’s placements with weights in place of counts, scaled
 * so that the sum of squares is DeLong’s variance when all weights are equal. Both kinds of rows must be present.
 */
export function weightedAuc({ order, positive, scores, weights }: Scored): WeightedAuc {
  const isPositive = Uint8Array.from(order, (row) => (positive(row) ? 1 : 0))
  const sums = sumKinds(order, isPositive, weights)
  const moved = new Float64Array(order.length)
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
    for (let i = start; i < end; i++) moved[i] = isPositive[i] === 1 ? ofPositive : ofNegative
    area += tiedPositive * ofPositive
    belowPositive += tiedPositive
    belowNegative += tiedNegative
    start = end
  }
  const auc = area / sums.positive
  const ofPositives = Math.sqrt(sums.positives / Math.max(1, sums.positives - 1)) / sums.positive
  const ofNegatives = Math.sqrt(sums.negatives / Math.max(1, sums.negatives - 1)) / sums.negative
  for (let i = 0; i < order.length; i++) {
    const scale = (weights[order[i] as number] as number) * (isPositive[i] === 1 ? ofPositives : ofNegatives)
    moved[i] = ((moved[i] as number) - auc) * scale
  }
  return { auc, order, moved }
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
