import type { Column } from '../data/table.ts'
import { messageOf, UserError } from '../kernel/error.ts'
import { ModelLost } from '../model/lost-model.ts'
import type { Predictions, TaskSpec } from '../model/predictions.ts'
import type { Failure } from './failures.ts'

/** Asks a loaded model: one answer per row of the columns. It may throw whatever the model's runtime throws. */
export type Ask = (columns: readonly Column[]) => Promise<Predictions>

export type Answer =
  | { readonly state: 'answered'; readonly predictions: Predictions }
  | { readonly state: Failure; readonly message: string }

/** Longest message of a model that is kept. */
const MAX_MESSAGE = 280

/** Asks, and takes a model that does not answer for a finding instead of an error of the test. */
export async function tryAsk(ask: Ask, columns: readonly Column[]): Promise<Answer> {
  try {
    return { state: 'answered', predictions: await ask(columns) }
  } catch (error) {
    const [line = ''] = messageOf(error).split('\n')
    return { state: failureOf(error), message: line.slice(0, MAX_MESSAGE).toWellFormed() || 'no message' }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof ModelLost) return error.how
  if (!(error instanceof UserError)) return 'crashed'
  if (error.code !== 'PREDICTION_INVALID') return 'refused'
  return /no probability|add up to/.test(error.message) ? 'out-of-range' : 'not-finite'
}

/** All numbers of the answers in row order, `width` of them per row. */
export function answerNumbers(predictions: Predictions, rows: number): { values: Float64Array; width: number } {
  const values = numbersOf(predictions)
  return { values, width: rows === 0 ? 1 : values.length / rows }
}

function numbersOf(predictions: Predictions): Float64Array {
  if ('scores' in predictions) return predictions.scores
  return 'probabilities' in predictions ? predictions.probabilities : predictions.values
}

/** The decided class per row (binary: 1 is positive; ties of several classes go to the first); `undefined` where nothing is decided. */
export function decisionsOf(predictions: Predictions, task: TaskSpec): Int32Array | undefined {
  if (task.kind === 'binary' && predictions.kind === 'binary') {
    return Int32Array.from(predictions.scores, (score) => (score >= task.threshold ? 1 : 0))
  }
  if (task.kind !== 'multiclass' || predictions.kind !== 'multiclass') return undefined
  const { probabilities, classes } = predictions
  const width = classes.length
  return Int32Array.from({ length: probabilities.length / width }, (_, row) => {
    let best = 0
    for (let k = 1; k < width; k++) {
      if ((probabilities[row * width + k] as number) > (probabilities[row * width + best] as number)) best = k
    }
    // Two models may list the classes in another order; the task's order is the one that both have.
    return task.classes.indexOf(classes[best] as string)
  })
}

/** Rows of columns of a table; 0 without columns. */
export function rowsOf([first]: readonly Column[]): number {
  if (first === undefined) return 0
  return first.kind === 'numeric' ? first.values.length : first.codes.length
}
