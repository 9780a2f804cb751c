import { Fault } from '../kernel/error.ts'
import { type Labels, type Predictions, rowCount, type Scales, type TaskSpec } from '../model/predictions.ts'
import { canonicalOrder, type NumberColumn } from './canonical-order.ts'
import { dataEmpty, mismatch, notFinite } from './row-errors.ts'

/** Labels and one model's answers in canonical row order. Probabilities follow each other row by row, classes inner. */
export type Rows = (
  | {
      readonly kind: 'binary'
      readonly labels: Uint8Array
      readonly scores: Float64Array
      readonly threshold: number
      readonly costs?: readonly number[]
    }
  | {
      readonly kind: 'multiclass'
      readonly labels: Int32Array
      readonly classes: readonly string[]
      readonly probabilities: Float64Array
      readonly costs?: readonly number[]
      readonly places?: readonly number[]
    }
  | { readonly kind: 'regression'; readonly labels: Float64Array; readonly values: Float64Array }
  | {
      readonly kind: 'multilabel'
      /** 0 or 1, rows follow each other, labels inner; `probabilities` likewise. */
      readonly labels: Uint8Array
      readonly names: readonly string[]
      readonly probabilities: Float64Array
      readonly threshold: number
    }
  | {
      readonly kind: 'ranking'
      readonly labels: Float64Array
      readonly scores: Float64Array
      /** Number of each row's query, in growing order. */
      readonly queries: Int32Array
    }
  | {
      readonly kind: 'forecasting'
      readonly labels: Float64Array
      /** Per row the point forecast, then its quantiles at `levels`. */
      readonly values: Float64Array
      readonly levels: readonly number[]
      readonly scales?: Scales
    }
) & {
  /** How much each row counts; every row alike when absent. */
  readonly weights?: Float64Array
}

/** Rows that were answered. */
export function rowsIn(rows: Rows): number {
  return rows.kind === 'multilabel' ? rows.labels.length / rows.names.length : rows.labels.length
}

/** The task with its truth and the answers of one or more models to the same rows. */
export type Answers = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly models: readonly { readonly name: string; readonly predictions: Predictions }[]
}

const NONE = new Int32Array(0)

type AnswerColumn = NumberColumn & { readonly values: Float64Array; readonly threshold?: number }

/**
 * One `Rows` per model, all in the same canonical order: by label, then by the models' answers. The order in which the
 * rows came therefore changes no result, not even the draws of a bootstrap. Throws `UserError` where labels and
 * predictions do not fit the task or each other. `order` says which row of the answers came first, and so on.
 */
export function arrangeRows(answers: Answers): { readonly rows: readonly Rows[]; readonly order: Int32Array } {
  const { task, labels } = answers
  const columns = checkedColumns(answers)
  const { weights } = labels
  const last = weights === undefined ? [] : [{ values: weights, width: 1 }]
  const order = canonicalOrder(rowCount(labels), [...truthKeys(labels), ...columns, ...last])
  return { rows: columns.map((column) => toRows(task, labels, column, order)), order }
}

/** What orders rows before the answers do: the query first, then the truth. */
function truthKeys(labels: Labels): readonly NumberColumn[] {
  const one = (values: ArrayLike<number>): NumberColumn => ({ values, width: 1 })
  switch (labels.kind) {
    case 'multilabel':
      return [{ values: labels.values, width: labels.width }]
    case 'ranking':
      return [one(labels.queries), one(labels.values)]
    case 'forecasting': {
      const scales = labels.scales === undefined ? [] : [one(labels.scales.absolute), one(labels.scales.squared)]
      return [one(labels.values), ...scales]
    }
    default:
      return [one(labels.values)]
  }
}

/** One `Rows` per model in the order in which the rows came, for whoever must know which row is which. Throws as `arrangeRows`. */
export function toRowsInOrder(answers: Answers): readonly Rows[] {
  const { task, labels } = answers
  const order = Int32Array.from({ length: rowCount(labels) }, (_, row) => row)
  return checkedColumns(answers).map((column) => toRows(task, labels, column, order))
}

