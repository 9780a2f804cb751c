import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { DEFAULT_LIMITS } from '../../shared/integrity/limits.ts'
import { type CheckDataInput, type CheckedData, checkData } from '../../shared/usecases/check-data.ts'
import { writeParquet } from '../fixtures/write-parquet.ts'

/*
 * One clean data set, and one damage at a time. `u(k)` is a number in [0, 1) that row i draws for purpose k.
 */
const u = (purpose: number): string => `(hash(i * 7919 + ${purpose} * 104729) % 1000003 / 1000003.0)`
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'i',
  age: `CAST(20 + 60 * ${u(1)} AS INTEGER)`,
  income: `round(1000 + 4000 * ${u(2)}, 2)`,
  rate: `${u(3)} * ${u(4)}`,
  city: `list_extract(['Ulm', 'Kiel', 'Bonn', 'Jena'], CAST(1 + floor(4 * ${u(5)}) AS INTEGER))`,
  kind: `CASE WHEN ${u(6)} < 0.3 THEN NULL ELSE 'k' || CAST(floor(3 * ${u(7)}) AS INTEGER) END`,
  day: `DATE '2026-01-01' + CAST(floor(i / 10) AS INTEGER)`,
  y: `CASE WHEN ${u(8)} + 0.3 * ${u(1)} > 0.7 THEN 'late' ELSE 'paid' END`,
}
const TRAIN = 'range(0, 1600) t(i)'
const HOLDOUT = 'range(1600, 2000) t(i)'

let workspace: string
let engine: Awaited<ReturnType<typeof createTableEngine>>
let files = 0

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'assay-checks-'))
  engine = await createTableEngine({ workspace, load: () => import('@duckdb/node-api'), threads: 2 })
})
afterAll(async () => {
  await engine.close()
  rmSync(workspace, { recursive: true, force: true })
})

type Damage = {
  /** SQL of columns, on both sides or on one. */
  readonly both?: Readonly<Record<string, string>>
  readonly holdout?: Readonly<Record<string, string>>
  /** Where the rows of the holdout come from. */
  readonly rows?: string
}

async function check(damage: Damage, input: Partial<CheckDataInput> = {}, threads = engine): Promise<CheckedData> {
  const open = async (from: string, columns: Readonly<Record<string, string>>) => {
    files += 1
    const list = Object.entries(columns).map(([name, sql]) => `${sql} AS "${name}"`)
    await writeParquet(join(workspace, `${files}.parquet`), `SELECT ${list.join(', ')} FROM ${from}`)
    return threads.open({ path: `${files}.parquet` }, 'data')
  }
  const train = await open(TRAIN, { ...COLUMNS, ...damage.both })
  const holdout = await open(damage.rows ?? HOLDOUT, { ...COLUMNS, ...damage.both, ...damage.holdout })
  const names = { train: 'train', holdout: 'holdout' }
  return checkData(
    { tables: threads },
    { train, holdout, names, task: 'binary', target: 'y', id: 'id', exclude: [], ...input },
  )
}

const codes = ({ findings }: CheckedData): string[] =>
  findings.map(({ severity, code, column }) => `${severity} ${code}${column === undefined ? '' : ` ${column}`}`)

test('the clean data set has nothing', async () => {
  expect(codes(await check({}))).toEqual([])
})

const LATE = COLUMNS['y'] ?? ''
const amount = { task: 'regression', target: 'amount' } as const
const made = (sql: string): Damage => ({ both: { amount: sql, y: "'a'" } })

