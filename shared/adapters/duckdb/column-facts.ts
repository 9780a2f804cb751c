import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import { formatOfAll } from '../../schema/formats.ts'
import type { ColumnFacts } from '../../schema/measure.ts'
import { cellTestSql, isFloat } from './cell-test.ts'
import { firstRow, identifier } from './connection.ts'

/** Different values up to which a text column is listed value by value; a schema closes no longer list. */
const MAX_LISTED = 100
const SAMPLE = 100
const SHOWN_CHARACTERS = 400
const COLUMNS_PER_PASS = 100
/** HyperLogLog is off by a few percent: what might have few values, or only different ones, is counted. */
const MAYBE_FEW = 2 * MAX_LISTED
const MAYBE_UNIQUE = 0.8

/** What a schema is inferred from: one pass for all columns, then one each for those that may have few values or only different ones. */
export async function columnFacts(
  connection: DuckDBConnection,
  from: string,
  { rows, columns }: Dataset,
): Promise<ColumnFacts[]> {
  const facts: ColumnFacts[] = []
  for (let at = 0; at < columns.length; at += COLUMNS_PER_PASS) {
    const part = columns.slice(at, at + COLUMNS_PER_PASS)
    const row = await firstRow(connection, `SELECT ${part.flatMap(countsSql).join(', ')} FROM ${from}`)
    for (const [i, column] of part.entries()) {
      const counts = row.slice(i * COUNTS, (i + 1) * COUNTS)
      facts.push(await factsOf({ connection, from, rows }, column, counts))
    }
  }
  return facts
}

const COUNTS = 7

/** Present, NaN, infinite, smallest, largest, fractional, different (about). */
function countsSql(column: ColumnInfo): string[] {
  const name = identifier(column.name)
  const { looks: finite, passes: whole } = cellTestSql(column, { kind: 'whole' })
  const { passes: present } = cellTestSql(column, { kind: 'present' })
  const isNumber = column.type === 'numeric'
  const number = isNumber ? `CASE WHEN ${finite} THEN CAST(${name} AS DOUBLE) END` : 'NULL::DOUBLE'
  return [
    `count_if(${present})`,
    `count_if(${isFloat(column) ? `isnan(${name})` : 'false'})`,
    `count_if(${present} AND NOT ${finite})`,
    `min(${number})`,
    `max(${number})`,
    `count_if(${isNumber ? `${finite} AND NOT ${whole}` : 'false'})`,
    column.type === 'other' ? '0' : `approx_count_distinct(${name})`,
  ]
}

type Place = { readonly connection: DuckDBConnection; readonly from: string; readonly rows: number }

async function factsOf(place: Place, column: ColumnInfo, counts: readonly unknown[]): Promise<ColumnFacts> {
  const [present = 0, nan = 0, infinite = 0, min = 0, max = 0, fractional = 0, different = 0] = counts.map(Number)
  const { name, type } = column
  const values = type === 'text' && different <= MAYBE_FEW ? await listValues(place, name) : undefined
  const sample = values?.map(({ value }) => value) ?? (type === 'text' ? await sampleValues(place, name) : [])
  const mayBeUnique = (type === 'text' || type === 'numeric') && present > 1 && different >= MAYBE_UNIQUE * present
  const format = type === 'text' ? formatOfAll(sample) : undefined
  const hasFormat = format !== undefined && (await countFailed(place, column, format)) === 0
  return {
    name,
    type,
    rows: place.rows,
    present,
    nan,
    infinite,
    ...(type === 'numeric' && present > infinite ? { numbers: { min, max, isWhole: fractional === 0 } } : {}),
    ...(values === undefined ? {} : { values }),
    sample,
    isUnique: mayBeUnique && (await isUnique(place, name)),
    ...(hasFormat ? { format } : {}),
  }
}

async function listValues({ connection, from }: Place, column: string): Promise<ColumnFacts['values']> {
  const value = `CAST(${identifier(column)} AS VARCHAR)`
  const reader = await connection.runAndReadAll(
    `SELECT ${value} AS value, count(*) FROM ${from} WHERE ${value} IS NOT NULL GROUP BY value ORDER BY value LIMIT ${MAX_LISTED + 1}`,
  )
  const found = reader.getRowsJS().map(([text, count]) => ({ value: String(text), count: Number(count) }))
  return found.length > MAX_LISTED ? undefined : found
}

async function sampleValues({ connection, from }: Place, column: string): Promise<string[]> {
  const value = `CAST(${identifier(column)} AS VARCHAR)`
  const [list] = (await firstRow(
    connection,
    `SELECT list(value) FROM (SELECT DISTINCT left(${value}, ${SHOWN_CHARACTERS}) AS value FROM ${from} WHERE ${value} IS NOT NULL
     ORDER BY hash(value), value LIMIT ${SAMPLE})`,
  )) as [string[] | null]
  return list ?? []
}

async function isUnique({ connection, from }: Place, column: string): Promise<boolean> {
  const name = identifier(column)
  const [present, different] = await firstRow(connection, `SELECT count(${name}), count(DISTINCT ${name}) FROM ${from}`)
  return present === different
}

async function countFailed(
  { connection, from }: Place,
  column: ColumnInfo,
  format: NonNullable<ColumnFacts['format']>,
): Promise<number> {
  const { looks, passes } = cellTestSql(column, { kind: 'format', format })
  const [failed] = await firstRow(connection, `SELECT count_if(${looks} AND NOT ${passes}) FROM ${from}`)
  return Number(failed)
}
