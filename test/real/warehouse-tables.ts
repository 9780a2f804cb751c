import { type AddressInfo, connect, createServer } from 'node:net'
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import type { Cell, Engine, FixtureColumn } from '../fixtures/warehouse-table.ts'

/** Rows of one INSERT: Trino takes statements of a million characters. */
const ROWS_PER_INSERT = 1500

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const definitions = (columns: readonly FixtureColumn[], engine: Engine): string =>
  columns.map(({ name, types }) => `${quoted(name)} ${types[engine]}`).join(', ')

function* batches(columns: readonly FixtureColumn[]): Generator<string> {
  const rows = columns[0]?.cells.length ?? 0
  for (let start = 0; start < rows; start += ROWS_PER_INSERT) {
    const batch: (Cell | undefined)[][] = []
    for (let row = start; row < Math.min(rows, start + ROWS_PER_INSERT); row++)
      batch.push(columns.map(({ cells }) => cells[row]))
    yield JSON.stringify(batch)
  }
}

/** Makes the table in PostgreSQL. */
export async function loadPostgres(url: string, table: string, columns: readonly FixtureColumn[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`CREATE TABLE ${table} (${definitions(columns, 'postgres')})`)
    const values = columns.map(({ types }, i) => `(r->>${i})::${types.postgres}`).join(', ')
    for (const batch of batches(columns))
      await client.query(`INSERT INTO ${table} SELECT ${values} FROM jsonb_array_elements($1::jsonb) AS r`, [batch])
  } finally {
    await client.end()
  }
}

/** Runs one statement of any kind in Trino, and hands over its rows. */
export async function runTrino(url: string, sql: string): Promise<unknown[][]> {
  const { origin, pathname } = new URL(url)
  const [, catalog = '', schema = ''] = pathname.split('/')
  const headers = { 'X-Trino-User': 'assay', 'X-Trino-Catalog': catalog, 'X-Trino-Schema': schema }
  const rows: unknown[][] = []
  let next: string | undefined = `${origin}/v1/statement`
  let init: RequestInit = { method: 'POST', body: sql, headers }
  while (next !== undefined) {
    const page = (await (await fetch(next, init)).json()) as {
      nextUri?: string
      data?: unknown[][]
      error?: { message: string }
    }
    if (page.error !== undefined) throw new Error(`${page.error.message}\n${sql.slice(0, 500)}`)
    rows.push(...(page.data ?? []))
    next = page.nextUri
    init = { headers }
  }
  return rows
}

/** Makes the table in Trino. */
export async function loadTrino(url: string, table: string, columns: readonly FixtureColumn[]): Promise<void> {
  await runTrino(url, `CREATE TABLE ${table} (${definitions(columns, 'trino')})`)
  const values = columns.map(({ types }, i) =>
    types.trino === 'varbinary' ? `to_utf8(r[${i + 1}])` : `CAST(r[${i + 1}] AS ${types.trino})`,
  )
  for (const batch of batches(columns)) {
    const rows = `UNNEST(CAST(json_parse('${batch.replaceAll("'", "''")}') AS array(array(varchar))))`
    await runTrino(url, `INSERT INTO ${table} SELECT ${values.join(', ')} FROM (SELECT r FROM ${rows} AS u(r))`)
  }
}

/** Writes the table as a Parquet file. */
export async function writeParquet(file: string, columns: readonly FixtureColumn[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  try {
    const connection = await instance.connect()
    await connection.run(`CREATE TABLE t (${definitions(columns, 'duckdb')})`)
    const values = columns.map(({ types }, i) => `CAST(r[${i + 1}] AS ${types.duckdb})`).join(', ')
    for (const batch of batches(columns)) {
      const rows = `unnest(from_json('${batch.replaceAll("'", "''")}', '[["VARCHAR"]]'))`
      await connection.run(`INSERT INTO t SELECT ${values} FROM (SELECT ${rows} AS r)`)
    }
    await connection.run(`COPY t TO '${file}' (FORMAT parquet)`)
  } finally {
    instance.closeSync()
  }
}

/** A way to a server that keeps what comes back through it. */
export async function startTap(server: string): Promise<{
  readonly url: string
  readonly received: () => Buffer
  readonly close: () => Promise<void>
}> {
  const target = new URL(server)
  const chunks: Buffer[] = []
  const tap = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    upstream.on('data', (chunk) => chunks.push(chunk))
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.pipe(other)
      one.on('error', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve))
  const url = new URL(server)
  url.host = `127.0.0.1:${(tap.address() as AddressInfo).port}`
  return {
    url: url.href,
    received: () => Buffer.concat(chunks.splice(0)),
    close: async () => {
      await new Promise((resolve) => tap.close(resolve))
    },
  }
}
