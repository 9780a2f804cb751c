import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import type { Finding } from '../../shared/integrity/finding.ts'
import type { RowTest } from '../../shared/schema/measure.ts'
import { parseDataSchema } from '../../shared/schema/parse.ts'
import { checkModelSchema } from '../../shared/usecases/check-model-schema.ts'
import { checkSchema } from '../../shared/usecases/check-schema.ts'

const NOW = 1_767_571_200_000 // 2026-01-05
const workspace = mkdtempSync(join(tmpdir(), 'assay-schema-'))
const put = (name: string, text: string): void => writeFileSync(join(workspace, name), text)
const ROWS = `SELECT i::INTEGER AS id, CASE WHEN i = 3 THEN 'nan'::DOUBLE WHEN i = 4 THEN 'inf'::DOUBLE WHEN i > 7 THEN NULL ELSE i / 2 END AS x,
  'v' || i % 3 AS word, i % 2 = 0 AS even, DATE '2026-01-01' + i::INTEGER AS day, [i] AS list, NULL::VARCHAR AS nothing FROM range(10) r(i)`
let engine: Awaited<ReturnType<typeof createTableEngine>>

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (${ROWS}) TO '${join(workspace, 'rows.parquet')}'`)
  connection.closeSync()
  instance.closeSync()
  put('part-1.csv', 'id,word\n1,a\n2,b\n')
  put('part-2.csv', 'id,word\n2,b\n3,zz\n')
  put(
    'texts.csv',
    'n,flag,mail,uuid,day\nx1,yes,ada@example.org,123e4567-e89b-12d3-a456-426614174000,31.01.2026\n2,maybe,nobody,no,31.02.2026\n',
  )
  engine = await createTableEngine({ workspace, load: () => import('@duckdb/node-api') })
})
afterAll(async () => {
  await engine.close()
  rmSync(workspace, { recursive: true })
})

const probe = async (path: string) => engine.probe(await engine.open({ path }, 'the data'))
const cell = (column: string, cellTest: Extract<RowTest, { kind: 'cell' }>['test']): RowTest => ({
  kind: 'cell',
  column,
  test: cellTest,
})
const count = async (...tests: RowTest[]) => (await probe('rows.parquet')).count(tests)

test('each kind of test looks at the rows that it is about', async () => {
  const found = await count(
    cell('x', { kind: 'present' }),
    cell('x', { kind: 'not-nan' }),
    cell('x', { kind: 'finite' }),
    cell('x', { kind: 'whole' }),
    cell('x', { kind: 'range', min: 1, max: 3 }),
    cell('x', { kind: 'one-of', values: [0, '0.5', 1] }),
    cell('word', { kind: 'one-of', values: ['v0', 'v1'] }),
    cell('even', { kind: 'one-of', values: [true] }),
    cell('day', { kind: 'range', min: '2026-01-03' }),
    cell('day', { kind: 'none-of', values: ['2026-01-03'] }),
    cell('word', { kind: 'length', min: 2, max: 2 }),
    cell('nothing', { kind: 'present' }),
    cell('list', { kind: 'present' }),
  )
  expect(found.map(({ tested, failed }) => [tested, failed])).toEqual([
    [10, 3],
    [8, 1],
    [7, 1],
    [6, 3],
    [6, 3],
    [6, 3],
    [10, 3],
    [10, 5],
    [10, 2],
    [10, 1],
    [10, 0],
    [10, 10],
    [10, 0],
  ])
})

test('text is told from what it should be', async () => {
  const texts = await probe('texts.csv')
  const tests = [
    cell('n', { kind: 'reads-as', type: 'number' }),
    cell('flag', { kind: 'reads-as', type: 'boolean' }),
    cell('mail', { kind: 'format', format: 'email' }),
    cell('uuid', { kind: 'format', format: 'uuid' }),
    cell('day', { kind: 'date-format', format: '%d.%m.%Y', name: 's' }),
    cell('mail', { kind: 'pattern', pattern: 'o.*y$', found: true, name: 's' }),
    cell('mail', { kind: 'pattern', pattern: 'o.*y$', found: false, name: 's' }),
  ]
  expect((await texts.count(tests)).map(({ failed }) => failed)).toEqual([1, 1, 1, 1, 1, 1, 1])
  expect(await texts.examples(tests[0] as RowTest)).toEqual([{ value: 'x1', rows: 1, row: 1 }])
})

test('conditions, order and uniqueness; rows are numbered within one file only', async () => {
  const rule = { where: 'id < 5', name: 's' }
  const tests: RowTest[] = [
    { kind: 'condition', check: rule },
    { kind: 'condition', check: rule, when: { where: 'even', name: 's' } },
    { kind: 'order', column: 'id', order: 'strictly-increasing' },
    { kind: 'order', column: 'word', order: 'increasing' },
    { kind: 'unique', columns: ['word', 'even'] },
    { kind: 'unique', columns: ['x'] },
  ]
  const rows = await probe('rows.parquet')
  const counts = await rows.count(tests)
  expect(counts.map(({ tested, failed }) => [tested, failed])).toEqual([
    [10, 5],
    [5, 2],
    [9, 0],
    [9, 3],
    [10, 4],
    [7, 0],
  ])
  expect(await rows.examples(tests[1] as RowTest)).toMatchObject([{ row: 7 }, { row: 9 }])
  expect(await rows.examples(tests[3] as RowTest)).toMatchObject([{ row: 4, value: 'v0' }, { row: 7 }, { row: 10 }])
  const parts = await probe('part-*.csv')
  expect(await parts.examples({ kind: 'unique', columns: ['id'] })).toEqual([{ value: '2', rows: 2 }])
})

test('facts are exact', async () => {
  const facts = await (await probe('rows.parquet')).facts()
  const of = (name: string) => facts.find((one) => one.name === name)
  expect(of('id')).toMatchObject({ present: 10, isUnique: true, numbers: { min: 0, max: 9, isWhole: true } })
  expect(of('x')).toMatchObject({ present: 7, nan: 1, infinite: 1, numbers: { min: 0, max: 3.5, isWhole: false } })
  expect(of('word')?.values).toEqual([
    { value: 'v0', count: 4 },
    { value: 'v1', count: 3 },
    { value: 'v2', count: 3 },
  ])
  expect(of('nothing')).toMatchObject({ present: 0, values: [] })
  expect(of('list')).toMatchObject({ type: 'other', present: 10 })
})

const check = async (path: string, text: string, environment = 'training'): Promise<Finding[]> => {
  const dataset = await engine.open({ path }, 'the data')
  const schema = parseDataSchema(text, 's.yml')
  return checkSchema({ tables: engine }, { dataset, schema, environment, now: NOW })
}
const HEAD = 'version: 1\ncolumns:\n'
const codes = (found: readonly Finding[]) => found.map(({ code, column }) => `${code} ${column ?? ''}`.trim())
const OTHERS = 'severity: { COLUMN_NEW: off }\n'

describe('checkSchema', () => {
  test('tells missing, new, empty and changed columns, with the line of the schema', async () => {
    const found = await check(
      'rows.parquet',
      `${HEAD}  id: { type: text }\n  words: { type: text }\n  nothing: { type: number }\n  list: { type: other }\n  x: { type: boolean }\n`,
    )
    expect(codes(found)).toEqual([
      'COLUMN_MISSING words',
      'TYPE_CHANGED id',
      'TYPE_CHANGED x',
      'COLUMN_EMPTY nothing',
      'COLUMN_NEW day',
      'COLUMN_NEW even',
      'COLUMN_NEW word',
    ])
    expect(found[0]).toMatchObject({ place: { file: 's.yml', line: 4 }, message: expect.stringContaining('"word"') })
  })

  test('figures are those of the column', async () => {
    const text = `${OTHERS}${HEAD}  id: { type: integer, mean: { min: 4.5, max: 4.5 }, sum: { max: 44 }, stdev: { max: 3 }, smallest: { min: 0 }, largest: { max: 8 }, quantiles: { "0.5": { max: 3 } } }
  word: { type: text, distinct: { max: 2 }, unique_share: { max: 0.2 }, most_common: [v1], contains: [v0, v7] }
  day: { type: date, max_age_days: 3 }\n`
    const found = await check('rows.parquet', text)
    expect(codes(found)).toEqual([
      'DISTINCT_OUT_OF_RANGE word',
      'LARGEST_OUT_OF_RANGE id',
      'MOST_COMMON_UNEXPECTED word',
      'QUANTILE_OUT_OF_RANGE id',
      'STDEV_OUT_OF_RANGE id',
      'SUM_OUT_OF_RANGE id',
      'UNIQUE_SHARE_OUT_OF_RANGE word',
      'VALUE_ABSENT word',
    ])
    const old = `${OTHERS}${HEAD}  day: { type: date, max_age_days: 3 }\n`
    expect(await check('rows.parquet', old)).toEqual([])
    const dataset = await engine.open({ path: 'rows.parquet' }, 'the data')
    const later = { dataset, schema: parseDataSchema(old, 's'), environment: 'training', now: NOW + 9 * 86_400_000 }
    expect(codes(await checkSchema({ tables: engine }, later))).toEqual(['DATA_TOO_OLD day'])
  })

  test('mostly, when, stages, environments and severities say what counts', async () => {
    const word = (rule: string): string => `${OTHERS}${HEAD}  word: { type: text, ${rule} }\n`
    expect(codes(await check('rows.parquet', word('values: [v0, v1]')))).toEqual(['VALUE_UNEXPECTED word'])
    expect(await check('rows.parquet', word('values: [v0, v1], mostly: 0.7'))).toEqual([])
    expect(await check('rows.parquet', word('values: [v0, v1], when: id < 2'))).toEqual([])
    expect(await check('rows.parquet', word('values: [v0], stage: planned'))).toEqual([])
    expect(await check('rows.parquet', word('values: [v0], severity: { VALUE_UNEXPECTED: off }'))).toEqual([])
    const target = `${OTHERS}${HEAD}  label: { type: text, not_in: [serving] }\n`
    expect(await check('rows.parquet', target, 'serving')).toEqual([])
    expect(codes(await check('rows.parquet', target))).toEqual(['COLUMN_MISSING label'])
    const warned = await check('rows.parquet', word('values: [v0], severity: { VALUE_UNEXPECTED: warn }'))
    expect(warned).toMatchObject([
      { severity: 'warn', rows: 6, examples: expect.arrayContaining(['"v1" (3 rows, first in row 2)']) },
    ])
  })

  test('the data of a model are each told by name, and a schema that is not there is no pass', async () => {
    const text = `${OTHERS}${HEAD}  id: { type: integer, max: 2 }\n`
    const files = { readText: async (path: string) => (path === 's.yml' ? text : undefined) }
    const ports = { tables: engine, files, clock: { now: () => NOW } }
    const [train, holdout] = [
      await engine.open({ path: 'rows.parquet' }, 'train'),
      await engine.open({ path: 'part-1.csv' }, 'holdout'),
    ]
    const data = [
      { dataset: train, name: 'training data' },
      { dataset: holdout, name: 'holdout' },
    ]
    const found = await checkModelSchema(ports, { file: 's.yml', data })
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^training data: 7 of 10 values of "id"/),
    ])
    await expect(checkModelSchema(ports, { file: 'none.yml', data })).rejects.toMatchObject({ code: 'SCHEMA_INVALID' })
  })

  test('personal data are masked, whatever the column is called', async () => {
    const found = await check('texts.csv', `${OTHERS}${HEAD}  mail: { type: text, values: [x] }\n  n: { type: text }\n`)
    expect(JSON.stringify(found)).not.toMatch(/ada|example\.org/)
    expect(JSON.stringify(found)).toContain('hidden')
  })

  test.for([
    ['an unknown column', 'when: age > 3', 'COLUMN_MISSING', 's.yml:4:38'],
    ['a query', 'when: "word IN (SELECT 1)"', 'CONFIG_INVALID', 's.yml:4:38'],
    ['a number for a condition', 'when: id + 1', 'SCHEMA_INVALID', 's.yml:4:38'],
    ['a broken pattern', 'pattern: "a("', 'SCHEMA_INVALID', 's.yml:4:41'],
  ])('%s is told at its line', async ([, rule, code, place]) => {
    const text = `${OTHERS}${HEAD}  word: { type: text, values: [v0], ${rule} }\n`.replace(
      'values: [v0], pattern',
      'pattern',
    )
    const failed = await check('rows.parquet', text).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code, problems: [{ file: expect.stringMatching(/^s\.yml:4:\d+$/) }] })
    expect(place).toContain('s.yml:4')
  })
})
