import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { MAX_CATEGORIES } from '../../shared/summary/category-counts.ts'
import { countCells, countedCells, createCellCounter } from '../../shared/summary/count-cells.ts'
import { toCells } from '../../shared/summary/number-cells.ts'
import { toTextCounts } from '../../shared/summary/text-counts.ts'

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const workspace = mkdtempSync(join(tmpdir(), 'assay-summarize-'))
const load = () => import('@duckdb/node-api')
let engines: readonly Awaited<ReturnType<typeof createTableEngine>>[]
let writer: Awaited<ReturnType<DuckDBInstance['connect']>>
let files = 0

beforeAll(async () => {
  engines = await Promise.all([1, 2, 4].map((threads) => createTableEngine({ workspace, load, threads })))
  writer = await (await DuckDBInstance.create(':memory:')).connect()
})
afterAll(async () => {
  writer.closeSync()
  for (const engine of engines) await engine.close()
  rmSync(workspace, { recursive: true })
})

/** Rows as SQL, in groups of 2,048 so that more than one thread has something to do. */
async function write(sql: string): Promise<string> {
  files += 1
  await writer.run(`COPY (${sql}) TO '${join(workspace, `${files}.parquet`)}' (ROW_GROUP_SIZE 2048)`)
  return `${files}.parquet`
}

const anyNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, -1e-310, 1.7e308),
)

describe('counting numbers', () => {
  test('in any order gives the very cells of all of them', () => {
    fc.assert(
      fc.property(fc.array(anyNumber, { maxLength: 300 }), fc.integer({ min: 1, max: 60 }), (numbers, limit) => {
        const counter = createCellCounter(limit)
        for (const number of numbers) countCells(counter, Float64Array.of(number))
        const finite = Float64Array.from(numbers.filter(Number.isFinite))
        expect(countedCells(counter)).toEqual(toCells(finite, limit))
        expect(counter.missing).toBe(numbers.filter(Number.isNaN).length)
        expect(counter.infinite).toBe(numbers.length - finite.length - counter.missing)
      }),
    )
  })

  test('many at once too, however wide they spread', () => {
    for (const spread of [1e-9, 1, 300]) {
      const numbers = Float64Array.from({ length: 50_000 }, (_, i) => Math.sin(i) * 10 ** (spread * Math.cos(i * i)))
      const counter = createCellCounter(1000)
      countCells(counter, numbers)
      expect(countedCells(counter)).toEqual(toCells(numbers, 1000))
    }
  })
})

