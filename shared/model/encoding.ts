import { type Column, cellText, columnOf, type NumericColumn, type Table, type TextColumn } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import type { ColumnEncoding, Encoding } from './encoding-schema.ts'

/** Texts that get a column of their own; rarer ones share the column `other`. */
export const MAX_CATEGORIES = 100

/** The encoded table: `rows` x `columns` numbers, row after row, one name per column. */
export type EncodedFeatures = {
  readonly names: readonly string[]
  readonly rows: number
  readonly columns: number
  readonly values: Float32Array
}

/**
 * Learns an encoding from training rows only: numbers get the median where they are missing and are standardised, texts
 * become one column per category. `classes` are the labels in the order of the model's outputs.
 */
export function fitEncoding(table: Table, classes?: readonly string[]): Encoding {
  const columns = table.columns.map((c) => (c.kind === 'numeric' ? fitNumeric(c) : fitText(c)))
  return { version: 1, columns, ...(classes === undefined || classes.length < 2 ? {} : { classes: [...classes] }) }
}

function fitNumeric(column: NumericColumn): ColumnEncoding {
  const present = column.values.filter((value) => Number.isFinite(value)).sort()
  const n = present.length
  if (n === 0) return { kind: 'numeric', name: column.name, median: 0, mean: 0, sd: 1 }
  const median = ((present[(n - 1) >> 1] ?? 0) + (present[n >> 1] ?? 0)) / 2
  const mean = present.reduce((sum, value) => sum + value, 0) / n
  const sd = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n)
  const isConstant = present[0] === present[n - 1] || !Number.isFinite(sd) || sd === 0
  return { kind: 'numeric', name: column.name, median, mean, sd: isConstant ? 1 : sd }
}

function fitText(column: TextColumn): ColumnEncoding {
  const counts = new Map<string, number>()
  for (let row = 0; row < column.codes.length; row++) {
    const text = cellText(column, row)
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text)
  return { kind: 'text', name: column.name, categories: byFrequency.slice(0, MAX_CATEGORIES) }
}

/** Names of the raw columns an encoding reads, in order. */
export function encodedColumns(encoding: Encoding): readonly string[] {
  return encoding.columns.map((column) => column.name)
}

/** Names of the numbers an encoding makes, in order: `age`, `job=clerk`, `job=…` (every other text). */
export function encodedNames(encoding: Encoding): readonly string[] {
  return encoding.columns.flatMap((column) =>
    column.kind === 'numeric'
      ? [column.name]
      : [...column.categories.map((text) => `${column.name}=${text}`), `${column.name}=…`],
  )
}

/**
 * Encodes rows `start` to `end` (all when absent). Throws UserError MODEL_MISMATCH when a column is missing or is text
 * where the encoding learnt numbers; `file` is how messages call the encoding.
 */
export function encode(
  encoding: Encoding,
  table: Table,
  file: string,
  range?: readonly [number, number],
): EncodedFeatures {
  const [start, end] = range ?? [0, table.rows]
  const names = encodedNames(encoding)
  const values = new Float32Array((end - start) * names.length)
  let offset = 0
  for (const spec of encoding.columns) {
    const column = columnFor(spec, table, file)
    const place = { values, width: names.length, offset, start, end }
    if (spec.kind === 'numeric') writeNumbers(spec, column, place)
    else writeCategories(spec.categories, column, place)
    offset += spec.kind === 'numeric' ? 1 : spec.categories.length + 1
  }
  return { names, rows: end - start, columns: names.length, values }
}

type Place = {
  readonly values: Float32Array
  readonly width: number
  readonly offset: number
  readonly start: number
  readonly end: number
}

function columnFor(spec: ColumnEncoding, table: Table, file: string): Column {
  const column = columnOf(table, spec.name)
  if (column !== undefined && (spec.kind === 'text' || column.kind === 'numeric')) return column
  throw new UserError('MODEL_MISMATCH', {
    file,
    message:
      column === undefined
        ? `the model needs the column "${spec.name}"; the data has no such column`
        : `the column "${spec.name}" holds text; it held numbers when the model was trained`,
    fix: 'give the model data with the columns it was trained on, or train it again on this data',
  })
}

function writeNumbers(spec: { median: number; mean: number; sd: number }, column: Column, place: Place): void {
  if (column.kind !== 'numeric') return
  for (let row = place.start; row < place.end; row++) {
    const value = column.values[row] ?? Number.NaN
    const filled = Number.isFinite(value) ? value : spec.median
    place.values[(row - place.start) * place.width + place.offset] = (filled - spec.mean) / spec.sd
  }
}

function writeCategories(categories: readonly string[], column: Column, place: Place): void {
  const index = new Map(categories.map((text, i) => [text, i]))
  for (let row = place.start; row < place.end; row++) {
    const text = cellText(column, row)
    if (text === undefined) continue
    const slot = index.get(text) ?? categories.length
    place.values[(row - place.start) * place.width + place.offset + slot] = 1
  }
}
