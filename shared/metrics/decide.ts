import type { Rows } from './rows.ts'

/** The decided class per row: 1 is positive for a binary task, ties go to the first class. */
export function decide(rows: Rows): Int32Array {
  switch (rows.kind) {
    case 'binary':
      return decideByThreshold(rows.scores, rows.threshold)
    case 'multiclass':
      return decideByClass(rows.probabilities, rows.classes.length)
    case 'regression':
    case 'multilabel':
    case 'ranking':
    case 'forecasting':
      return new Int32Array(0)
    default:
      return rows satisfies never
  }
}

// Plain loops: `from` with a function takes thirty times as long, and large slices are decided again and again.
function decideByThreshold(scores: Float64Array, threshold: number): Int32Array {
  const decided = new Int32Array(scores.length)
  for (let row = 0; row < scores.length; row++) decided[row] = (scores[row] as number) >= threshold ? 1 : 0
  return decided
}

function decideByClass(probabilities: Float64Array, classes: number): Int32Array {
  const decided = new Int32Array(probabilities.length / classes)
  for (let row = 0; row < decided.length; row++) decided[row] = mostProbable(probabilities, row * classes, classes)
  return decided
}

function mostProbable(probabilities: Float64Array, start: number, size: number): number {
  let best = 0
  for (let k = 1; k < size; k++) {
    if ((probabilities[start + k] as number) > (probabilities[start + best] as number)) best = k
  }
  return best
}