describe('the table engine sums up', () => {
  const literal = (value: number | null): string =>
    value === null ? 'NULL' : `'${Object.is(value, -0) ? '-0' : value}'::DOUBLE`
  const quote = (text: string | null): string =>
    text === null ? 'NULL' : `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`

  test('any numbers and texts like the definitions, for every number of threads and order of rows', async () => {
    const row = fc.record({ x: fc.option(anyNumber), s: fc.option(fc.string({ unit: 'binary' })) })
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(row, { minLength: 1, maxLength: 60 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        fc.integer({ min: 2, max: 50 }),
        async ([rows, shuffled], cells) => {
          const clean = rows.map(({ x, s }) => ({ x, s: s?.replaceAll('\0', '') ?? null }))
          for (const order of [rows, shuffled]) {
            const path = await write(
              `SELECT * FROM (VALUES ${order.map(({ x, s }) => `(${literal(x)}, ${quote(s)})`).join(', ')}) t(x, s)`,
            )
            for (const engine of engines) {
              const data = await engine.openSummary({ path }, 'data')
              const [s, x] = await data.summarize(['s', 'x'], { cells })
              expect(x).toEqual(
                expectedNumbers(
                  clean.map((one) => one.x),
                  cells,
                ),
              )
              expect(s).toEqual(expectedTexts(clean.map((one) => one.s)))
            }
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  test('more texts than can be named in the buckets of their definition', async () => {
    const words = ['', ' ', 'a', 'a b', ' a\ta ', 'ä 😀', 'x\u000by\fz', 'line\r\nline', 'e\u0301', '\u00a0']
    const texts = Array.from(
      { length: MAX_CATEGORIES + 500 },
      (_, i) => `${words[i % 10]}${i % 3 === 0 ? ' ' : ''}${i}`,
    )
    const all = [...texts, ...texts.slice(0, 700), ...words]
    const rows = new Map<string, number>()
    for (const text of all) rows.set(text, (rows.get(text) ?? 0) + 1)
    const names = [...rows.keys()].sort()
    const counts = Float64Array.from(names, (name) => rows.get(name) ?? 0)
    const path = await write(`SELECT unnest([${all.map(quote).join(', ')}]) AS s UNION ALL SELECT NULL`)
    const often = await write(`SELECT s FROM '${join(workspace, path)}', range(9)`)
    for (const [file, times] of [[path, 1] as const, [often, 9] as const]) {
      for (const engine of engines) {
        const [s] = await (await engine.openSummary({ path: file }, 'data')).summarize(['s'], { cells: 2048 })
        const text = toTextCounts({ names, counts: counts.map((count) => count * times) }, md5, 2048)
        expect(s).toEqual({ name: 's', rows: (all.length + 1) * times, missing: times, values: { kind: 'text', text } })
      }
    }
  })

  test('every type of DuckDB', async () => {
    const path =
      await write(`SELECT i % 2 = 0 AS flag, DATE '1969-12-30' + i::INTEGER AS day, i::HUGEINT * 10000000000000000000 AS huge,
      (i / 4)::DECIMAL(9, 2) AS money, TIMESTAMPTZ '2024-01-01 12:00:00+02' AS moment, TIMESTAMP '1969-12-31 23:59:59.5' AS before, [i] AS list, NULL::DOUBLE AS nothing,
      CASE WHEN i = 0 THEN 'infinity'::TIMESTAMP WHEN i = 1 THEN '-infinity'::TIMESTAMP END AS never, 'a'::ENUM('a', 'b') AS kind, NULL::VARCHAR AS mute, 'x'::BLOB AS raw
      FROM range(4) r(i)`)
    const names = 'flag day huge money moment before list nothing never kind mute raw'.split(' ')
    const cells = (values: number[], counts: number[]) => ({
      cells: { shift: 0, values: Float64Array.from(values), counts: Float64Array.from(counts) },
      infinite: 0,
      ...rangeOf(values),
    })
    const [engine] = engines
    const found = await (await engine?.openSummary({ path }, 'data'))?.summarize(names, { cells: 16 })
    const DAY = 86_400_000
    expect(found?.map(({ values }) => values)).toEqual([
      { kind: 'boolean', ...cells([0, 1], [2, 2]) },
      { kind: 'date', ...cells([-2 * DAY, -DAY, 0, DAY], [1, 1, 1, 1]) },
      { kind: 'number', ...cells([0, 1e19, 2e19, 3e19], [1, 1, 1, 1]) },
      { kind: 'number', ...cells([0, 0.25, 0.5, 0.75], [1, 1, 1, 1]) },
      { kind: 'date', ...cells([Date.UTC(2024, 0, 1, 10)], [4]) },
      { kind: 'date', ...cells([-500], [4]) },
      { kind: 'other', present: 4 },
      { kind: 'empty' },
      { kind: 'date', ...cells([], []), infinite: 2 },
      { kind: 'category', categories: { names: ['a'], counts: Float64Array.of(4) } },
      { kind: 'empty' },
      { kind: 'other', present: 4 },
    ])
    expect(found?.map(({ missing }) => missing)).toEqual([0, 0, 0, 0, 0, 0, 0, 4, 2, 0, 4, 0])
  })

  test('only columns there are, and tells how far it is', async () => {
    const path = await write('SELECT i, i::VARCHAR AS s FROM range(30000) r(i)')
    const data = await engines[1]?.openSummary({ path }, 'data')
    await expect(data?.summarize(['S'], { cells: 8 })).rejects.toMatchObject({ code: 'COLUMN_MISSING' })
    const shares: number[] = []
    await data?.summarize(['i', 's'], { cells: 8, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})

function expectedNumbers(values: readonly (number | null)[], cells: number) {
  const missing = values.filter((value) => value === null || Number.isNaN(value)).length
  const finite = Float64Array.from(values.filter((value) => value !== null && Number.isFinite(value)) as number[])
  const infinite = values.length - missing - finite.length
  const isEmpty = missing === values.length
  const found = isEmpty
    ? { kind: 'empty' }
    : { kind: 'number', cells: toCells(finite, cells), infinite, ...rangeOf([...finite]) }
  return { name: 'x', rows: values.length, missing, values: found }
}

function expectedTexts(values: readonly (string | null)[]) {
  const present = values.filter((value) => value !== null)
  const names = [...new Set(present)].sort()
  const counts = Float64Array.from(names, (name) => present.filter((value) => value === name).length)
  const found = names.length === 0 ? { kind: 'empty' } : { kind: 'category', categories: { names, counts } }
  return { name: 's', rows: values.length, missing: values.length - present.length, values: found }
}

function rangeOf(values: readonly number[]) {
  return values.length === 0 ? {} : { range: { min: Math.min(...values) + 0, max: Math.max(...values) + 0 } }
}
