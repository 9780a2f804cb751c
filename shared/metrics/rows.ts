import { UserError } from '../kernel/error.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'

/** Labels and one model's answers in canonical row order. Probabilities follow each other row by row, classes inner. */
export type Rows =
  | { readonly kind: 'binary'; readonly labels: Uint8Array; readonly scores: Float64Array; readonly threshold: number }
  | {
      readonly kind: 'multiclass'
      readonly labels: Int32Array
      readonly classes: readonly string[]
      readonly probabilities: Float64Array
    }
  | { readonly kind: 'regression'; readonly labels: Float64Array; readonly values: Float64Array }

/** The task with its truth and the answers of one or more models to the same rows. */
export type Answers = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly models: readonly { readonly name: string; readonly predictions: Predictions }[]
}

/** Numbers of all rows in one array, `width` of them per row. */
type Column = { readonly values: ArrayLike<number>; readonly width: number }

/**
 * One `Rows` per model, all in the same canonical order: by label, then by the models' answers. The order in which the
 * rows came therefore changes no result, not even the draws of a bootstrap. Throws `UserError` where labels and
 * predictions do not fit the task or each other.
 */
export function toCanonicalRows(answers: Answers): readonly Rows[] {
  const { task, labels } = answers
  const columns = checkedColumns(answers)
  const truth = { values: labels.values, width: 1 }
  const order = canonicalOrder(labels.values.length, [truth, ...columns])
  return columns.map((column) => toRows(task, labels, column, order))
}

/** One `Rows` per model in the order in which the rows came, for whoever must know which row is which. Throws as `toCanonicalRows`. */
export function toRowsInOrder(answers: Answers): readonly Rows[] {
  const { task, labels } = answers
  const order = Int32Array.from({ length: labels.values.length }, (_, row) => row)
  return checkedColumns(answers).map((column) => toRows(task, labels, column, order))
}

function checkedColumns({ task, labels, models }: Answers) {
  const size = labels.values.length
  if (size < 2) throw dataEmpty(size)
  const columns = models.map(({ name, predictions }) => toColumn(name, task, predictions))
  for (const [i, { values, width }] of columns.entries()) {
    const name = models[i]?.name ?? ''
    if (values.length !== size * width) throw mismatch(name, `${values.length / width} predictions for ${size} labels`)
    if (!values.every(Number.isFinite)) throw notFinite(name)
  }
  return columns
}

function toColumn(name: string, task: TaskSpec, predictions: Predictions): Column & { values: Float64Array } {
  if (predictions.kind !== task.kind) throw mismatch(name, `${predictions.kind} predictions for a ${task.kind} task`)
  switch (predictions.kind) {
    case 'binary':
      return { values: predictions.scores, width: 1 }
    case 'regression':
      return { values: predictions.values, width: 1 }
    case 'multiclass': {
      const classes = task.kind === 'multiclass' ? task.classes : []
      return { values: inClassOrder(name, classes, predictions), width: classes.length }
    }
    default:
      return predictions satisfies never
  }
}

/** Probabilities with their columns in the task's class order. */
function inClassOrder(name: string, classes: readonly string[], predictions: Predictions & { kind: 'multiclass' }) {
  const from = classes.map((label) => predictions.classes.indexOf(label))
  const missing = classes.filter((_, i) => from[i] === -1)
  const extra = predictions.classes.filter((label) => !classes.includes(label))
  if (missing.length > 0) throw mismatch(name, `no probability for the classes ${missing.join(', ')}`)
  if (extra.length > 0) throw mismatch(name, `probabilities for classes the task does not have: ${extra.join(', ')}`)
  if (from.every((column, i) => column === i)) return predictions.probabilities
  const width = classes.length
  return Float64Array.from(predictions.probabilities, (_, at) => {
    const column = from[at % width] as number
    return predictions.probabilities[at - (at % width) + column] as number
  })
}

function canonicalOrder(size: number, columns: readonly Column[]): Int32Array {
  const order = new Int32Array(size)
  for (let row = 0; row < size; row++) order[row] = row
  return order.sort((i, j) => {
    for (const { values, width } of columns) {
      for (let k = 0; k < width; k++) {
        const step = (values[i * width + k] as number) - (values[j * width + k] as number)
        if (step !== 0) return step
      }
    }
    return 0
  })
}

function toRows(task: TaskSpec, labels: Labels, { values, width }: Column, order: Int32Array): Rows {
  const sorted = new Float64Array(values.length)
  for (let i = 0; i < order.length; i++) {
    const from = (order[i] as number) * width
    for (let k = 0; k < width; k++) sorted[i * width + k] = values[from + k] as number
  }
  const label = (row: number): number => labels.values[row] as number
  switch (task.kind) {
    case 'binary':
      return { kind: 'binary', labels: Uint8Array.from(order, label), scores: sorted, threshold: task.threshold }
    case 'multiclass':
      return {
        kind: 'multiclass',
        labels: Int32Array.from(order, label),
        classes: task.classes,
        probabilities: sorted,
      }
    case 'regression':
      return { kind: 'regression', labels: Float64Array.from(order, label), values: sorted }
    default:
      return task satisfies never
  }
}

function dataEmpty(size: number): UserError {
  return new UserError('DATA_EMPTY', {
    file: 'holdout',
    message: `${size} row${size === 1 ? '' : 's'} cannot be scored: an interval needs at least 2`,
    fix: 'give the holdout more rows',
  })
}

function mismatch(name: string, message: string): UserError {
  return new UserError('PREDICTION_MISMATCH', {
    file: name,
    message,
    fix: 'predict every row of the holdout once, for the classes of the task',
  })
}

function notFinite(name: string): UserError {
  return new UserError('PREDICTION_INVALID', {
    file: name,
    message: 'a prediction is not a finite number',
    fix: 'replace NaN and infinite predictions in the model or its pre-processing',
  })
}
