import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine, type DuckDbTables } from '../../shared/adapters/duckdb/table-engine.ts'
import { createPostgresSummarizer } from '../../shared/adapters/postgres/summarizer.ts'
import { createTrinoSummarizer } from '../../shared/adapters/trino/summarizer.ts'
import type { WarehouseSource } from '../../shared/data/source.ts'
import type { Summarizable } from '../../shared/ports/summaries.ts'
import type { ColumnSummary } from '../../shared/summary/column-summary.ts'
import { FINE_CELLS, STORED_CELLS } from '../../shared/summary/number-cells.ts'
import { createDatabase } from '../fixtures/database.ts'
import { expectedSummary, warehouseTable } from '../fixtures/warehouse-table.ts'
import { describeReal } from './describe-real.ts'
import { loadPostgres, loadTrino, runTrino, writeParquet } from './warehouse-tables.ts'

const POSTGRES = process.env['ASSAY_TEST_DATABASE_URL']
const TRINO = process.env['ASSAY_TEST_TRINO_URL']
/** Enough for more than 16,384 different numbers and 10,000 different texts. */
const ROWS = 21_000
const columns = warehouseTable(ROWS, 'warehouse')
const names = columns.map(({ name }) => name)

/** The ones that most go wrong, apart, so that a difference names its column. */
function expectSame(found: readonly ColumnSummary[], cells: number): void {
  expect(found.map(({ name }) => name)).toEqual(names)
  for (const [i, column] of columns.entries()) expect(found[i]).toEqual(expectedSummary(column, cells))
}

describeReal(
  'summaries inside PostgreSQL',
  POSTGRES === undefined ? 'ASSAY_TEST_DATABASE_URL is not set' : undefined,
  () => {
    let database: Awaited<ReturnType<typeof createDatabase>>
    let summarizer: ReturnType<typeof createPostgresSummarizer>
    let opened: Summarizable

    beforeAll(async () => {
      database = await createDatabase(POSTGRES ?? '')
      await loadPostgres(database.url, 'everything', columns)
      summarizer = createPostgresSummarizer({ URL: database.url })
      opened = await summarizer.openSummary(
        { warehouse: 'postgres', urlEnv: 'URL', table: 'public.everything' },
        'data',
      )
    })
    afterAll(async () => {
      await summarizer.close()
      await database.drop()
    })

    test.for([FINE_CELLS, STORED_CELLS])('are those of the pure functions, in %i cells', async (cells) => {
      expect(opened.rows).toBe(ROWS)
      expectSame(await opened.summarize(names, { cells }), cells)
    })

    test('are the same for a query, for some of the columns, and in the order asked for', async () => {
      const source: WarehouseSource = {
        warehouse: 'postgres',
        urlEnv: 'URL',
        sql: 'SELECT * FROM everything -- all;\n;',
      }
      const query = await summarizer.openSummary(source, 'data')
      const some = await query.summarize(['note', 'dense'], { cells: 100 })
      const expected = ['note', 'dense'].map((name) =>
        expectedSummary(columns.find((one) => one.name === name) as never, 100),
      )
      expect(some).toEqual(expected)
    })

    test('see one moment, whatever is written meanwhile', async () => {
      const small = columns.filter(({ name }) => name === 'small')
      await loadPostgres(database.url, 'moving', small)
      const source: WarehouseSource = { warehouse: 'postgres', urlEnv: 'URL', table: 'moving' }
      const early = await summarizer.openSummary(source, 'data')
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query('INSERT INTO moving SELECT 9 FROM moving LIMIT 100')
      await client.end()
      expect(await early.summarize(['small'], { cells: 100 })).toEqual(small.map((one) => expectedSummary(one, 100)))
      expect((await summarizer.openSummary(source, 'data')).rows).toBe(ROWS + 100)
    })
  },
)

describeReal('summaries inside Trino', TRINO === undefined ? 'ASSAY_TEST_TRINO_URL is not set' : undefined, () => {
  const table = `everything_${randomUUID().replaceAll('-', '')}`
  let opened: Summarizable

  beforeAll(async () => {
    await loadTrino(TRINO ?? '', table, columns)
    const source: WarehouseSource = { warehouse: 'trino', urlEnv: 'URL', table: `memory.default.${table}` }
    opened = await createTrinoSummarizer({ URL: TRINO ?? '' }).openSummary(source, 'data')
  })
  afterAll(() => runTrino(TRINO ?? '', `DROP TABLE ${table}`))

  test.for([FINE_CELLS, STORED_CELLS])('are those of the pure functions, in %i cells', async (cells) => {
    expect(opened.rows).toBe(ROWS)
    const lower = await opened.summarize(
      opened.columns.map(({ name }) => name),
      { cells },
    )
    // Trino writes every name small.
    expectSame(
      lower.map((column, i) => ({ ...column, name: names[i]?.toLowerCase() === column.name ? names[i] : column.name })),
      cells,
    )
  })

  test('are the same for a query', async () => {
    const sql = `SELECT note, dense FROM ${table} -- all`
    const query = await createTrinoSummarizer({ URL: TRINO ?? '' }).openSummary(
      { warehouse: 'trino', urlEnv: 'URL', sql },
      'data',
    )
    const some = await query.summarize(['note', 'dense'], { cells: 100 })
    expect(some).toEqual(
      ['note', 'dense'].map((name) => expectedSummary(columns.find((one) => one.name === name) as never, 100)),
    )
  })
})

describeReal('summaries of the same table by DuckDB', undefined, () => {
  let folder: string
  let engine: DuckDbTables

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-warehouse-'))
    await writeParquet(join(folder, 'everything.parquet'), columns)
    engine = await createTableEngine({ workspace: folder, load: () => import('@duckdb/node-api') })
  })
  afterAll(async () => {
    await engine.close()
    await rm(folder, { recursive: true })
  })

  test.for([FINE_CELLS, STORED_CELLS])('are those of the pure functions, in %i cells', async (cells) => {
    const opened = await engine.openSummary({ path: 'everything.parquet' }, 'data')
    expectSame(await opened.summarize(names, { cells }), cells)
  })
})

test('the md5 of the fixture is the one of the engines', () => {
  expect(createHash('md5').update('é').digest('hex').slice(0, 4)).toBe('66dd')
})
