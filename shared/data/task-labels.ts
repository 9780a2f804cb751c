import { UserError } from '../kernel/error.ts'
import type { Labels, TaskSpec } from '../model/predictions.ts'
import type { ReadLabels } from './labels.ts'
import { type RowName, rowNames } from './row-names.ts'
import { type Column, cellText } from './table.ts'

/** The holdout, and its rows, as messages call them. */
export type TruthSource = { readonly source: string; readonly rowName?: RowName }

/** The truth of several 0/1 columns, one per label. Throws UserError LABEL_INVALID for other values, and for a label that no row or every row has. */
export function readMultilabel(columns: readonly Column[], threshold: number, truth: TruthSource): ReadLabels {
  const width = columns.length
  const bits = columns.map((column) => toBits(column, truth))
  const rows = bits[0]?.length ?? 0
  const values = new Uint8Array(rows * width)
  bits.forEach((own, k) => {
    for (let row = 0; row < rows; row++) values[row * width + k] = own[row] as number
  })
  const names = columns.map(({ name }) => name)
  const classes = names.map((name, k) => ({ name, rows: bits[k]?.reduce((sum, bit) => sum + bit, 0) ?? 0 }))
  return { task: { kind: 'multilabel', names, threshold }, labels: { kind: 'multilabel', values, width }, classes }
}

/** Grades of relevance and the queries they belong to; the numbers of the queries are in the order of their keys. Throws UserError LABEL_INVALID. */
export function readRanking(grades: Column, query: Column, truth: TruthSource): ReadLabels {
  const { source, rowName = rowNames() } = truth
  const values = numbersOf(grades, truth)
  const bad = values.findIndex((grade) => !(grade >= 0))
  if (bad >= 0)
    throw invalid(source, `the grade in ${rowName(bad)} of column "${grades.name}" is ${values[bad]}`, GRADES_FIX)
  const queries = keyNumbers(query, truth)
  const labels: Labels = { kind: 'ranking', values, queries }
  if (values.every((grade) => grade === 0))
    throw invalid(source, `no row of column "${grades.name}" is relevant`, 'give relevant rows a grade above 0')
  return { task: { kind: 'ranking' }, labels }
}

/** The values of a forecast. Throws UserError LABEL_INVALID. */
export function readForecast(column: Column, quantiles: readonly number[], truth: TruthSource): ReadLabels {
  const task: TaskSpec = { kind: 'forecasting', quantiles }
  return { task, labels: { kind: 'forecasting', values: numbersOf(column, truth) } }
}

const GRADES_FIX = 'write grades of relevance from 0 (not relevant) up'

/** Rank of each row's key among the keys, as text: the same whatever the order of the rows. Throws UserError LABEL_INVALID for rows without one. */
export function keyNumbers(column: Column, { source, rowName = rowNames() }: TruthSource): Int32Array {
  const texts = Array.from({ length: lengthOf(column) }, (_, row) => cellText(column, row))
  const missing = texts.indexOf(undefined)
  if (missing >= 0)
    throw invalid(source, `the column "${column.name}" is empty in ${rowName(missing)}`, 'give every row its key')
  const ranks = new Map([...new Set(texts)].toSorted().map((text, rank) => [text, rank]))
  return Int32Array.from(texts, (text) => ranks.get(text) ?? -1)
}

function numbersOf(column: Column, { source, rowName = rowNames() }: TruthSource): Float64Array {
  if (column.kind !== 'numeric')
    throw invalid(source, `the target column "${column.name}" holds text`, 'name a column of numbers as the target')
  const bad = column.values.findIndex((value) => !Number.isFinite(value))
  if (bad < 0) return column.values
  const message = `the target column "${column.name}" has no finite number in ${rowName(bad)}`
  throw invalid(source, message, 'remove or repair rows without a truth')
}

/** Booleans arrive as 1 and 0. */
function toBits(column: Column, { source, rowName = rowNames() }: TruthSource): Uint8Array {
  return Uint8Array.from({ length: lengthOf(column) }, (_, row) => {
    const text = cellText(column, row)
    if (text === '1' || text === '0') return Number(text)
    const found = text === undefined ? 'is empty' : `says "${text}"`
    const message = `the label column "${column.name}" ${found} in ${rowName(row)}`
    throw invalid(source, message, 'write 1 where a row has the label and 0 where it has not')
  })
}

function lengthOf(column: Column): number {
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}

function invalid(file: string, message: string, fix: string): UserError {
  return new UserError('LABEL_INVALID', { file, message, fix })
}
