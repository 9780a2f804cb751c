import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPostgresSummarizer } from '../../shared/adapters/postgres/summarizer.ts'
import { createTrinoSummarizer } from '../../shared/adapters/trino/summarizer.ts'
import type { WarehouseSource } from '../../shared/data/source.ts'
import type { UserErrorCode } from '../../shared/kernel/error.ts'
import { FINE_CELLS } from '../../shared/summary/number-cells.ts'
import { createDatabase } from '../fixtures/database.ts'
import { describeReal } from './describe-real.ts'
import { runTrino, startTap } from './warehouse-tables.ts'

const POSTGRES = process.env['ASSAY_TEST_DATABASE_URL']
const TRINO = process.env['ASSAY_TEST_TRINO_URL']
const ROWS = 200_000
/** A column of doubles sends its cells in two or three rounds, about 50 bytes each. */
const MAX_BYTES = 3 * 2 * FINE_CELLS * 60

type From = { readonly table: string } | { readonly sql: string }
type Refusal = readonly [from: From, code: UserErrorCode, words: RegExp, url?: (url: URL) => void]

describeReal('PostgreSQL', POSTGRES === undefined ? 'ASSAY_TEST_DATABASE_URL is not set' : undefined, () => {
  let database: Awaited<ReturnType<typeof createDatabase>>
  const role = `assay_reader_${randomUUID().slice(0, 8)}`
  const run = async (...statements: readonly string[]): Promise<pg.QueryResult | undefined> => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    let last: pg.QueryResult | undefined
    for (const statement of statements) last = await client.query(statement)
    await client.end()
    return last
  }

  beforeAll(async () => {
    database = await createDatabase(POSTGRES ?? '')
    await run(
      'CREATE TABLE loans (amount float8, id text, kind varchar(10))',
      `INSERT INTO loans SELECT random(), 'secret ' || i, 'k' || i % 3 FROM generate_series(1, ${ROWS}) AS i`,
      'CREATE TABLE empty (a int)',
      'CREATE TABLE huge AS SELECT 1e400::numeric AS n',
      'CREATE SEQUENCE steps',
      "CREATE FUNCTION wipe() RETURNS int LANGUAGE sql AS 'DELETE FROM loans; SELECT 1'",
      `CREATE ROLE ${role} LOGIN`,
    )
  })
  afterAll(async () => {
    await run(`DROP ROLE ${role}`)
    await database.drop()
  })

  const REFUSED: readonly Refusal[] = [
    [{ table: 'public.loan' }, 'DATA_UNREADABLE', /no table "public\.loan"[\s\S]*write public\.loans/],
    [{ table: 'Loans' }, 'DATA_UNREADABLE', /write loans/],
    [{ table: 'a..b' }, 'DATA_UNREADABLE', /no name of a table/],
    [{ table: 'empty' }, 'DATA_EMPTY', /no rows/],
    [{ sql: 'SELECT 1 AS a; DROP TABLE loans' }, 'DATA_UNREADABLE', /exactly one SELECT/],
    [{ sql: 'SELECT 1 AS a) AS q; DROP TABLE loans; SELECT (1' }, 'DATA_UNREADABLE', /exactly one SELECT/],
    [{ sql: 'DELETE FROM loans RETURNING id' }, 'DATA_UNREADABLE', /exactly one SELECT/],
    [{ sql: "SELECT nextval('steps') AS n" }, 'DATA_UNREADABLE', /query writes[\s\S]*read-only/],
    [{ sql: 'SELECT wipe() AS n' }, 'DATA_UNREADABLE', /query writes/],
    [{ sql: 'SELECT 1 AS a, 2 AS a' }, 'DATA_UNREADABLE', /two columns are called "a"/],
    [{ sql: 'SELECT amuont FROM loans' }, 'DATA_UNREADABLE', /amuont/],
    [{ table: 'huge' }, 'DATA_UNREADABLE', /a double cannot hold/],
    [{ table: 'loans' }, 'DATA_UNREADABLE', /GRANT SELECT/, (url) => Object.assign(url, { username: role })],
    [
      { table: 'loans' },
      'DATA_UNREADABLE',
      /refused the login/,
      (url) => Object.assign(url, { username: 'nobody_here' }),
    ],
    [{ table: 'loans' }, 'DATA_UNREADABLE', /no such database/, (url) => Object.assign(url, { pathname: '/nowhere' })],
    [
      { table: 'loans' },
      'DATA_UNREADABLE',
      /cannot be reached \(ECONNREFUSED/,
      (url) => Object.assign(url, { port: '3' }),
    ],
    [
      { table: 'loans' },
      'DATA_UNREADABLE',
      /encrypted/,
      (url) => Object.assign(url, { search: '?sslmode=verify-full' }),
    ],
  ]
  test.for(REFUSED)('%o is refused with what to do, and without the password', async ([from, code, words, change]) => {
    const url = new URL(database.url)
    url.password = 'hunter2'
    change?.(url)
    const summarizer = createPostgresSummarizer({ URL: url.href })
    const source: WarehouseSource = { warehouse: 'postgres', urlEnv: 'URL', ...from }
    const failed = (async () => {
      const { summarize, columns } = await summarizer.openSummary(source, 'reference')
      await summarize(
        columns.map(({ name }) => name),
        { cells: 100 },
      )
    })()
    const message = expect.not.stringContaining('hunter2')
    await expect(failed).rejects.toMatchObject({ code, message })
    await expect(failed).rejects.toThrow(words)
    await summarizer.close()
    expect((await run('SELECT count(*)::int AS n FROM loans'))?.rows).toEqual([{ n: ROWS }])
  })

  test('no row leaves the server', async () => {
    const tap = await startTap(database.url)
    const summarizer = createPostgresSummarizer({ URL: tap.url })
    const source: WarehouseSource = { warehouse: 'postgres', urlEnv: 'URL', table: 'loans' }
    const { summarize } = await summarizer.openSummary(source, 'reference')
    const summaries = await summarize(['amount', 'id', 'kind'], { cells: FINE_CELLS })
    await summarizer.close()
    const received = tap.received()
    await tap.close()
    expect(summaries.map(({ values }) => values.kind)).toEqual(['number', 'text', 'category'])
    expect(received.includes('k2')).toBe(true)
    expect(received.includes('secret')).toBe(false)
    expect(received.length).toBeLessThan(MAX_BYTES)
  })
})

