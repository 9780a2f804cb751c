import type { Column } from '../data/table.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'

/** Answers of one model to rows that need not exist: one answer per row of the columns, which are the model's own in its order. */
export type Ask = (columns: readonly Column[]) => Promise<Predictions>

/** A model that is explained: the columns it reads, all rows of the holdout, and how to ask it. */
export type Asked = { readonly columns: readonly Column[]; readonly ask: Ask }

/** The tasks whose answers are explained; a forecast is explained as the regression of its point forecast. */
export type PlainSpec = Extract<TaskSpec, { kind: 'binary' | 'multiclass' | 'regression' }>
/** The truth and the answers of such a task. */
export type PlainLabels = Extract<Labels, { kind: 'binary' | 'multiclass' | 'regression' }>
export type PlainPredictions = Extract<Predictions, { kind: 'binary' | 'multiclass' | 'regression' }>

/** Rows per call of a model: several changed copies of the rows are asked at once, and no call is long. */
export const CALL_ROWS = 8192

/** The cells of a column at these rows, in this order; a row may come more than once. */
export function takeRows(column: Column, rows: ArrayLike<number>): Column {
  const { name } = column
  if (column.kind === 'numeric') {
    const values = new Float64Array(rows.length)
    for (let i = 0; i < values.length; i++) values[i] = column.values[rows[i] as number] as number
    return { kind: 'numeric', name, values }
  }
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < codes.length; i++) codes[i] = column.codes[rows[i] as number] as number
  return { kind: 'text', name, codes, dictionary: column.dictionary }
}

/** The truth of these rows. */
export function takeLabels(labels: PlainLabels, rows: Int32Array): PlainLabels {
  const label = (row: number): number => labels.values[row] as number
  switch (labels.kind) {
    case 'binary':
      return { kind: 'binary', values: Uint8Array.from(rows, label) }
    case 'multiclass':
      return { kind: 'multiclass', values: Int32Array.from(rows, label) }
    case 'regression':
      return { kind: 'regression', values: Float64Array.from(rows, label) }
    default:
      return labels satisfies never
  }
}

/** The answers from row `from` on, `rows` of them. */
export function partOf(predictions: PlainPredictions, from: number, rows: number): PlainPredictions {
  switch (predictions.kind) {
    case 'binary':
      return { kind: 'binary', scores: predictions.scores.subarray(from, from + rows) }
    case 'regression':
      return { kind: 'regression', values: predictions.values.subarray(from, from + rows) }
    case 'multiclass': {
      const width = predictions.classes.length
      const probabilities = predictions.probabilities.subarray(from * width, (from + rows) * width)
      return { kind: 'multiclass', classes: predictions.classes, probabilities }
    }
    default:
      return predictions satisfies never
  }
}

/** The truth as that of a plain task, or `undefined` where rows are not answered one by one with one number or class. */
export function plainLabels(task: TaskSpec, labels: Labels): { task: PlainSpec; labels: PlainLabels } | undefined {
  switch (task.kind) {
    case 'binary':
    case 'multiclass':
    case 'regression':
      return labels.kind === task.kind ? { task, labels } : undefined
    case 'forecasting':
      if (labels.kind !== 'forecasting') return undefined
      return { task: { kind: 'regression' }, labels: { kind: 'regression', values: labels.values } }
    default:
      return undefined
  }
}

/** Answers as those of a plain task: of a forecast the point forecast. Throws TypeError for a task that `plainLabels` does not take. */
export function plainPredictions(predictions: Predictions): PlainPredictions {
  switch (predictions.kind) {
    case 'binary':
    case 'multiclass':
    case 'regression':
      return predictions
    case 'forecasting': {
      const width = 1 + predictions.levels.length
      const points = Float64Array.from({ length: predictions.values.length / width }, (_, row) => {
        return predictions.values[row * width] as number
      })
      return { kind: 'regression', values: points }
    }
    default:
      throw new TypeError(`answers of a ${predictions.kind} task are not explained`)
  }
}

/** The number of each answer that is explained: the score, the value, or the probability of the class that `classOf` names for the row. */
export function outputs(predictions: PlainPredictions, classOf: (row: number) => number): Float64Array {
  switch (predictions.kind) {
    case 'binary':
      return predictions.scores
    case 'regression':
      return predictions.values
    case 'multiclass': {
      const { probabilities, classes } = predictions
      const width = classes.length
      return Float64Array.from({ length: probabilities.length / width }, (_, row) => {
        return probabilities[row * width + classOf(row)] as number
      })
    }
    default:
      return predictions satisfies never
  }
}
