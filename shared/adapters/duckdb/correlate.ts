import type { DuckDBConnection } from '@duckdb/node-api'
import type { Correlation } from '../../ports/data-inspector.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { addProducts, createProducts, pearsonOf } from '../../summary/cross-products.ts'
import type { Standard } from '../../summary/measure-ascending.ts'
import { numberExpression } from './column-type.ts'
import { doublesOf, eachChunk } from './connection.ts'

/** A column, and what brings it to [-1, 1]. */
export type StandardColumn = { readonly column: ColumnInfo; readonly standard: Standard }

/** Pearson's r of every pair over the rows where both have a number, in one pass; no bit depends on threads or row order. */
export async function correlate(
  connection: DuckDBConnection,
  from: string,
  columns: readonly StandardColumn[],
): Promise<Correlation[]> {
  const products = createProducts(columns.map(({ standard }) => standard))
  const list = columns.map(({ column }) => numberExpression(column)).join(', ')
  const result = await connection.stream(`SELECT ${list} FROM ${from}`)
  await eachChunk(result, (chunk) => {
    addProducts(
      products,
      columns.map((_, i) => doublesOf(chunk.getColumnVector(i))),
    )
  })
  return columns.flatMap(({ column }, a) =>
    columns.slice(a + 1).flatMap((other, i) => {
      const found = pearsonOf(products, a, a + 1 + i)
      return found === undefined ? [] : [{ columns: [column.name, other.column.name] as const, ...found }]
    }),
  )
}