describe('leaks', () => {
  test.for<readonly [string, Damage, Partial<CheckDataInput>, string]>([
    [
      'the target under another name',
      { both: { paid_at: `CASE WHEN ${LATE} = 'paid' THEN 1 ELSE 0 END` } },
      {},
      'error TARGET_LEAK paid_at',
    ],
    [
      'a text that tells the target',
      { both: { note: `${LATE} || CAST(i % 50 AS VARCHAR)` } },
      {},
      'error TARGET_LEAK note',
    ],
    [
      'a nearly perfect column',
      { both: { hint: `CASE WHEN ${u(20)} < 0.996 THEN CASE WHEN ${LATE} = 'late' THEN 1 ELSE 0 END ELSE 0.5 END` } },
      {},
      'warn TARGET_LEAK hint',
    ],
    [
      'a date that only late ones have',
      { both: { reminder: `CASE WHEN ${LATE} = 'late' THEN DATE '2026-01-01' + CAST(i % 90 AS INTEGER) END` } },
      {},
      'error MISSING_LEAK reminder',
    ],
    [
      'ids given by outcome',
      { both: { id: `CASE WHEN ${LATE} = 'late' THEN i ELSE i + 5000 END` } },
      {},
      'error ID_LEAK id',
    ],
    ['a sum', made(`(${COLUMNS['income']}) + (${COLUMNS['age']})`), amount, 'error TARGET_RELATION income'],
    ['another unit', made(`2.54 * (${COLUMNS['income']})`), amount, 'error TARGET_RELATION income'],
    ['a part', made(`floor((${COLUMNS['age']}) + 30 * greatest(0, ${u(30)} - 0.2))`), amount, 'error TARGET_PART age'],
    ['rows of the training data in the holdout', { rows: 'range(1580, 1980) t(i)' }, {}, 'error DUPLICATES_ACROSS'],
    [
      'the same rows with other ids',
      { rows: 'range(1580, 1980) t(i)', holdout: { id: 'i + 9000' } },
      {},
      'error DUPLICATES_ACROSS',
    ],
    [
      'features of training rows with other labels',
      { rows: 'range(1580, 1980) t(i)', holdout: { y: `CASE WHEN ${LATE} = 'late' THEN 'paid' ELSE 'late' END` } },
      {},
      'error DUPLICATE_FEATURES_ACROSS',
    ],
    [
      'rows that differ by rounding',
      { rows: 'range(1580, 1980) t(i)', holdout: { rate: `${COLUMNS['rate']} * 1.0000001` } },
      { limits: { ...DEFAULT_LIMITS, digits: 4 } },
      'error NEAR_DUPLICATES_ACROSS',
    ],
    ['a named group', { both: { patient: 'i % 900' } }, { group: 'patient' }, 'error GROUP_LEAK patient'],
    [
      'a group told by its name',
      { both: { customer_no: '70000 + i % 900' } },
      {},
      'warn POSSIBLE_GROUP_LEAK customer_no',
    ],
    [
      'a group told by what it fixes',
      { both: { nbr: '70000 + i % 900', sex: '(i % 900) % 2', race: '(i % 900) % 5' } },
      {},
      'warn POSSIBLE_GROUP_LEAK nbr',
    ],
    ['moments of training in the holdout', { rows: 'range(1500, 1900) t(i)' }, { time: 'day' }, 'error TIME_LEAK day'],
  ])('%s', async ([, damage, input, code]) => {
    expect(codes(await check(damage, input))).toContain(code)
  })

  test('a split at one moment is clean', async () => {
    expect(codes(await check({}, { time: 'day' }))).toEqual([])
  })

  test('an excluded column leaks nothing, and an allowed one is kept apart', async () => {
    const damage = { both: { paid_at: `CASE WHEN ${LATE} = 'paid' THEN 1 ELSE 0 END` } }
    expect(codes(await check(damage, { exclude: ['paid_at'] }))).toEqual([])
    const allow = [{ code: 'TARGET_LEAK', column: 'paid_at' }]
    const checked = await check(damage, { limits: { ...DEFAULT_LIMITS, allow } })
    expect(codes(checked)).toEqual([])
    expect(checked.allowed).toMatchObject([{ code: 'TARGET_LEAK', severity: 'error', column: 'paid_at' }])
  })
})

