import type pg from 'pg'
import type { SqlRows } from '../../summary/sql/dialect.ts'
import { type PostgresPlace, toPostgresError } from './errors.ts'

/** A read-only look at one moment of a database. */
export type PostgresSession = {
  readonly query: (sql: string) => Promise<SqlRows>
  /** Columns of a query and the number of its type, without its rows. */
  readonly describe: (sql: string) => Promise<readonly { readonly name: string; readonly type: number }[]>
  readonly close: () => Promise<void>
}

const CONNECT_MS = 15_000
/** Longer than any scan that a gate should wait for. */
const STATEMENT = '60min'
/** Groups are counted in memory: a few ten thousand per column. */
const WORK_MEMORY = '64MB'

/** All statements of a session see the same rows, and none can write. The driver is loaded here, on first use. */
export async function openSession(url: string, place: PostgresPlace): Promise<PostgresSession> {
  const { default: driver } = await import('pg')
  let client: pg.Client
  try {
    client = new driver.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'assay',
      // Every value as the server wrote it: numbers are read where their size is known.
      types: { getTypeParser: () => (text: string) => text },
    })
  } catch (error) {
    throw toPostgresError(place, error)
  }
  // A lost connection also fails the statement that waits; without a listener it would end the process.
  client.on('error', () => {})
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw toPostgresError(place, error)
    }
  }
  const ask = (text: string) => {
    // In the extended protocol the server refuses a second statement.
    const query = { text, rowMode: 'array' as const, queryMode: 'extended' }
    return guarded(() => client.query<(string | null)[]>(query))
  }
  const close = (): Promise<void> => client.end()
  try {
    await guarded(() => client.connect())
    for (const statement of [
      'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY',
      `SET LOCAL statement_timeout = '${STATEMENT}'`,
      `SET LOCAL work_mem = '${WORK_MEMORY}'`,
      'SET LOCAL extra_float_digits = 1',
      "SET LOCAL TimeZone = 'UTC'",
      'SET LOCAL jit = off',
    ])
      await ask(statement)
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
  return {
    query: async (sql) => (await ask(sql)).rows,
    describe: async (sql) => (await ask(sql)).fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })),
    close,
  }
}
