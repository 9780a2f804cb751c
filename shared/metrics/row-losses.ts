import { type Rows, rowsIn } from './rows.ts'

/**
 * One loss per row, whatever the metrics: squared distance of the probabilities from the truth (Brier), or the absolute error. It tells
 * how alike the rows of one group are, and how far in time a row is felt.
 */
export function rowLosses(rows: Rows): Float64Array {
  switch (rows.kind) {
    case 'binary':
      return rows.scores.map((score, row) => (score - (rows.labels[row] as number)) ** 2)
    case 'multiclass':
      return brier(rows.probabilities, rows.classes.length, (row, k) => Number(rows.labels[row] === k))
    case 'multilabel': {
      const { labels, names } = rows
      return brier(rows.probabilities, names.length, (row, k) => labels[row * names.length + k] as number)
    }
    case 'regression':
      return rows.values.map((value, row) => Math.abs(value - (rows.labels[row] as number)))
    case 'ranking':
      return rows.scores.map((score, row) => Math.abs(score - (rows.labels[row] as number)))
    case 'forecasting': {
      const width = rows.values.length / rowsIn(rows)
      return rows.labels.map((label, row) => Math.abs((rows.values[row * width] as number) - label))
    }
    default:
      return rows satisfies never
  }
}

function brier(probabilities: Float64Array, width: number, truth: (row: number, k: number) => number): Float64Array {
  const losses = new Float64Array(probabilities.length / width)
  for (let row = 0; row < losses.length; row++) {
    for (let k = 0; k < width; k++) {
      ;(losses[row] as number) += ((probabilities[row * width + k] as number) - truth(row, k)) ** 2
    }
  }
  return losses
}
