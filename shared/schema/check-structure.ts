import { pointerSegment } from '../document/located.ts'
import { nearestName } from '../document/nearest-name.ts'
import type { ColumnRule, SchemaType, Span } from './document-schema.ts'
import type { ColumnFacts } from './measure.ts'
import { columnEntries, columnPointer, type DataSchema } from './parse.ts'
import type { Found } from './to-finding.ts'

/** A column of the data, as an engine describes it. */
export type DataColumn = { readonly name: string; readonly type: ColumnFacts['type']; readonly databaseType: string }

/** What is checked: a schema against data in one environment. */
export type Subject = {
  readonly schema: DataSchema
  readonly environment: string
  readonly rows: number
  readonly columns: readonly DataColumn[]
}

/** Is anything expected of the column here and now? */
export function isActive(rule: ColumnRule, environment: string): boolean {
  return rule.stage === undefined && !(rule.not_in ?? []).includes(environment)
}

/** Columns that must be checked, with what the data have under their names. */
export function activeColumns({ schema, environment, columns }: Subject): {
  readonly name: string
  readonly rule: ColumnRule
  readonly found: DataColumn | undefined
}[] {
  const byName = new Map(columns.map((column) => [column.name, column]))
  return columnEntries(schema.document)
    .filter(([, rule]) => isActive(rule, environment))
    .map(([name, rule]) => ({ name, rule, found: byName.get(name) }))
}

/** Missing and new columns, their order, and the number of rows. */
export function checkStructure(subject: Subject): Found[] {
  return [...checkNames(subject), ...checkOrder(subject), ...checkRows(subject)]
}

function checkNames(subject: Subject): Found[] {
  const { schema, columns } = subject
  const known = new Set(columnEntries(schema.document).map(([name]) => name))
  const added = columns.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  const missing = activeColumns(subject)
    .filter(({ found, rule }) => found === undefined && rule.required !== false)
    .map(({ name }): Found => {
      const near = nearestName(name, added)
      const hint = near === undefined ? '' : `; it has "${near}", which the schema does not know`
      return {
        code: 'COLUMN_MISSING',
        column: name,
        pointer: columnPointer(name),
        message: `the data have no column "${name}"${hint}`,
      }
    })
  const fresh = added.map(
    (name): Found => ({
      code: 'COLUMN_NEW',
      column: name,
      pointer: '/columns',
      message: `the data have a column "${name}" that the schema does not know`,
    }),
  )
  return [...missing, ...fresh]
}

function checkOrder({ schema, columns }: Subject): Found[] {
  if (schema.document.column_order !== true) return []
  const present = new Set(columns.map(({ name }) => name))
  // In the order of the file: keys that look like whole numbers come first in an object.
  const position = (name: string): number => {
    const { line, column } = schema.locate(columnPointer(name))
    return line * 1e6 + column
  }
  const wanted = columnEntries(schema.document)
    .map(([name]) => name)
    .filter((name) => present.has(name))
    .sort((one, other) => position(one) - position(other))
  const known = new Set(wanted)
  const actual = columns.map(({ name }) => name).filter((name) => known.has(name))
  const at = wanted.findIndex((name, i) => name !== actual[i])
  if (at < 0) return []
  const message = `column "${actual[at]}" stands where the schema has "${wanted[at]}"`
  return [{ code: 'COLUMN_ORDER', column: wanted[at] as string, pointer: '/column_order', message }]
}

function checkRows({ schema, rows }: Subject): Found[] {
  const { min, max, reference, ratio } = schema.document.rows ?? {}
  const found: Found[] = []
  if (min !== undefined && rows < min) {
    found.push({ code: 'ROWS_TOO_FEW', pointer: '/rows/min', message: `there are ${rows} rows, fewer than ${min}` })
  }
  if (max !== undefined && rows > max) {
    found.push({ code: 'ROWS_TOO_MANY', pointer: '/rows/max', message: `there are ${rows} rows, more than ${max}` })
  }
  if (ratio === undefined || reference === undefined || reference === 0) return found
  const times = rows / reference
  if (isWithin(times, ratio)) return found
  const message = `there are ${rows} rows, ${figure(times)} times the ${reference} of the reference; expected ${spanWords(ratio)}`
  return [...found, { code: 'ROWS_RATIO', pointer: '/rows/ratio', message }]
}

/** Does the type of a column of the data go with what the schema says? A whole number is told from others by its values. */
export function isTypeKept(expected: SchemaType, { type }: DataColumn): boolean {
  if (expected === 'integer' || expected === 'number') return type === 'numeric'
  return expected === type
}

export function isWithin(value: number, { min, max }: Span): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max)
}

/** `at least 1`, `at most 5`, `1 to 5`. */
export function spanWords({ min, max }: Span): string {
  if (min === undefined) return `at most ${max}`
  return max === undefined ? `at least ${min}` : `${min} to ${max}`
}

/** A number with six significant digits. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(6)))
}

/** JSON pointer of a list item of the document. */
export function itemPointer(list: string, index: number, ...keys: readonly string[]): string {
  return ['', list, String(index), ...keys].map(pointerSegment).join('/')
}
