import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { sortNumbers } from '../../summary/sort-numbers.ts'
import { numberExpression } from './column-type.ts'
import { doublesOf, eachChunk } from './connection.ts'

/** Columns of more rows than this are left to DuckDB, which spills to disk: 200 MB a column. */
export const MAX_HELD_ROWS = 24_000_000
/** Numbers of several columns that are held at once: 256 MB. */
const MAX_HELD = 2 ** 25

/** Calls `use` with the finite numbers of each column in ascending order, a few columns at a time; they are only lent. */
export async function eachSorted(
  connection: DuckDBConnection,
  { from, rows, columns }: { readonly from: string; readonly rows: number; readonly columns: readonly ColumnInfo[] },
  use: (column: ColumnInfo, ascending: Float64Array) => void,
): Promise<void> {
  if (columns.length === 0) return
  const together = Math.min(columns.length, Math.max(1, Math.floor(MAX_HELD / rows)))
  const held = Array.from({ length: together }, () => new Float64Array(rows))
  const scratch = new Float64Array(rows)
  for (let start = 0; start < columns.length; start += together) {
    const group = columns.slice(start, start + together)
    const filled = group.map(() => 0)
    const result = await connection.stream(`SELECT ${group.map(numberExpression).join(', ')} FROM ${from}`)
    await eachChunk(result, (chunk) => {
      group.forEach((_, i) => {
        filled[i] = appendFinite(held[i] as Float64Array, filled[i] as number, doublesOf(chunk.getColumnVector(i)))
      })
    })
    group.forEach((column, i) => {
      const values = (held[i] as Float64Array).subarray(0, filled[i])
      sortNumbers(values, scratch)
      use(column, values)
    })
  }
}

/** Puts finite numbers, with one zero, behind those that are there; answers how many there are now. */
function appendFinite(into: Float64Array, filled: number, numbers: Float64Array): number {
  let end = filled
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number
    into[end] = value + 0
    if (Number.isFinite(value)) end += 1
  }
  return end
}
