import type { Predictions, TaskSpec } from '../model/predictions.ts'
import { answerNumbers } from './ask.ts'

/** How far the decision of each row is from flipping: the score's distance to the threshold, or the lead of the first class over the second. */
export function margins(predictions: Predictions, task: TaskSpec, rows: number): Float64Array {
  const { values, width } = answerNumbers(predictions, rows)
  if (task.kind === 'binary') return values.map((score) => Math.abs(score - task.threshold))
  return Float64Array.from({ length: rows }, (_, row) => {
    const sorted = values.slice(row * width, (row + 1) * width).sort()
    return (sorted[width - 1] as number) - (sorted[width - 2] ?? 0)
  })
}
