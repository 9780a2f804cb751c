import type { FairnessChange } from '../evidence/fairness.ts'
import type { Rows } from '../metrics/rows.ts'
import type { Redraw } from './clustered.ts'
import { measureChanges } from './gap-changes.ts'
import type { RowNumbers } from './redraw-sums.ts'

type Regression = Rows & { readonly kind: 'regression' }

const MEASURES = [
  'mean_prediction_difference',
  'mean_error_difference',
  'mae_difference',
  'mae_ratio',
  'rmse_difference',
  'rmse_ratio',
] as const

/** Of one model: the prediction, the error, its size and its square. */
const OF_MODEL = 4
/** One for the row, then the numbers of the candidate and those of the champion. */
const WIDTH = 1 + 2 * OF_MODEL

/** What is summed up of every row for both models. */
export function errorNumbers(own: Regression, before: Regression): RowNumbers {
  const rows = own.labels.length
  const values = new Float64Array(rows * WIDTH)
  for (let row = 0; row < rows; row++) {
    values[row * WIDTH] = 1
    for (const [model, { values: predicted, labels }] of [own, before].entries()) {
      const prediction = predicted[row] as number
      const error = prediction - (labels[row] as number)
      values.set([prediction, error, Math.abs(error), error * error], row * WIDTH + 1 + model * OF_MODEL)
    }
  }
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  const keys = [own.labels, own.values, before.values]
  const compare = (a: number, b: number): number => {
    for (const key of keys) if (key[a] !== key[b]) return (key[a] as number) - (key[b] as number)
    return 0
  }
  return { values, width: WIDTH, order: order.sort(compare) }
}

/** How the gaps between the groups moved in what a regression predicts and in its errors: as `gapChanges`, on sums of rows. */
export function errorGapChanges({ counts, redraw }: Redraw, level: number): FairnessChange[] {
  if (counts.length < 2 * WIDTH) return []
  return measureChanges({ measures: MEASURES, counts, redraw, write: writeGaps }, level)
}

/** Writes the gaps of one model (`shift` 1: the candidate, 0: the champion) in the order of `MEASURES`. */
function writeGaps(sums: Float64Array, shift: 0 | 1, out: Float64Array): void {
  const [prediction, error, absolute, squared] = [1, 2, 3, 4].map((number) =>
    endsOf(sums, number + (shift === 1 ? 0 : OF_MODEL)),
  ) as [Ends, Ends, Ends, Ends]
  const root = { least: Math.sqrt(squared.least), most: Math.sqrt(squared.most) }
  out[0] = prediction.most - prediction.least
  out[1] = error.most - error.least
  out[2] = absolute.most - absolute.least
  out[3] = absolute.least / absolute.most
  out[4] = root.most - root.least
  out[5] = root.least / root.most
}

type Ends = { readonly least: number; readonly most: number }

/** Least and greatest mean over the groups; a group that was not drawn has none. */
function endsOf(sums: Float64Array, number: number): Ends {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let start = 0; start < sums.length; start += WIDTH) {
    const n = sums[start] as number
    if (n === 0) continue
    const mean = (sums[start + number] as number) / n
    least = Math.min(least, mean)
    most = Math.max(most, mean)
  }
  return { least, most }
}