function checkedColumns({ task, labels, models }: Answers) {
  const size = rowCount(labels)
  if (size < 2) throw dataEmpty(size)
  const columns = models.map(({ name, predictions }) => toColumn(name, task, predictions))
  for (const [i, { values, width }] of columns.entries()) {
    const name = models[i]?.name ?? ''
    if (values.length !== size * width) throw mismatch(name, `${values.length / width} predictions for ${size} labels`)
    if (!values.every(Number.isFinite)) throw notFinite(name)
  }
  return columns
}

function toColumn(name: string, task: TaskSpec, predictions: Predictions): AnswerColumn {
  if (predictions.kind !== task.kind) throw mismatch(name, `${predictions.kind} predictions for a ${task.kind} task`)
  switch (predictions.kind) {
    case 'binary': {
      const { scores, threshold } = predictions
      return { values: scores, width: 1, ...(threshold === undefined ? {} : { threshold }) }
    }
    case 'ranking':
      return { values: predictions.scores, width: 1 }
    case 'regression':
      return { values: predictions.values, width: 1 }
    case 'multiclass': {
      const classes = task.kind === 'multiclass' ? task.classes : []
      return { values: inClassOrder(name, classes, predictions), width: classes.length }
    }
    case 'multilabel': {
      const names = task.kind === 'multilabel' ? task.names : []
      return { values: inClassOrder(name, names, { ...predictions, classes: predictions.names }), width: names.length }
    }
    case 'forecasting':
      return { values: predictions.values, width: 1 + predictions.levels.length }
    default:
      return predictions satisfies never
  }
}

/** Probabilities with their columns in the task's class order. */
function inClassOrder(
  name: string,
  classes: readonly string[],
  predictions: { readonly classes: readonly string[]; readonly probabilities: Float64Array },
): Float64Array {
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

function toRows(task: TaskSpec, labels: Labels, column: AnswerColumn, order: Int32Array): Rows {
  const rows = toPlainRows(task, labels, column, order)
  return labels.weights === undefined ? rows : { ...rows, weights: taken({ values: labels.weights, width: 1 }, order) }
}

function toPlainRows(task: TaskSpec, labels: Labels, column: AnswerColumn, order: Int32Array): Rows {
  if (task.kind !== labels.kind) throw new Fault('INTERNAL', `${labels.kind} labels for a ${task.kind} task`)
  const sorted = taken(column, order)
  const truth = taken({ values: labels.values, width: task.kind === 'multilabel' ? task.names.length : 1 }, order)
  switch (task.kind) {
    case 'binary':
      return {
        kind: 'binary',
        labels: new Uint8Array(truth),
        scores: sorted,
        threshold: column.threshold ?? task.threshold,
        ...(task.costs && { costs: task.costs }),
      }
    case 'multiclass':
      return {
        kind: 'multiclass',
        labels: new Int32Array(truth),
        classes: task.classes,
        probabilities: sorted,
        ...(task.costs && { costs: task.costs }),
        ...(task.places && { places: task.places }),
      }
    case 'regression':
      return { kind: 'regression', labels: truth, values: sorted }
    case 'multilabel': {
      const { names, threshold } = task
      return { kind: 'multilabel', labels: new Uint8Array(truth), names, probabilities: sorted, threshold }
    }
    case 'ranking': {
      const queries = labels.kind === 'ranking' ? Int32Array.from(order, (row) => labels.queries[row] as number) : NONE
      return { kind: 'ranking', labels: truth, scores: sorted, queries }
    }
    case 'forecasting':
      return {
        kind: 'forecasting',
        labels: truth,
        values: sorted,
        levels: task.quantiles,
        ...(labels.kind === 'forecasting' && labels.scales !== undefined ? scalesOf(labels.scales, order) : {}),
      }
    default:
      return task satisfies never
  }
}

function scalesOf({ absolute, squared }: Scales, order: Int32Array): { readonly scales: Scales } {
  const column = (values: ArrayLike<number>) => taken({ values, width: 1 }, order)
  return { scales: { absolute: column(absolute), squared: column(squared) } }
}

/** The numbers of the rows in another order. */
function taken({ values, width }: NumberColumn, order: Int32Array): Float64Array {
  const sorted = new Float64Array(order.length * width)
  for (let i = 0; i < order.length; i++) {
    const from = (order[i] as number) * width
    for (let k = 0; k < width; k++) sorted[i * width + k] = values[from + k] as number
  }
  return sorted
}