describeReal('Trino', TRINO === undefined ? 'ASSAY_TEST_TRINO_URL is not set' : undefined, () => {
  const table = `loans_${randomUUID().slice(0, 8)}`
  const url = TRINO ?? ''

  beforeAll(async () => {
    await runTrino(
      url,
      `CREATE TABLE ${table} AS SELECT random() AS amount, 'secret ' || CAST(a * 1000 + b AS varchar) AS id,
'k' || CAST(b % 3 AS varchar) AS kind FROM UNNEST(sequence(1, ${ROWS / 1000})) AS x(a), UNNEST(sequence(1, 1000)) AS y(b)`,
    )
    await runTrino(url, `CREATE TABLE ${table}_empty (a integer)`)
  })
  afterAll(async () => {
    await runTrino(url, `DROP TABLE ${table}`)
    await runTrino(url, `DROP TABLE ${table}_empty`)
  })

  const REFUSED: readonly Refusal[] = [
    [{ table: `${table}x` }, 'DATA_UNREADABLE', /no table[\s\S]*write loans_/],
    [{ table: `memory.defualt.${table}` }, 'DATA_UNREADABLE', new RegExp(`write memory.default.${table}`)],
    [{ table: 'nowhere.a.b' }, 'DATA_UNREADABLE', /no table "nowhere\.a\.b"/],
    [{ table: `${table}_empty` }, 'DATA_EMPTY', /no rows/],
    [{ sql: `SELECT 1 AS a; DROP TABLE ${table}` }, 'DATA_UNREADABLE', /exactly one SELECT/],
    [{ sql: `DELETE FROM ${table}` }, 'DATA_UNREADABLE', /exactly one SELECT/],
    [{ sql: 'SELECT 1 AS a, 2 AS a' }, 'DATA_UNREADABLE', /two columns are called "a"/],
    [{ sql: `SELECT amuont FROM ${table}` }, 'DATA_UNREADABLE', /amuont/],
    [
      { table },
      'DATA_UNREADABLE',
      /refused the login[\s\S]*over https only/,
      (one) => Object.assign(one, { password: 'hunter2' }),
    ],
    [{ table }, 'DATA_UNREADABLE', /cannot be reached \(ECONNREFUSED/, (one) => Object.assign(one, { port: '3' })],
  ]
  test.for(REFUSED)('%o is refused with what to do', async ([from, code, words, change]) => {
    const address = new URL(url)
    change?.(address)
    const source: WarehouseSource = { warehouse: 'trino', urlEnv: 'URL', ...from }
    const failed = createTrinoSummarizer({ URL: address.href }).openSummary(source, 'reference')
    await expect(failed).rejects.toMatchObject({ code, message: expect.not.stringContaining('hunter2') })
    await expect(failed).rejects.toThrow(words)
    expect(await runTrino(url, `SELECT count(*) FROM ${table}`)).toEqual([[ROWS]])
  })

  test('no row leaves the server', async () => {
    const tap = await startTap(url)
    const source: WarehouseSource = { warehouse: 'trino', urlEnv: 'URL', table }
    const { summarize } = await createTrinoSummarizer({ URL: tap.url }).openSummary(source, 'reference')
    const summaries = await summarize(['amount', 'id', 'kind'], { cells: FINE_CELLS })
    const received = tap.received()
    expect(summaries.map(({ values }) => values.kind)).toEqual(['number', 'text', 'category'])
    expect(received.includes('k2')).toBe(true)
    expect(received.includes('secret ')).toBe(false)
    expect(received.length).toBeLessThan(MAX_BYTES)
  })

  test('rows that change between two statements are noticed', async () => {
    await runTrino(url, `CREATE TABLE ${table}_moving AS SELECT 1 AS a`)
    const source: WarehouseSource = { warehouse: 'trino', urlEnv: 'URL', table: `${table}_moving` }
    const { summarize } = await createTrinoSummarizer({ URL: url }).openSummary(source, 'reference')
    await runTrino(url, `INSERT INTO ${table}_moving VALUES 2`)
    await expect(summarize(['a'], { cells: 100 })).rejects.toThrow(/written or deleted/)
    await runTrino(url, `DROP TABLE ${table}_moving`)
  })
})
