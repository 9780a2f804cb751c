import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { createTableEngine } from '../../shared/adapters/duckdb/table-engine.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { type CheckDataInput, type CheckedData, checkData } from '../../shared/usecases/check-data.ts'
import { createWorkspace, runCli } from '../action/run-bundle.ts'

/* The checks on public data sets (test/fixtures/real-data): what is known to be wrong is found, and nothing else is an error. */
const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'real-data')
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1)

let engine: Awaited<ReturnType<typeof createTableEngine>>
beforeAll(async () => {
  engine = await createTableEngine({ workspace: FOLDER, load: () => import('@duckdb/node-api'), threads: 2 })
})
afterAll(() => engine.close())

type Asked = Pick<CheckDataInput, 'task' | 'target'> & Partial<CheckDataInput>

async function check(train: string, holdout: string, asked: Asked): Promise<CheckedData> {
  const source = (text: string) => (/ /.test(text) ? { sql: text } : { path: text })
  const names = { train: 'train', holdout: 'holdout' }
  const opened = {
    train: await engine.open(source(train), 'train'),
    holdout: await engine.open(source(holdout), 'holdout'),
  }
  return checkData({ tables: engine }, { ...opened, names, exclude: [], ...asked })
}

/** Four fifths and one fifth by lot; `by` keeps rows of one value together, and `rows` is a share of all rows. */
function split(file: string, seed: number, by = 'rn'): readonly [string, string] {
  const part = (op: string): string => `SELECT * EXCLUDE (rn) FROM (SELECT *, row_number() OVER () AS rn FROM '${file}')
    WHERE hash(hash(${by}) + ${seed} * 7919) % 5 ${op} 0`
  return [part('<>'), part('=')]
}

const codes = ({ findings }: CheckedData): string[] =>
  findings.map(({ code, column }) => `${code} ${column ?? ''}`.trim())
const errors = ({ findings }: CheckedData): string[] =>
  codes({ findings: findings.filter(({ severity }) => severity === 'error'), allowed: [], checked: [] })

const BIKE = { task: 'regression', target: 'count', id: 'instant' } as const
const HOSPITAL = { task: 'multiclass', target: 'readmitted', id: 'encounter_id' } as const

describe('bike sharing', () => {
  test('casual and registered make the target, however the rows are split', async () => {
    const leak = ['TARGET_RELATION casual', 'TARGET_RELATION registered']
    expect(errors(await check(...split('bike-sharing-hour.parquet', 1), BIKE))).toEqual(leak)
    const rows = (op: string): string =>
      `SELECT * FROM 'bike-sharing-hour.parquet' WHERE dateday ${op} DATE '2012-07-01'`
    expect(errors(await check(rows('<'), rows('>='), { ...BIKE, time: 'dateday' }))).toEqual(leak)
  })

  test.for([
    ['casual', 'registered'],
    ['registered', 'casual'],
  ] as const)('%s alone is still caught', async ([kept, left]) => {
    expect(errors(await check(...split('bike-sharing-hour.parquet', 1), { ...BIKE, exclude: [left] }))).toEqual([
      `TARGET_PART ${kept}`,
    ])
  })

  test('a random split is no split by time', async () => {
    const asked = { ...BIKE, exclude: ['casual', 'registered'], time: 'dateday' }
    expect(errors(await check(...split('bike-sharing-hour.parquet', 1), asked))).toEqual(['TIME_LEAK dateday'])
  })
})

describe('hospital', () => {
  test('patients on both sides are found without being named, and are an error when named', async () => {
    const rows = split('hospital-readmission-5k.parquet', 1)
    expect(codes(await check(...rows, HOSPITAL))).toContain('POSSIBLE_GROUP_LEAK patient_nbr')
    expect(errors(await check(...rows, { ...HOSPITAL, group: 'patient_nbr' }))).toEqual(['GROUP_LEAK patient_nbr'])
  })

  test('split by patient, nothing is left', async () => {
    const found = await check(...split('hospital-readmission-5k.parquet', 1, 'patient_nbr'), {
      ...HOSPITAL,
      group: 'patient_nbr',
    })
    expect(codes(found).filter((code) => /LEAK|TARGET|ACROSS/.test(code))).toEqual([])
  })
})

test("Adult's own split repeats rows by nature and no more", async () => {
  const found = await check('adult-train.parquet', 'adult-test.parquet', { task: 'binary', target: 'income' })
  // 99999 in capital_gain is where the census cut the amounts off.
  expect(codes(found)).toEqual(['SENTINEL capital_gain'])
})

describe('clean splits by lot raise no error', () => {
  test.for<readonly [string, Asked]>([
    ['adult-test', { task: 'binary', target: 'income' }],
    ['german-credit', { task: 'binary', target: 'credit_risk' }],
    ['bike-sharing-hour', { ...BIKE, exclude: ['casual', 'registered'] }],
    ['hospital-readmission-5k', HOSPITAL],
  ])('%s, 20 seeds', async ([name, asked]) => {
    const found: string[] = []
    for (const seed of SEEDS) found.push(...errors(await check(...split(`${name}.parquet`, seed), asked)))
    expect(found).toEqual([])
  })
})

describe('assay check', () => {
  const workspace = (): string => {
    const folder = createWorkspace()
    cpSync(FOLDER, join(folder, 'data'), { recursive: true })
    return folder
  }

  test('exits with 1 on errors, names them, and prints one document', async () => {
    const args = [
      'check',
      '--train',
      'data/bike-sharing-hour.parquet',
      '--holdout',
      'data/bike-sharing-hour.parquet',
      '--target',
      'count',
    ]
    const folder = workspace()
    const text = await runCli('source', folder, ...args)
    expect(text.code, text.stderr).toBe(1)
    expect(text.stdout).toContain('count = casual + registered')
    expect(text.stdout).toContain('DUPLICATES_ACROSS')
    const json = await runCli('source', folder, ...args, '--json')
    const found = validate(parseStrictJson(json.stdout, 'check', 'INPUT_INVALID'), cliSchemas.check, 'INPUT_INVALID')
    expect(found).toMatchObject({ task: 'regression', target: 'count', train: { rows: 17_379 } })
  })

  test('exits with 0 on warnings only', async () => {
    const args = [
      'check',
      '--train',
      'data/adult-train.parquet',
      '--holdout',
      'data/adult-test.parquet',
      '--target',
      'income',
    ]
    const result = await runCli('source', workspace(), ...args)
    expect(result.code, result.stderr).toBe(0)
    expect(result.stdout).toContain('1 warning')
  })

  test('a model without training data has nothing to check', async () => {
    const result = await runCli('source', workspace(), 'check')
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('names no training data')
  })
})
