import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow } from '../../shared/adapters/duckdb/connection.ts'
import { measureInSql } from '../../shared/adapters/duckdb/measure-in-sql.ts'

const ROWS = `SELECT ln((i * 7919 % 1009 + 1) / 1010) ^ 3 AS skewed, CASE WHEN i % 50 = 0 THEN i END AS sparse, 7.5 AS same,
  CASE WHEN i < 3 THEN i END AS three FROM range(1000) r(i)`

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const measure = async (name: string, from = `(${ROWS})`) =>
  (await measureInSql(connection, from, { name, type: 'numeric', databaseType: 'DOUBLE' }))?.summary

test.for(['skewed', 'sparse'])(
  'the shape of a column that is not held is the one DuckDB estimates: %s',
  async (name) => {
    const [skewness, kurtosis] = await firstRow(
      connection,
      `SELECT skewness(${name}), kurtosis(${name}) FROM (${ROWS})`,
    )
    const found = await measure(name)
    expect(found?.skewness).toBeCloseTo(Number(skewness), 9)
    expect(found?.excessKurtosis).toBeCloseTo(Number(kurtosis), 9)
    expect(await measure(name, `(SELECT * FROM (${ROWS}) ORDER BY hash(skewed))`)).toEqual(found)
  },
)

test('a constant has no shape, and three values have no kurtosis', async () => {
  expect(await measure('same')).not.toHaveProperty('skewness')
  expect(await measure('three')).toMatchObject({ skewness: 0 })
  expect(await measure('three')).not.toHaveProperty('excessKurtosis')
})
