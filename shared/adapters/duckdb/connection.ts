import type { DuckDBConnection, DuckDBInstance, DuckDBResult, DuckDBVector } from '@duckdb/node-api'
import { Fault } from '../../kernel/error.ts'

/** Runs `work` on a connection of its own, because a connection holds one streaming result at a time. */
export async function withConnection<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
  }
}

/** Waits for all, also when one fails, so that nothing still runs when its error is told. */
export async function together(all: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(all)
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** The first column of the first row as text. */
export async function firstValue(connection: DuckDBConnection, sql: string): Promise<string> {
  const reader = await connection.runAndReadAll(sql)
  return String(reader.getRows()[0]?.[0] ?? '')
}

/** The first row as JavaScript values: whole numbers of 64 bits and more are bigint. */
export async function firstRow(connection: DuckDBConnection, sql: string): Promise<readonly unknown[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowsJS()[0] ?? []
}

/** 2,048 rows of a result, or fewer. */
export type Chunk = NonNullable<Awaited<ReturnType<DuckDBResult['fetchChunk']>>>

/** Calls `visit` with every chunk of a streaming result and the row it starts at; DuckDB makes the next one meanwhile. */
export async function eachChunk(result: DuckDBResult, visit: (chunk: Chunk, start: number) => void): Promise<number> {
  let rows = 0
  let chunk = await result.fetchChunk()
  while (chunk !== null && chunk.rowCount > 0) {
    const next = result.fetchChunk()
    try {
      visit(chunk, rows)
    } catch (error) {
      await next.catch(() => null)
      throw error
    }
    rows += chunk.rowCount
    chunk = await next
  }
  return rows
}

/** The doubles of a vector without any NULL, as DuckDB holds them. */
export function doublesOf(vector: DuckDBVector): Float64Array {
  if ('items' in vector && vector.items instanceof Float64Array) return vector.items
  throw new Fault('INTERNAL', `DuckDB gave ${vector.type} in place of a double`)
}

/** A SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
