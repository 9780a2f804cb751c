import type { SqlColumn } from '../../summary/sql/dialect.ts'
import type { PostgresSession } from './session.ts'

const NUMERIC = /^(smallint|integer|bigint|real|double precision|numeric)$/
const DATE = /^(date|timestamp with(out)? time zone)$/
const TEXT = /^(text|character|bpchar|character varying|name|uuid|jsonb?)$/

/** What each field is to our tests; a domain is what it is made of, as the server already says. */
export async function readTypes(
  session: PostgresSession,
  fields: readonly { readonly name: string; readonly type: number }[],
): Promise<SqlColumn[]> {
  if (fields.length === 0) return []
  const numbers = [...new Set(fields.map(({ type }) => type))]
  const rows = await session.query(
    `SELECT oid, format_type(oid, NULL), typtype, typname FROM pg_catalog.pg_type WHERE oid IN (${numbers.join(', ')})`,
  )
  const types = new Map(rows.map(([oid, name, kind, short]) => [Number(oid), toType(name, kind, short)]))
  return fields.map(({ name, type }) => ({ name, ...(types.get(type) ?? UNKNOWN) }))
}

const UNKNOWN = { type: 'other', databaseType: 'unknown' } as const

/** Nested, binary and geometric types, times of day, intervals, money and addresses are of no use to a test. */
function toType(name: unknown, kind: unknown, short: unknown): Omit<SqlColumn, 'name'> {
  const databaseType = String(name)
  if (kind === 'e' || short === 'citext') return { type: 'text', databaseType }
  if (NUMERIC.test(databaseType)) return { type: 'numeric', databaseType }
  if (DATE.test(databaseType)) return { type: 'date', databaseType }
  if (TEXT.test(databaseType)) return { type: 'text', databaseType }
  return { type: databaseType === 'boolean' ? 'boolean' : 'other', databaseType }
}
