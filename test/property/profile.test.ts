import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { canonicalJson, type Json } from '../../shared/kernel/canonical-json.ts'
import { profileData } from '../../shared/usecases/profile-data.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'

const workspace = mkdtempSync(join(tmpdir(), 'assay-profile-'))
const load = () => import('@duckdb/node-api')
let engines: readonly Awaited<ReturnType<typeof createTableEngine>>[]
let writer: Awaited<ReturnType<DuckDBInstance['connect']>>
let files = 0

beforeAll(async () => {
  engines = await Promise.all([1, 2, 5].map((threads) => createTableEngine({ workspace, load, threads })))
  writer = await (await DuckDBInstance.create(':memory:')).connect()
})
afterAll(async () => {
  writer.closeSync()
  for (const engine of engines) await engine.close()
  rmSync(workspace, { recursive: true })
})

/** Writes rows in groups of 2,048, so that more than one thread has something to do. */
async function write(sql: string): Promise<string> {
  files += 1
  await writer.run(`COPY (${sql}) TO '${join(workspace, `${files}.parquet`)}' (ROW_GROUP_SIZE 2048)`)
  return `${files}.parquet`
}

async function profiles(path: string, asked = engines): Promise<string[]> {
  const found: string[] = []
  for (const tables of asked) {
    const profile = await profileData({ tables, log: createRecordedLog() }, { data: { path }, name: 'data', id: 'k' })
    found.push(canonicalJson(profile as unknown as Json))
  }
  return found
}

test('the same rows give the same bytes, in any order and on any number of threads', async () => {
  const number = fc.oneof(
    fc.double({ noInteger: false }),
    fc.constantFrom(0, -0, Number.NaN, 1e-310, 1.7e308, -1.7e308),
  )
  const row = fc.record({
    k: fc.integer({ min: 0, max: 9 }),
    x: fc.option(number),
    y: fc.double(),
    s: fc.option(fc.string({ unit: 'grapheme' })),
  })
  const quote = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`
  const toSql = (rows: readonly { k: number; x: number | null; y: number; s: string | null }[]): string =>
    `SELECT * FROM (VALUES ${rows
      .map(({ k, x, y, s }) => {
        const [first, second] = [x, y].map((value) =>
          value === null ? 'NULL' : `'${Object.is(value, -0) ? '-0' : value}'::DOUBLE`,
        )
        return `(${k}, ${first}, ${second}, ${s === null ? 'NULL' : quote(s)})`
      })
      .join(', ')}) t(k, x, y, s)`
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(row, { minLength: 1, maxLength: 40 })
        .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      async ([rows, shuffled]) => {
        const all = [...(await profiles(await write(toSql(rows)))), ...(await profiles(await write(toSql(shuffled))))]
        expect(new Set(all).size).toBe(1)
      },
    ),
    { numRuns: 15 },
  )
})

test('20,000 rows over many row groups give the same bytes in another order', async () => {
  await writer.run('SELECT setseed(0.25)')
  await writer.run(`CREATE TABLE big AS SELECT *, x + 1e4 * sin(k) AS near FROM (SELECT i AS k, random() * 1e6 AS x, exp(10 * random()) AS y, sqrt(random())::FLOAT AS f,
    CASE WHEN random() < 0.9 THEN random() END AS m, 'v' || (random() * 50)::INTEGER AS s FROM range(20000) r(i))`)
  const all = [
    ...(await profiles(await write('SELECT * FROM big'))),
    ...(await profiles(await write('SELECT * FROM big ORDER BY hash(k)'))),
  ]
  expect(all[0]).toContain('"columns":["x","near"]')
  expect(new Set(all).size).toBe(1)
})

test('200,000 rows of many types: the same bytes on every run, for one, two and five threads', async () => {
  const path =
    await write(`SELECT i AS k, sqrt(i) * sin(i) AS wave, exp(cos(i) * 5) AS skew, i * 1000003 % 99991 AS spread, 2::BIGINT ** 60 + i % 70000 AS big,
    CASE WHEN i % 50 > 0 THEN round(cos(i), 3) END AS gap, 'id-' || (i % 60000) AS id, 'g' || (i % 7) AS g, i % 3 = 0 AS flag,
    TIMESTAMP '1969-06-01' + to_microseconds(i * 977000003) AS moment, DATE '1950-01-01' + (i % 40000)::INTEGER AS day FROM range(200000) r(i)`)
  const all = [...(await profiles(path)), ...(await profiles(path, engines.slice(1, 2)))]
  expect(new Set(all).size).toBe(1)
  expect(JSON.parse(all[0] ?? '')).toMatchObject({ rows: 200_000, duplicateRows: 0, id: { duplicates: 0 } })
})
