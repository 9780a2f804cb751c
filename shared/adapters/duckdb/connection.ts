import type { DuckDBConnection, DuckDBInstance, DuckDBResult } from '@duckdb/node-api'

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

/** Calls `visit` with every chunk of a streaming result and the row it starts at. */
export async function eachChunk(
  result: DuckDBResult,
  visit: (chunk: NonNullable<Awaited<ReturnType<DuckDBResult['fetchChunk']>>>, start: number) => void,
): Promise<number> {
  let rows = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return rows
    visit(chunk, rows)
    rows += chunk.rowCount
  }
}

/** A SQL string literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
