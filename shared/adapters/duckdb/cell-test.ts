import type { ColumnInfo } from '../../ports/table-engine.ts'
import { FORMAT_PATTERNS } from '../../schema/formats.ts'
import type { Bound, CellTest, Order, Scalar } from '../../schema/measure.ts'
import { identifier, literal } from './connection.ts'
import { double } from './exact-moments.ts'

/** SQL: does a test look at the row, and does the row pass it? `passes` may be NULL, which is no pass. */
export type TestSql = { readonly looks: string; readonly passes: string }

/** SQL of a test on the cells of a column. Numbers, dates and booleans that are infinite or NaN are nobody's business but their own. */
export function cellTestSql(column: ColumnInfo, test: CellTest): TestSql {
  const name = identifier(column.name)
  const isNan = isFloat(column) ? `isnan(${name})` : 'false'
  const isInfinite = isFloat(column) || column.type === 'date' ? `isinf(${name})` : 'false'
  const present = `(${name} IS NOT NULL AND NOT ${isNan})`
  switch (test.kind) {
    case 'present':
      return { looks: 'true', passes: present }
    case 'not-nan':
      return { looks: `${name} IS NOT NULL`, passes: `NOT ${isNan}` }
    case 'finite':
      return { looks: present, passes: `NOT ${isInfinite}` }
    default:
      return { looks: `(${present} AND NOT ${isInfinite})`, passes: valueSql(column, test) }
  }
}

type ValueTest = Exclude<CellTest, { kind: 'present' } | { kind: 'not-nan' } | { kind: 'finite' }>

/** What a value must be, one line of SQL for each kind of test. */
function valueSql(column: ColumnInfo, test: ValueTest): string {
  const text = `CAST(${identifier(column.name)} AS VARCHAR)`
  switch (test.kind) {
    case 'whole':
      return `(${asNumber(column)} = trunc(${asNumber(column)}))`
    case 'one-of':
      return amongSql(column, test.values)
    case 'none-of':
      return `NOT ${amongSql(column, test.values)}`
    case 'range':
      return rangeSql(column, test)
    case 'reads-as':
      return READ[test.type](text)
    case 'pattern':
      return `${test.found ? '' : 'NOT '}regexp_matches(${text}, ${literal(test.pattern)})`
    case 'length':
      return rangeOf(`length(${text})`, test.min, test.max)
    case 'format':
      return formatSql(text, test.format)
    case 'date-format':
      return `(try_strptime(${text}, ${literal(test.format)}) IS NOT NULL)`
    default:
      return test satisfies never
  }
}

function asNumber({ name }: ColumnInfo): string {
  return `CAST(${identifier(name)} AS DOUBLE)`
}

export function isFloat({ databaseType }: ColumnInfo): boolean {
  return /^(FLOAT|DOUBLE)$/.test(databaseType)
}

/** Values are compared as what the column holds, so that `1` in a schema is a number or a text as the data have it. */
function amongSql(column: ColumnInfo, values: readonly Scalar[]): string {
  if (column.type === 'numeric') {
    const numbers = values.map(Number).filter(Number.isFinite)
    return numbers.length === 0 ? 'false' : `(${asNumber(column)} IN (${numbers.map(double).join(', ')}))`
  }
  const name = identifier(column.name)
  if (column.type === 'date') {
    const dates = values.map((value) => `TRY_CAST(${literal(String(value))} AS TIMESTAMP)`)
    return `coalesce(CAST(${name} AS TIMESTAMP) IN (${dates.join(', ')}), false)`
  }
  return `(CAST(${name} AS VARCHAR) IN (${values.map((value) => literal(String(value))).join(', ')}))`
}

function rangeSql(column: ColumnInfo, { min, max }: { readonly min?: Bound; readonly max?: Bound }): string {
  if (column.type !== 'date') return rangeOf(asNumber(column), min, max)
  const at = (bound: Bound | undefined): string | undefined =>
    bound === undefined ? undefined : `CAST(${literal(String(bound))} AS TIMESTAMP)`
  return between(`CAST(${identifier(column.name)} AS TIMESTAMP)`, at(min), at(max))
}

function rangeOf(value: string, min: Bound | undefined, max: Bound | undefined): string {
  const at = (bound: Bound | undefined): string | undefined => (bound === undefined ? undefined : double(Number(bound)))
  return between(value, at(min), at(max))
}

function between(value: string, min: string | undefined, max: string | undefined): string {
  const parts = [min === undefined ? [] : `${value} >= ${min}`, max === undefined ? [] : `${value} <= ${max}`].flat()
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`
}

const READ: Readonly<Record<'integer' | 'number' | 'boolean' | 'date', (text: string) => string>> = {
  number: (text) => `(TRY_CAST(${text} AS DOUBLE) IS NOT NULL)`,
  integer: (text) => `(TRY_CAST(${text} AS DOUBLE) = trunc(TRY_CAST(${text} AS DOUBLE)))`,
  boolean: (text) => `(TRY_CAST(${text} AS BOOLEAN) IS NOT NULL)`,
  date: (text) => `(TRY_CAST(${text} AS TIMESTAMP) IS NOT NULL)`,
}

/** A pattern cannot count the days of a month or the brackets of JSON. */
function formatSql(text: string, format: keyof typeof FORMAT_PATTERNS): string {
  const matches = `regexp_matches(${text}, ${literal(FORMAT_PATTERNS[format])})`
  if (format === 'json') return `(${matches} AND json_valid(${text}))`
  return format === 'date' || format === 'date-time'
    ? `(${matches} AND TRY_CAST(left(${text}, 10) AS DATE) IS NOT NULL)`
    : matches
}

/** SQL of "this value may follow that one". */
export function orderSql(value: string, before: string, order: Order): string {
  const sign = { increasing: '>=', 'strictly-increasing': '>', decreasing: '<=', 'strictly-decreasing': '<' }[order]
  return `(${value} ${sign} ${before})`
}
