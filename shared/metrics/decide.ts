import type { Rows } from './rows.ts'

/** The decided class per row: 1 is positive for a binary task, ties go to the first class. */
export function decide(rows: Rows): Int32Array {
  switch (rows.kind) {
    case 'binary':
      return Int32Array.from(rows.scores, (score) => (score >= rows.threshold ? 1 : 0))
    case 'multiclass': {
      const { probabilities, classes } = rows
      return Int32Array.from(rows.labels, (_, row) => mostProbable(probabilities, row * classes.length, classes.length))
    }
    case 'regression':
    case 'multilabel':
    case 'ranking':
    case 'forecasting':
      return new Int32Array(0)
    default:
      return rows satisfies never
  }
}

function mostProbable(probabilities: Float64Array, start: number, size: number): number {
  let best = 0
  for (let k = 1; k < size; k++) {
    if ((probabilities[start + k] as number) > (probabilities[start + best] as number)) best = k
  }
  return best
}
