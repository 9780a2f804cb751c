import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import type { DataSource } from '../../shared/data/source.ts'
import { messageOf } from '../../shared/kernel/error.ts'
import type { TableEngine } from '../../shared/ports/table-engine.ts'
import { describeReal } from './describe-real.ts'

/** A folder with a DuckDB, its extension `httpfs` for the same version, and the address of a store that speaks S3. */
const folder = process.env['ASSAY_TEST_REMOTE']
const store = process.env['ASSAY_TEST_S3_URL']
const absence = folder && store ? undefined : 'ASSAY_TEST_REMOTE and ASSAY_TEST_S3_URL are not set; .ci/run sets them'

const CSV = 'id,age\n1,30\n2,41\n3,52\n'

describeReal('DuckDB reading web servers and object stores', absence, () => {
  const workspace = mkdtempSync(join(tmpdir(), 'assay-remote-'))
  const parquet = join(workspace, 'part.parquet')
  const seen: string[] = []
  let server: Server
  let web = ''
  const engines: TableEngine[] = []

  beforeAll(async () => {
    await writeParquet(parquet)
    server = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`)
      if (/^\/data\/rows.csv/.test(String(request.url))) answerPart(request, response, Buffer.from(CSV))
      else response.writeHead(404).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await fetch(`${store}/loans`, { method: 'PUT' })
    for (const name of ['2026/a.parquet', '2026/b.parquet', 'secret/c.parquet'])
      await fetch(`${store}/loans/${name}`, { method: 'PUT', body: readFileSync(parquet) })
  })
  afterAll(async () => {
    for (const engine of engines) await engine.close()
    server.close()
    rmSync(workspace, { recursive: true, force: true })
  })

  const start = async (addresses: readonly string[]): Promise<TableEngine> => {
    const env = {
      AWS_ENDPOINT_URL: store,
      AWS_ACCESS_KEY_ID: 'k',
      AWS_SECRET_ACCESS_KEY: 'hidden',
      AWS_REGION: 'us-east-1',
    }
    const engine = await createTableEngine({
      workspace,
      load: async () => duckdb(),
      remote: { addresses, env: { ...env, ASSAY_HTTP_TOKEN: 'token-1' }, extensions: join(folder ?? '', 'extensions') },
    })
    engines.push(engine)
    return engine
  }
  const failure = async (engine: TableEngine, source: DataSource): Promise<string> => {
    const error: unknown = await engine.open(source, 'data').then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    return error === undefined ? 'no error' : `${messageOf(error)} ${JSON.stringify(error)}`
  }

  test('reads a file of a web server with its token, and tells nobody its parameters', async () => {
    const address = `${web}/data/rows.csv?signature=s3cret`
    const data = await (await start([address])).open({ path: address }, 'data')
    expect(data.rows).toBe(3)
    expect(data.files).toEqual([`${web}/data/rows.csv`])
    expect(seen.join('\n')).toContain('Bearer token-1')
  })

  test('reads a pattern of an object store, sorted', async () => {
    const address = 's3://loans/2026/*.parquet'
    const data = await (await start([address])).open({ path: address }, 'data')
    expect(data.rows).toBe(2000)
    expect(data.files).toEqual(['s3://loans/2026/a.parquet', 's3://loans/2026/b.parquet'])
  })

  test('reads only what is named', async () => {
    const engine = await start(['s3://loans/2026/*.parquet'])
    expect(await failure(engine, { path: 's3://loans/secret/c.parquet' })).toContain('not among the addresses')
    expect(await failure(engine, { sql: "SELECT * FROM read_parquet('s3://loans/secret/c.parquet')" })).toContain(
      'remote',
    )
    expect(await failure(engine, { sql: `SELECT * FROM read_csv('${web}/data/rows.csv')` })).toContain('remote')
    expect(await failure(engine, { sql: "SELECT * FROM read_csv('/etc/passwd')" })).toContain(
      'only files of the workspace',
    )
    const rows = await engine.open(
      { sql: "SELECT count(*) AS n FROM read_parquet('s3://loans/2026/a.parquet')" },
      'data',
    )
    expect(rows.rows).toBe(1)
  })

  test('says what a store that does not answer did, without its secrets', async () => {
    const address = `${web}/other/none.parquet?signature=s3cret`
    const message = await failure(await start([address]), { path: address })
    expect(message).toContain('404')
    expect(message).not.toMatch(/s3cret|hidden|token-1/)
    await expect(start(['ftp://127.0.0.1/x.csv'])).rejects.toThrow(/ftp/)
  })

  test('without a named address nothing is loaded and nothing is read', async () => {
    const engine = await createTableEngine({ workspace, load: async () => duckdb() })
    engines.push(engine)
    expect(await failure(engine, { path: `${web}/data/rows.csv` })).toContain('not in the workspace')
    expect(await failure(engine, { sql: `SELECT * FROM read_csv('${web}/data/rows.csv')` })).not.toBe('no error')
  })
})

/** The bytes of a file from an offset on, as web servers give them. */
function answerPart(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const [from = 0, to = body.length - 1] = (/bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [])
    .slice(1)
    .map(Number)
  const part = body.subarray(from, to + 1)
  const range = `bytes ${from}-${from + part.length - 1}/${body.length}`
  response.writeHead(request.headers.range === undefined ? 200 : 206, {
    'content-length': part.length,
    'content-range': range,
  })
  response.end(request.method === 'HEAD' ? '' : part)
}

function duckdb(): typeof import('@duckdb/node-api') {
  return createRequire(join(folder ?? '', 'package.json'))('@duckdb/node-api') as typeof import('@duckdb/node-api')
}

async function writeParquet(path: string): Promise<void> {
  const instance = await duckdb().DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (SELECT range AS id, range * 0.5 AS income FROM range(1000)) TO '${path}'`)
  connection.closeSync()
  instance.closeSync()
  expect(statSync(path).size).toBeGreaterThan(0)
}
