import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { sortNumbers } from '../../summary/sort-numbers.ts'
import { doublesOf, eachChunk, firstRow, identifier } from './connection.ts'
import { MAX_HELD_ROWS } from './hold-numbers.ts'

/** With more suspicious rows than this it is quicker to look at all of them. */
const MAX_SUSPECTS = 20_000

/**
 * Rows that repeat an earlier one. Rows are told apart by 52 bits of their hash, which DuckDB makes the same for rows that it takes for
 * equal; the few whose hashes meet are compared as a whole, so the answer is exact.
 */
export async function countDuplicateRows(
  connection: DuckDBConnection,
  { from, rows, columns }: { readonly from: string; readonly rows: number; readonly columns: readonly ColumnInfo[] },
): Promise<number> {
  const key = `CAST(hash(${columns.map(({ name }) => identifier(name)).join(', ')}) >> 12 AS DOUBLE)`
  const suspects = rows > MAX_HELD_ROWS ? undefined : await repeatedKeys(connection, `SELECT ${key} FROM ${from}`, rows)
  if (suspects?.length === 0) return 0
  const where =
    suspects === undefined ? '' : `WHERE ${key} IN (${suspects.map((value) => `${value}::DOUBLE`).join(', ')})`
  const [all, different] = await firstRow(
    connection,
    `SELECT (SELECT count(*) FROM ${from} ${where}), (SELECT count(*) FROM (SELECT DISTINCT * FROM ${from} ${where}))`,
  )
  return Number(all) - Number(different)
}

/** Keys that several rows have; `undefined` when there are very many. */
async function repeatedKeys(connection: DuckDBConnection, sql: string, rows: number): Promise<number[] | undefined> {
  const keys = new Float64Array(rows)
  await eachChunk(await connection.stream(sql), (chunk, start) => {
    keys.set(doublesOf(chunk.getColumnVector(0)), start)
  })
  sortNumbers(keys, new Float64Array(rows))
  const repeated: number[] = []
  for (let i = 1; i < rows && repeated.length <= MAX_SUSPECTS; i++) {
    if (keys[i] === keys[i - 1] && keys[i] !== repeated.at(-1)) repeated.push(keys[i] as number)
  }
  return repeated.length > MAX_SUSPECTS ? undefined : repeated
}
