import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createPostgresSummarizer } from '../../shared/adapters/postgres/summarizer.ts'
import { createTrinoSummarizer } from '../../shared/adapters/trino/summarizer.ts'
import type { ColumnSummary } from '../../shared/summary/column-summary.ts'
import { createDatabase } from '../fixtures/database.ts'
import { describeReal } from './describe-real.ts'

const POSTGRES = process.env['ASSAY_TEST_DATABASE_URL']
const TRINO = process.env['ASSAY_TEST_TRINO_URL']

/** A summary in a few words: missing and infinite values, and what there is. */
function words({ name, missing, values }: ColumnSummary): string {
  const infinite = 'infinite' in values ? values.infinite : 0
  const held = 'cells' in values ? [...values.cells.values] : 'categories' in values ? values.categories.names : []
  return `${name} ${values.kind} ${missing} ${infinite} ${JSON.stringify(held)}`
}

describeReal('types', POSTGRES === undefined ? 'ASSAY_TEST_DATABASE_URL is not set' : undefined, () => {
  test('of PostgreSQL are what docs/warehouses.md says', async () => {
    const database = await createDatabase(POSTGRES ?? '')
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    await client.query(`CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN share AS numeric CHECK (VALUE < 2)`)
    await client.query(`CREATE TABLE t (m mood, d share, n numeric, j jsonb, js json, c char(4), w timestamptz, day date,
u uuid, f real, money money, a int[], t time, nm name, v varchar(3) COLLATE "C")`)
    await client.query(`INSERT INTO t VALUES
('glad', 0.5, 'NaN', '{"b": 1, "a": 2}', '{"b": 1}', 'a', 'infinity', '-infinity', NULL, 0.1, 1, '{1}', '10:00', 'x', 'é'),
('sad', 0.25, 'Infinity', NULL, NULL, 'a   ', '1969-12-31 23:59:59.9985+00', '1969-12-31', NULL, '-0', 2, NULL, NULL, 'x', NULL)`)
    await client.end()
    const summarizer = createPostgresSummarizer({ URL: database.url })
    const opened = await summarizer.openSummary({ warehouse: 'postgres', urlEnv: 'URL', table: 't' }, 'data')
    const found = await opened.summarize(
      opened.columns.map(({ name }) => name),
      { cells: 100 },
    )
    await summarizer.close()
    await database.drop()
    expect(found.map(words)).toEqual([
      'm category 0 0 ["glad","sad"]',
      'd number 0 0 [0.25,0.5]',
      'n number 1 1 []',
      `j category 1 0 ["{\\"a\\": 2, \\"b\\": 1}"]`,
      `js category 1 0 ["{\\"b\\": 1}"]`,
      'c category 0 0 ["a"]',
      'w date 0 1 [-1]',
      'day date 0 1 [-86400000]',
      'u empty 2 0 []',
      `f number 0 0 [0,${Math.fround(0.1)}]`,
      'money other 0 0 []',
      'a other 1 0 []',
      't other 1 0 []',
      'nm category 0 0 ["x"]',
      'v category 1 0 ["é"]',
    ])
  })
})

describeReal('types', TRINO === undefined ? 'ASSAY_TEST_TRINO_URL is not set' : undefined, () => {
  test('of Trino are what docs/warehouses.md says', async () => {
    const id = randomUUID()
    const sql = `SELECT * FROM (VALUES
(TINYINT '1', DECIMAL '0.10', REAL '0.1', nan(), TIMESTAMP '1969-12-31 23:59:59.999999999999', DATE '1969-12-31',
 TIMESTAMP '1970-01-01 01:00:00.0019 +01:00', CAST('a' AS char(4)), JSON '{"b": 1}', UUID '${id}', ARRAY[1], TIME '10:00:00', U&'\\00e9'),
(NULL, DECIMAL '-1234567890123.45', REAL '-0', infinity(), TIMESTAMP '1970-01-01 00:00:00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, ''))
AS t(tiny, d, f, x, m, day, w, c, j, u, a, t, v)`
    const opened = await createTrinoSummarizer({ URL: TRINO ?? '' }).openSummary(
      { warehouse: 'trino', urlEnv: 'URL', sql },
      'data',
    )
    const found = await opened.summarize(
      opened.columns.map(({ name }) => name),
      { cells: 100 },
    )
    expect(found.map(words)).toEqual([
      'tiny number 1 0 [1]',
      'd number 0 0 [-1234567890123.45,0.1]',
      `f number 0 0 [0,${Math.fround(0.1)}]`,
      'x number 1 1 []',
      'm date 0 0 [0]',
      'day date 1 0 [-86400000]',
      'w date 1 0 [1]',
      'c category 1 0 ["a"]',
      `j category 1 0 ["{\\"b\\":1}"]`,
      `u category 1 0 ["${id}"]`,
      'a other 1 0 []',
      't other 1 0 []',
      'v category 0 0 ["","é"]',
    ])
  })

  test('a hundred columns take a few statements', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `c${i}`)
    const sql = `SELECT ${names.map((name, i) => `x * ${i + 1}e0 AS ${name}`).join(', ')} FROM (VALUES 1e0, 2e0, 3e0) AS t(x)`
    const opened = await createTrinoSummarizer({ URL: TRINO ?? '' }).openSummary(
      { warehouse: 'trino', urlEnv: 'URL', sql },
      'data',
    )
    const found = await opened.summarize(names, { cells: 100 })
    expect(found.map(words)).toEqual(
      names.map((name, i) => `${name} number 0 0 [${i + 1},${2 * (i + 1)},${3 * (i + 1)}]`),
    )
  })
})