describe('damage', () => {
  test.for<readonly [string, Damage, string]>([
    [
      'labels of the holdout alone',
      { holdout: { y: "CASE WHEN i % 40 = 0 THEN 'lost' ELSE 'paid' END" } },
      'error NEW_LABELS y',
    ],
    ['a rare class', { both: { y: "CASE WHEN i % 25 = 0 THEN 'late' ELSE 'paid' END" } }, 'warn CLASS_IMBALANCE y'],
    ['a constant', { both: { one: '1' } }, 'warn CONSTANT one'],
    ['an empty column', { both: { none: 'NULL::DOUBLE' } }, 'warn CONSTANT none'],
    [
      'a nearly constant one',
      { both: { flag: 'CASE WHEN i IN (77, 1700) THEN 1 ELSE 0 END' } },
      'warn NEARLY_CONSTANT flag',
    ],
    ['infinity', { both: { rate: `CASE WHEN i = 9 THEN 'inf'::DOUBLE ELSE ${u(3)} END` } }, 'warn INFINITE rate'],
    [
      'a sentinel',
      { both: { income: `CASE WHEN i % 100 = 0 THEN -999 ELSE ${COLUMNS['income']} END` } },
      'warn SENTINEL income',
    ],
    ['another unit in the holdout', { holdout: { income: `100 * ${COLUMNS['income']}` } }, 'error UNIT_JUMP income'],
    [
      'the same column twice',
      { both: { income_again: COLUMNS['income'] ?? '' } },
      'warn DUPLICATE_COLUMN income_again',
    ],
    [
      'two columns on a line',
      { both: { gross: `1.19 * ${COLUMNS['income']} + ${u(40)}` } },
      'warn CORRELATED_COLUMNS gross',
    ],
    [
      'numbers as text',
      { both: { amount: `CASE WHEN i % 90 = 0 THEN 'unknown' ELSE CAST(i % 37 AS VARCHAR) END` } },
      'warn MIXED_TYPES amount',
    ],
    [
      'two words for nothing',
      { both: { kind: "CASE WHEN i % 9 = 0 THEN 'n/a' WHEN i % 9 = 1 THEN '-' ELSE 'x' END" } },
      'warn MIXED_NULLS kind',
    ],
    [
      'one value in two spellings',
      { both: { city: "CASE WHEN i % 9 = 0 THEN 'New York' WHEN i % 9 = 1 THEN 'new-york' ELSE 'Ulm' END" } },
      'warn STRING_VARIANTS city',
    ],
    [
      'a wrong encoding',
      { both: { city: "CASE WHEN i % 90 = 0 THEN 'MÃ¼nchen' ELSE 'Ulm' END" } },
      'warn DAMAGED_TEXT city',
    ],
    [
      'a text that is far too long',
      { both: { note: "CASE WHEN i = 40 THEN repeat('x', 500) ELSE 'n' || i END" } },
      'warn TEXT_LENGTH note',
    ],
    ['e-mail addresses', { both: { contact: "'u' || i || '@example.org'" } }, 'warn PERSONAL_DATA contact'],
    [
      'conflicting labels',
      { both: { age: 'i % 3', income: '1.0', rate: '2.0', city: "'a'", kind: "'b'", day: "DATE '2026-01-01'" } },
      'warn LABEL_CONFLICTS',
    ],
  ])('%s', async ([, damage, code]) => {
    expect(codes(await check(damage))).toContain(code)
  })

  test('signs and numbers are no spellings', async () => {
    const damage = { both: { band: "CASE WHEN i % 3 = 0 THEN '<30' WHEN i % 3 = 1 THEN '>30' ELSE '[30-40)' END" } }
    expect(codes(await check(damage))).toEqual([])
  })
})

test('the same findings on one thread and on four', async () => {
  const damage: Damage = { rows: 'range(1580, 1980) t(i)', both: { gross: `1.19 * ${COLUMNS['income']} + ${u(40)}` } }
  const load = () => import('@duckdb/node-api')
  const answers: string[] = []
  for (const threads of [1, 4]) {
    const other = await createTableEngine({ workspace, load, threads })
    answers.push(JSON.stringify(await check(damage, {}, other)))
    await other.close()
  }
  expect(answers[0]).toContain('DUPLICATES_ACROSS')
  expect(answers[1]).toBe(answers[0])
})

test('columns that are not there are all named', async () => {
  await expect(check({}, { target: 'outcome', group: 'who' })).rejects.toMatchObject({
    code: 'COLUMN_MISSING',
    problems: [{ file: 'train' }, { file: 'train' }, { file: 'holdout' }, { file: 'holdout' }],
  })
})
