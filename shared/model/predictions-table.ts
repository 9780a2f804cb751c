import { type Column, cellText, columnOf, type Table } from '../data/table.ts'
import { UserError, type UserErrorCode } from '../kernel/error.ts'
import { moreClasses } from './class-order.ts'
import type { Predictions, TaskSpec } from './predictions.ts'

const SHOWN_IDS = 5
/** How far the class probabilities of a row may be from 1 together: what rounding does, and no more. */
const SUM_SLACK = 1e-3 + 1e-9

/** Where the predictions came from and how the id column is called. */
export type PredictionsSource = { readonly file: string; readonly id: string }

/**
 * Columns a predictions file needs besides the id: `score` (binary, ranking), `p_<class>` for each class or label (multiclass, multilabel),
 * `prediction` (regression, forecasting), and `q<percent>` for each quantile of a forecast.
 */
export function predictionColumns(task: TaskSpec): string[] {
  switch (task.kind) {
    case 'binary':
    case 'ranking':
      return ['score']
    case 'multiclass':
      return task.classes.map((name) => `p_${name}`)
    case 'multilabel':
      return task.names.map((name) => `p_${name}`)
    case 'regression':
      return ['prediction']
    case 'forecasting':
      return ['prediction', ...task.quantiles.map(quantileColumn)]
    default:
      return task satisfies never
  }
}

/**
 * Throws UserError PREDICTION_MISMATCH where a file has `p_<class>` for classes that the task does not have: to leave their share out
 * would make every other class look surer, and hide the rows that they are decided for.
 */
export function refuseOtherClasses(columns: readonly string[], task: TaskSpec, source: PredictionsSource): void {
  if (task.kind !== 'multiclass') return
  const read = [source.id, ...predictionColumns(task)]
  const others = columns.filter((name) => name.startsWith('p_') && !read.includes(name))
  if (others.length === 0) return
  const known = [...task.classes, ...others.map((name) => name.slice('p_'.length))]
  throw invalid(
    source,
    'PREDICTION_MISMATCH',
    `the columns ${some(others)} are of classes that no row of the holdout has (it has ${some(task.classes)})`,
    `${moreClasses(known)}; or remove the columns, if they are of no class`,
  )
}

/** Name of the column with a quantile: `q10` for 0.1, `q2.5` for 0.025. */
export function quantileColumn(level: number): string {
  return `q${Number((level * 100).toPrecision(12))}`
}

/**
 * Puts a table of predictions into the order of the holdout's ids. Throws UserError PREDICTION_MISMATCH unless both sides hold exactly
 * the same ids, each once, and PREDICTION_INVALID for values that are not finite or not probabilities.
 */
export function predictionsFromTable(
  table: Table,
  holdoutIds: readonly string[],
  task: TaskSpec,
  source: PredictionsSource,
): Predictions {
  const order = rowsOf(table, holdoutIds, source)
  const columns = predictionColumns(task).map((name) => numbers(columnOf(table, name), name, source))
  const cell = (column: Float64Array, row: number): Cell => ({
    value: column[order[row] ?? -1] ?? Number.NaN,
    id: holdoutIds[row] ?? '',
  })
  const [first = new Float64Array()] = columns
  switch (task.kind) {
    case 'binary':
      return {
        kind: 'binary',
        scores: Float64Array.from(order, (_, row) => probability(cell(first, row), source)),
      }
    case 'regression':
      return {
        kind: 'regression',
        values: Float64Array.from(order, (_, row) => finite(cell(first, row), source)),
      }
    case 'multiclass':
      return {
        kind: 'multiclass',
        classes: task.classes,
        probabilities: shares(
          side(columns, order.length, (c, row) => probability(cell(c, row), source)),
          { width: columns.length, holdoutIds, source },
        ),
      }
    case 'multilabel':
      return {
        kind: 'multilabel',
        names: task.names,
        probabilities: side(columns, order.length, (c, row) => probability(cell(c, row), source)),
      }
    case 'ranking':
      return { kind: 'ranking', scores: Float64Array.from(order, (_, row) => finite(cell(first, row), source)) }
    case 'forecasting':
      return {
        kind: 'forecasting',
        levels: task.quantiles,
        values: side(columns, order.length, (c, row) => finite(cell(c, row), source)),
      }
    default:
      return task satisfies never
  }
}

