import type { DuckDBConnection } from '@duckdb/node-api'
import { firstRow, identifier } from './connection.ts'

/** Columns of one query: a table may have thousands. */
const AT_ONCE = 500
const TRUTH = /^(true|false)$/i
const NOT_FINITE = /^[+-]?(inf|infinity|nan)$/i

/**
 * Gives two kinds of columns of a CSV file, which detection read as text, the type that all their values have: `true` and `false` (words like
 * yes, no, t and f stay words, which detection would take for truth where it meets no other), and numbers that begin with an infinite one or NaN.
 */
export async function settleTypes(
  connection: DuckDBConnection,
  table: string,
  described: readonly { readonly name: string; readonly type: string }[],
): Promise<void> {
  const texts = described.flatMap(({ name, type }) => (type === 'VARCHAR' ? [identifier(name)] : []))
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const columns = texts.slice(at, at + AT_ONCE)
    const first = await firstRow(
      connection,
      `SELECT ${columns.map((column) => `any_value(${column})`).join(', ')} FROM ${table}`,
    )
    await retype(
      connection,
      table,
      columns.filter((_, i) => TRUTH.test(String(first[i]))),
      'BOOLEAN',
    )
    await retype(
      connection,
      table,
      columns.filter((_, i) => NOT_FINITE.test(String(first[i]))),
      'DOUBLE',
    )
  }
}

async function retype(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  type: 'BOOLEAN' | 'DOUBLE',
): Promise<void> {
  const fits = (column: string): string =>
    type === 'BOOLEAN' ? `lower(${column}) IN ('true', 'false')` : `TRY_CAST(${column} AS DOUBLE) IS NOT NULL`
  if (columns.length === 0) return
  const every = columns.map((column) => `bool_and(${column} IS NULL OR ${fits(column)})`)
  const all = await firstRow(connection, `SELECT ${every.join(', ')} FROM ${table}`)
  for (const [i, column] of columns.entries()) {
    if (all[i] === true) await connection.run(`ALTER TABLE ${table} ALTER COLUMN ${column} TYPE ${type}`)
  }
}
