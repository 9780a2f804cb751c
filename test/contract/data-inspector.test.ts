import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { md5 } from '../../shared/adapters/system/md5.ts'
import type { Profile, ProfileColumn } from '../../shared/data/profile-schema.ts'
import { canonicalJson, type Json } from '../../shared/kernel/canonical-json.ts'
import type { UserError } from '../../shared/kernel/error.ts'
import { diffData } from '../../shared/usecases/diff-data.ts'
import { profileData } from '../../shared/usecases/profile-data.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'

const workspace = mkdtempSync(join(tmpdir(), 'assay-inspect-'))
const put = (name: string, text: string): void => writeFileSync(join(workspace, name), text)
const MIXED = `SELECT i::INTEGER AS i, CASE WHEN i = 3 THEN 'nan'::DOUBLE WHEN i = 4 THEN '-inf'::DOUBLE WHEN i < 3 THEN NULL ELSE i / 8 END AS x,
  i % 2 = 0 AS even, DATE '2024-02-28' + i::INTEGER AS day, TIMESTAMP '2024-01-01 12:00:00' AS noon, NULL::DOUBLE AS nothing,
  CASE WHEN i < 99 THEN 'ä😀' ELSE 'b' END AS word, [i] AS list, i::DECIMAL(10, 2) / 4 AS money, -i * 2.5 AS minus,
  CASE WHEN i % 2 = 0 THEN -0.0::FLOAT ELSE 0.0::FLOAT END AS zero FROM range(100) r(i)`
const LINES = Array.from({ length: 3 }, (_, i) => JSON.stringify({ id: i, tag: `t${i}`, deep: { a: i } })).join('\n')

