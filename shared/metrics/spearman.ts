import { sortedOrder } from '../stats/sorted-order.ts'
import { type Metric, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

/** Rank correlation; its error is that of the first-order influence of each row, so no resample has to be ranked. */
export const SPEARMAN: Metric = {
  ...SCORE,
  name: 'spearman',
  title: 'Spearman correlation',
  tasks: ['regression'],
  domain: [-1, 1],
  needs: 'spread',
  interval: 'delong',
  comparison: 'delong',
  describe: 'Correlation of the ranks of prediction and truth: does a larger prediction mean a larger truth?',
}

/** A value, and how much each row moves it. */
export type Influenced = { readonly value: number; readonly influence: Float64Array }

/**
 * Spearman's correlation with midranks, rows weighted where they have weights, and the influence of each row on it (Croux and Dehon,
 * Statistical Methods and Applications 19, 2010, extended to ties). A constant prediction has the correlation 0.
 */
export function measureSpearman(rows: Rows & { kind: 'regression' }): Influenced {
  const { labels, values } = rows
  const size = labels.length
  const weights = rows.weights ?? new Float64Array(size).fill(1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const [x, y] = [rankSide(labels, weights, total), rankSide(values, weights, total)]
  const [ofX, ofY] = [above(x, x.centred, weights, total), above(y, y.centred, weights, total)]
  const [xOnY, yOnX] = [above(x, y.centred, weights, total), above(y, x.centred, weights, total)]
  const [xx, yy, xy] = [product(x, x, weights, total), product(y, y, weights, total), product(x, y, weights, total)]
  const influence = new Float64Array(size)
  if (xx === 0 || yy === 0) return { value: 0, influence }
  const [spread, value] = [Math.sqrt(xx * yy), xy / Math.sqrt(xx * yy)]
  for (let row = 0; row < size; row++) {
    const [u, v] = [x.centred[row] as number, y.centred[row] as number]
    const own = u * v + (xOnY[row] as number) + (yOnX[row] as number) - 3 * xy
    const first = u * u + 2 * (ofX[row] as number) - 3 * xx
    const second = v * v + 2 * (ofY[row] as number) - 3 * yy
    const moved = own / spread - (value / 2) * (first / xx + second / yy)
    influence[row] = ((weights[row] as number) / total) * moved
  }
  return { value: Math.max(-1, Math.min(1, value)), influence }
}

type Side = { readonly order: Int32Array; readonly values: Float64Array; readonly centred: Float64Array }

/** The share of rows below each (equal ones half), less one half. */
function rankSide(values: Float64Array, weights: Float64Array, total: number): Side {
  const order = sortedOrder(values)
  const centred = new Float64Array(values.length)
  let below = 0
  forEachTie(order, values, (start, end) => {
    let tied = 0
    for (let i = start; i < end; i++) tied += weights[order[i] as number] as number
    for (let i = start; i < end; i++) centred[order[i] as number] = (below + tied / 2) / total - 0.5
    below += tied
  })
  return { order, values, centred }
}

/** Per row the mean over all rows of `numbers` where they lie above it on this side (equal ones half). */
function above({ order, values }: Side, numbers: Float64Array, weights: Float64Array, total: number): Float64Array {
  const means = new Float64Array(numbers.length)
  let sum = 0
  for (let row = 0; row < numbers.length; row++) sum += (weights[row] as number) * (numbers[row] as number)
  forEachTie(order, values, (start, end) => {
    let tied = 0
    for (let i = start; i < end; i++)
      tied += (weights[order[i] as number] as number) * (numbers[order[i] as number] as number)
    for (let i = start; i < end; i++) means[order[i] as number] = (sum - tied / 2) / total
    sum -= tied
  })
  return means
}

function product(a: Side, b: Side, weights: Float64Array, total: number): number {
  let sum = 0
  for (let row = 0; row < weights.length; row++) {
    sum += (weights[row] as number) * (a.centred[row] as number) * (b.centred[row] as number)
  }
  return sum / total
}

function forEachTie(order: Int32Array, values: Float64Array, use: (start: number, end: number) => void): void {
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++
    use(start, end)
    start = end
  }
}