/** The columns side by side: rows follow each other. */
function side(
  columns: readonly Float64Array[],
  rows: number,
  read: (column: Float64Array, row: number) => number,
): Float64Array {
  const values = new Float64Array(rows * columns.length)
  columns.forEach((column, k) => {
    for (let row = 0; row < rows; row++) values[row * columns.length + k] = read(column, row)
  })
  return values
}

/** Probabilities of classes that exclude each other, which add up to 1 in every row. */
function shares(
  values: Float64Array,
  { width, holdoutIds, source }: { width: number; holdoutIds: readonly string[]; source: PredictionsSource },
): Float64Array {
  for (const [row, id] of holdoutIds.entries()) {
    let sum = 0
    for (let k = 0; k < width; k++) sum += values[row * width + k] as number
    if (Math.abs(sum - 1) > SUM_SLACK)
      throw invalid(
        source,
        'PREDICTION_INVALID',
        `the class probabilities for ${source.id} ${id} add up to ${Number(sum.toPrecision(6))}, not 1`,
        'write the probability of every class, with four digits or more, each row adding up to 1',
      )
  }
  return values
}

/** For each holdout row, the row of `table` with its id. */
function rowsOf(table: Table, holdoutIds: readonly string[], source: PredictionsSource): Int32Array {
  const column = columnOf(table, source.id)
  const found = new Map<string, number>()
  const duplicates: string[] = []
  for (let row = 0; row < table.rows; row++) {
    const id = column === undefined ? undefined : cellText(column, row)
    if (id === undefined) throw mismatch(source, `row ${row + 1} has no id in column "${source.id}"`)
    if (found.has(id)) duplicates.push(id)
    found.set(id, row)
  }
  if (duplicates.length > 0)
    throw mismatch(source, `${duplicates.length} ids occur more than once: ${some(duplicates)}`)
  const missing = holdoutIds.filter((id) => !found.has(id))
  const known = new Set(holdoutIds)
  const extra = [...found.keys()].filter((id) => !known.has(id))
  if (missing.length > 0 || extra.length > 0) {
    const parts = [
      ...(missing.length > 0 ? [`${missing.length} holdout ids have no prediction (${some(missing)})`] : []),
      ...(extra.length > 0
        ? [`${extra.length} predictions have ids that are not in the holdout (${some(extra)})`]
        : []),
    ]
    throw mismatch(source, `${table.rows} predictions for ${holdoutIds.length} holdout rows: ${parts.join('; ')}`)
  }
  return Int32Array.from(holdoutIds, (id) => found.get(id) ?? -1)
}

function numbers(column: Column | undefined, name: string, source: PredictionsSource): Float64Array {
  if (column?.kind === 'numeric') return column.values
  const what = column === undefined ? 'is missing' : 'holds text'
  throw invalid(
    source,
    'PREDICTION_INVALID',
    `the column "${name}" ${what}`,
    `write one finite number per row in a column "${name}"`,
  )
}

/** One prediction and the row it is about; an id is found in any file, a row number only in one that is sorted. */
type Cell = { readonly value: number; readonly id: string }

function finite({ value, id }: Cell, source: PredictionsSource): number {
  if (Number.isFinite(value)) return value
  throw invalid(
    source,
    'PREDICTION_INVALID',
    `the prediction for ${source.id} ${id} is ${Number.isNaN(value) ? 'missing or not a number' : value}`,
    'every prediction must be a finite number',
  )
}

function probability(cell: Cell, source: PredictionsSource): number {
  const value = finite(cell, source)
  if (value >= 0 && value <= 1) return value
  throw invalid(
    source,
    'PREDICTION_INVALID',
    `the score for ${source.id} ${cell.id} is ${value}`,
    'a score must be a probability between 0 and 1',
  )
}

function mismatch(source: PredictionsSource, message: string): UserError {
  return invalid(source, 'PREDICTION_MISMATCH', message, 'predict every holdout row exactly once, and no other row')
}

function invalid(source: PredictionsSource, code: UserErrorCode, message: string, fix: string): UserError {
  return new UserError(code, { file: source.file, message, fix })
}

function some(ids: readonly string[]): string {
  return ids.length > SHOWN_IDS ? `${ids.slice(0, SHOWN_IDS).join(', ')}, …` : ids.join(', ')
}
