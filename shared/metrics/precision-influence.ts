import { oncePerRows, scoreOrder } from './once-per-rows.ts'
import type { Rows } from './rows.ts'
import type { Influenced } from './spearman.ts'

/**
 * Average precision and how much each row moves it: its derivative by the weight of the row, over the sum of the weights, the infinitesimal
 * jackknife (Jaeckel 1972). Tied scores enter the list together, as in `AVERAGE_PRECISION`. O(n log n), which resampling is not.
 */
export const measureAveragePrecision = oncePerRows((rows: Rows & { kind: 'binary' }): Influenced => {
  const { labels, scores, weights } = rows
  const order = scoreOrder(rows)
  const size = order.length
  const weightOf = (row: number): number => weights?.[row] ?? 1
  // From the highest score down: all weight and the positive weight of the rows at or above.
  const [listed, hits] = [new Float64Array(size), new Float64Array(size)]
  let [all, positive, area] = [0, 0, 0]
  for (let end = size; end > 0; ) {
    const start = tieStart(order, scores, end)
    const before = positive
    for (let i = start; i < end; i++) {
      const row = order[i] as number
      all += weightOf(row)
      positive += weightOf(row) * (labels[row] as number)
    }
    listed.fill(all, start, end)
    hits.fill(positive, start, end)
    area += all > 0 ? (positive - before) * (positive / all) : 0
    end = start
  }
  return { value: area / positive, influence: influenceOf({ order, labels, weightOf, listed, hits }, area / positive) }
})

type Ranked = {
  readonly order: Int32Array
  readonly labels: Uint8Array
  readonly weightOf: (row: number) => number
  readonly listed: Float64Array
  readonly hits: Float64Array
}

/** A row counts by itself where it is positive, and dilutes or raises the precision at every positive row at or below it. */
function influenceOf({ order, labels, weightOf, listed, hits }: Ranked, value: number): Float64Array {
  const influence = new Float64Array(order.length)
  const total = hits[0] as number
  let [raised, diluted] = [0, 0]
  for (let start = 0; start < order.length; ) {
    let end = start
    let tied = 0
    // A tie has one precision, so it is told by the weight listed so far.
    while (end < order.length && listed[end] === listed[start]) {
      const row = order[end] as number
      tied += weightOf(row) * (labels[row] as number)
      end++
    }
    const [all, positive] = [listed[start] as number, hits[start] as number]
    if (all > 0) {
      raised += tied / all
      diluted += (tied * positive) / all ** 2
    }
    for (let i = start; i < end; i++) {
      const row = order[i] as number
      const own = labels[row] === 1 ? (all > 0 ? positive / all : 0) - value + raised : 0
      influence[row] = (weightOf(row) * (own - diluted)) / total
    }
    start = end
  }
  return influence
}

function tieStart(order: Int32Array, scores: Float64Array, end: number): number {
  const value = scores[order[end - 1] as number]
  let start = end - 1
  while (start > 0 && scores[order[start - 1] as number] === value) start--
  return start
}