let engine: Awaited<ReturnType<typeof createTableEngine>>
let slow: typeof engine

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (${MIXED}) TO '${join(workspace, 'mixed.parquet')}'`)
  await connection.run(`COPY (SELECT * FROM (${MIXED}) ORDER BY hash(i)) TO '${join(workspace, 'shuffled.parquet')}'`)
  connection.closeSync()
  instance.closeSync()
  put('lines.jsonl', LINES)
  put('one.csv', 'id,x\n7,2.5\n')
  put(
    'people.csv',
    'customer,contact,card,note\n1,ada@example.org,4111111111111111,called +1\n2,bob@example.org,5500005555555559,"mail bob@example.org"\n3,cy@example.org,378282246310005,\n',
  )
  const load = () => import('@duckdb/node-api')
  engine = await createTableEngine({ workspace, load, threads: 4 })
  slow = await createTableEngine({ workspace, load, threads: 1 })
})
afterAll(async () => {
  await engine.close()
  await slow.close()
  rmSync(workspace, { recursive: true })
})

const log = createRecordedLog()
const profile = (path: string, id?: string, tables = engine): Promise<Profile> =>
  profileData({ tables, log }, { data: { path }, name: 'the data', ...(id === undefined ? {} : { id }) })
const column = ({ columns }: Profile, name: string): ProfileColumn | undefined =>
  columns.find((one) => one.name === name)

describe('profile', () => {
  test('numbers leave out what is missing, not a number and infinite, and count each', async () => {
    const found = await profile('mixed.parquet')
    expect(column(found, 'x')).toMatchObject({ type: 'numeric', missing: 4, infinite: 1, distinct: 95 })
    const { numbers, histogram } = column(found, 'x') ?? {}
    expect(numbers).toMatchObject({ min: 5 / 8, max: 99 / 8, mean: 52 / 8 })
    expect(numbers?.standardDeviation).toBeCloseTo(Math.sqrt((95 * 96) / 12) / 8, 14)
    // Equal steps: symmetric, and flatter than a normal distribution.
    expect(numbers?.skewness).toBeCloseTo(0, 12)
    expect(numbers?.excessKurtosis).toBeCloseTo(-1.2, 12)
    expect(numbers?.quantiles).toEqual({ p5: 9 / 8, p25: 28 / 8, p50: 52 / 8, p75: 76 / 8, p95: 95 / 8 })
    expect(histogram?.length).toBeLessThanOrEqual(20)
    expect(histogram?.reduce((sum, bin) => sum + bin.count, 0)).toBe(95)
  })

  test('every other type says what it can', async () => {
    const found = await profile('mixed.parquet')
    expect(column(found, 'day')?.dates).toMatchObject({ min: '2024-02-28', max: '2024-06-06' })
    expect(column(found, 'noon')).toMatchObject({
      variation: 'constant',
      dates: { min: '2024-01-01T12:00:00Z' },
      atoms: [{ count: 100, share: 1 }],
    })
    expect(column(found, 'nothing')).toMatchObject({ variation: 'empty', missing: 100, distinct: 0, top: [] })
    expect(column(found, 'nothing')).not.toHaveProperty('numbers')
    expect(column(found, 'word')).toMatchObject({ variation: 'near-constant', length: { min: 1, mean: 1.99, max: 2 } })
    expect(column(found, 'word')?.top[0]).toEqual({ value: 'ä😀', count: 99 })
    expect(column(found, 'even')?.top).toEqual([
      { value: 'false', count: 50 },
      { value: 'true', count: 50 },
    ])
    expect(column(found, 'list')).toMatchObject({ type: 'other', distinct: 100 })
    expect(column(found, 'zero')).toMatchObject({ distinct: 1, top: [{ value: '0.0', count: 100 }] })
    expect(found.correlations?.strong).toContainEqual({ columns: ['i', 'minus'], pearson: -1, rows: 100 })
    expect(found.correlations?.strong.find(({ columns }) => columns.includes('x'))?.rows).toBe(95)
  })

  test('the order of rows and the number of threads change no byte', async () => {
    const expected = canonicalJson((await profile('mixed.parquet')) as Json)
    expect(canonicalJson((await profile('shuffled.parquet')) as Json)).toBe(expected)
    expect(canonicalJson((await profile('shuffled.parquet', undefined, slow)) as Json)).toBe(expected)
  })

  test('only infinite numbers and dates are no numbers, and not missing; values of an enumeration are no type', async () => {
    const query = `SELECT 'inf'::DOUBLE AS x, 'infinity'::DATE AS d, 'ada@example.org'::ENUM('ada@example.org') AS e, 'NaN'::FLOAT AS n,
      TIMESTAMPTZ '2024-01-01 12:00:00+00' AS z FROM range(3)`
    const found = await profileData({ tables: engine, log }, { data: { sql: query }, name: 'the data' })
    expect(column(found, 'x')).toMatchObject({ missing: 0, infinite: 3, distinct: 0, variation: 'varies' })
    expect(column(found, 'd')).toMatchObject({ missing: 0, infinite: 3, variation: 'varies' })
    expect(column(found, 'n')).toMatchObject({ missing: 3, variation: 'empty' })
    expect(column(found, 'z')?.dates).toMatchObject({ min: '2024-01-01T12:00:00Z' })
    expect(JSON.stringify(column(found, 'e'))).not.toContain('@')
  })

  test('JSON lines, one row, duplicates', async () => {
    const lines = await profile('lines.jsonl', 'id')
    expect(lines.id).toEqual({ column: 'id', duplicates: 0, missing: 0 })
    expect(column(lines, 'deep')?.type).toBe('other')
    const one = await profile('one.csv')
    expect(column(one, 'x')?.numbers).toMatchObject({ min: 2.5, mean: 2.5, standardDeviation: 0 })
    expect(column(one, 'x')?.numbers).not.toHaveProperty('skewness')
    put('twice.csv', 'id,x\n1,2\n1,2\n1,3\n,4\n')
    const twice = await profile('twice.csv', 'id')
    expect(twice).toMatchObject({ duplicateRows: 1, id: { duplicates: 2, missing: 1 } })
    await expect(profile('twice.csv', 'ID')).rejects.toMatchObject({ code: 'COLUMN_MISSING' })
  })

  test('personal data is named and never shown', async () => {
    const found = await profile('people.csv')
    const kinds = found.columns.map(({ personal }) => personal?.kind)
    expect(kinds).toEqual([undefined, 'e-mail', 'payment-card', 'e-mail'])
    expect(JSON.stringify(found)).not.toMatch(/@|4111|3782/)
  })

  test('extreme numbers neither overflow nor vanish', async () => {
    put(
      'extreme.csv',
      'huge,close,tiny\n-1.7e308,1000000.001,1e-320\n1.7e308,1000000.002,3e-320\n1.7e308,1000000.003,2e-320\n',
    )
    const found = await profile('extreme.csv')
    expect(column(found, 'huge')?.numbers?.mean).toBeCloseTo(1.7e308 / 3, -300)
    expect(column(found, 'close')?.numbers?.standardDeviation).toBeCloseTo(0.001, 9)
    expect(column(found, 'tiny')?.numbers).toMatchObject({ min: 1e-320, max: 3e-320 })
  })
})

describe('diff', () => {
  const diff = (base: string, head: string, id?: string) => {
    put('base.csv', base)
    put('head.csv', head)
    const sides = { base: { path: 'base.csv' }, head: { path: 'head.csv' }, names: { base: 'old', head: 'new' } }
    return diffData({ tables: engine, md5, log }, { ...sides, ...(id === undefined ? {} : { id }) })
  }
  const BASE = 'id,x,s,gone\n1,1,a,0\n2,2,b,0\n3,3,,0\n4,4,d,0\n'

  test('rows by id: added, removed, changed and where; columns added, removed and retyped', async () => {
    const found = await diff(BASE, 'id,x,s,new\n5,5,e,1\n1,1,a,1\n3,3.5,c,1\n2,2,b,1\n', 'id')
    expect(found.rows).toEqual({
      added: 1,
      removed: 1,
      unchanged: 2,
      changed: 1,
      changedCells: [
        { name: 'x', rows: 1 },
        { name: 's', rows: 1 },
      ],
    })
    expect(found.schema).toMatchObject({ added: [{ name: 'new' }], removed: [{ name: 'gone' }], retyped: [] })
    expect(found.columns.map(({ name }) => name)).not.toContain('id')
    const retyped = await diff(BASE, BASE.replace('2,2,b', '2,two,b'), 'id')
    expect(retyped.schema.retyped).toEqual([{ name: 'x', from: 'BIGINT', to: 'VARCHAR' }])
    expect(retyped.rows.changedCells).toEqual([{ name: 'x', rows: 1 }])
    // A column without any value is no text that was a number.
    const emptied = await diff(BASE, BASE.replaceAll(/^(\d),\d/gm, '$1,'), 'id')
    expect(emptied.schema.retyped).toEqual([])
    expect(emptied.rows.changedCells).toEqual([{ name: 'x', rows: 4 }])
  })

  test('the same value in another type is the same value', async () => {
    const base = {
      sql: "SELECT 1::TINYINT AS id, 2.5::DECIMAL(5, 2) AS x, true AS b, DATE '2024-01-01' AS d, '-0'::FLOAT AS z",
    }
    const head = {
      sql: "SELECT 1::BIGINT AS id, 2.5::DOUBLE AS x, 1 AS b, TIMESTAMPTZ '2024-01-01 00:00:00+00' AS d, '0'::DOUBLE AS z",
    }
    const names = { base: 'old', head: 'new' }
    for (const id of [{}, { id: 'id' }]) {
      const { rows } = await diffData({ tables: engine, md5, log }, { base, head, names, ...id })
      expect(rows).toMatchObject({ added: 0, removed: 0, unchanged: 1 })
    }
  })

  test('whole rows are counted as often as they stand there', async () => {
    expect((await diff('a,b\n1,x\n1,x\n2,\n', 'a,b\n2,\n1,x\n3,z\n3,z\n')).rows).toEqual({
      added: 2,
      removed: 1,
      unchanged: 2,
    })
  })

  test.for([
    ['id,x\n1,2\n1,3\n', 'ID_INVALID', 'repeat'],
    ['id,x\n1,2\n,3\n', 'ID_INVALID', 'have no'],
    ['other,x\n1,2\n', 'COLUMN_MISSING', '"id"'],
  ] as const)('an id that tells no rows apart is refused: %j', async ([head, code, words]) => {
    const error = (await diff(BASE, head, 'id').catch((reason: unknown) => reason)) as UserError
    expect(error.code).toBe(code)
    expect(error.problems[0]).toMatchObject({ file: 'new', message: expect.stringContaining(words) })
  })

  test('a distribution that moved is told, with both pictures and without personal data', async () => {
    const rows = (make: (i: number) => string): string =>
      `v,contact\n${Array.from({ length: 300 }, (_, i) => make(i)).join('\n')}\n`
    const found = await diff(
      rows((i) => `${i % 7},u${i % 3}@example.org`),
      rows((i) => `${(i % 7) + 4},w${i % 3}@example.org`),
    )
    const [v, contact] = found.columns
    expect(v).toMatchObject({ verdict: 'drifted', histogram: { labels: expect.arrayContaining(['0', '10']) } })
    expect(contact).toMatchObject({ drifted: true, unseen: { categories: ['(e-mail, hidden)'] } })
    expect(JSON.stringify(found)).not.toContain('@')
  })
})
