import type { ColumnInfo, ColumnType } from '../../ports/table-engine.ts'
import { identifier } from './connection.ts'

const NUMERIC = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE)$/
const DATE = /^(DATE|TIMESTAMP(_S|_MS|_NS)?|TIMESTAMP WITH TIME ZONE)$/
const TEXT = /^(VARCHAR|UUID|JSON)$/
const NESTED = /[[\]]$|^(STRUCT|MAP|UNION|VARIANT)\b/

/** What a DuckDB type, as `DESCRIBE` writes it, is to our tests. */
export function toColumnType(databaseType: string): ColumnType {
  if (NESTED.test(databaseType)) return 'other'
  if (NUMERIC.test(databaseType) || /^DECIMAL\(/.test(databaseType)) return 'numeric'
  if (DATE.test(databaseType)) return 'date'
  if (TEXT.test(databaseType) || /^ENUM\(/.test(databaseType)) return 'text'
  return databaseType === 'BOOLEAN' ? 'boolean' : 'other'
}

/** SQL that makes a column a double (missing is NaN, an infinite date too) or text. */
export function columnExpression(column: ColumnInfo): string {
  const name = identifier(column.name)
  switch (column.type) {
    case 'numeric':
      return `CAST(${name} AS DOUBLE)`
    case 'boolean':
      return `CAST(CAST(${name} AS INTEGER) AS DOUBLE)`
    case 'date':
      return `CAST(epoch_ms(CASE WHEN isfinite(${name}) THEN ${name} END) AS DOUBLE)`
    case 'text':
    case 'other':
      return `CAST(${name} AS VARCHAR)`
    default:
      return column.type satisfies never
  }
}

/** SQL of a column of numbers, booleans or dates as a double for counting: missing is NaN, what is infinite is infinite. */
export function numberExpression(column: ColumnInfo): string {
  const value = columnExpression(column)
  const finite = `coalesce(${value}, 'nan'::DOUBLE)`
  return column.type === 'date'
    ? `CASE WHEN isinf(${identifier(column.name)}) THEN 'inf'::DOUBLE ELSE ${finite} END`
    : finite
}
