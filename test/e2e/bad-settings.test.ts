import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TestPredicate } from '../../shared/evidence/test-predicate.ts'
import { createWorkspace, runCli } from '../action/run-bundle.ts'

/* What only the rows can tell about assay.yml: each is said at the key that is wrong, before any model is asked. */

const ROWS = 200
type Columns = Readonly<Record<string, (row: number) => string | number>>

function csv(columns: Columns, rows = ROWS): string {
  const names = Object.keys(columns)
  const lines = Array.from({ length: rows }, (_, row) => Object.values(columns).map((cell) => cell(row)))
  return [names, ...lines, []].map((cells) => cells.join(',')).join('\n')
}

const CLASSES = ['lo', 'mid']
const HOLDOUT = csv({
  key: (row) => `k${(row * 7) % ROWS}`,
  sex: (row) => (row % 2 === 0 ? 'f' : 'm'),
  w: () => 1,
  y: (row) => CLASSES[((row * 7) % ROWS) % 2] ?? '',
})
const PREDICTED = csv({
  key: (row) => `k${row}`,
  p_hi: (row) => (row % 10 === 0 ? 0.8 : 0),
  p_lo: (row) => (row % 10 === 0 ? 0.1 : row % 2 === 0 ? 0.9 : 0.1),
  p_mid: (row) => (row % 10 === 0 ? 0.1 : row % 2 === 0 ? 0.1 : 0.9),
})
const HEAD = 'version: 1\nmodels:\n  m:\n    task: multiclass\n    target: y\n'

const folderOf = (config: string, predicted = PREDICTED, holdout = HOLDOUT): string => {
  const folder = createWorkspace({ 'assay.yml': `${HEAD}${config}` })
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'data/holdout.csv'), holdout)
  writeFileSync(join(folder, 'p.csv'), predicted)
  return folder
}
const said = async (config: string, predicted?: string, holdout?: string): Promise<string> => {
  const { code, stderr } = await runCli('source', folderOf(config, predicted, holdout), 'test')
  expect(code, stderr).toBe(2)
  return stderr
}
const DATA = '    data: {holdout: data/holdout.csv, id: key}\n    model: {predictions: p.csv}\n'
const PLAIN = `    classes: [hi, mid, lo]\n${DATA}`
const TEST = '    test: {metrics: [accuracy, log_loss], discover: {enabled: false}}\n'

describe('classes that the holdout lacks', () => {
  test('are refused until they are named, and then a decision for one is wrong', async () => {
    expect(await said(`${DATA}${TEST}`)).toMatch(/PREDICTION_MISMATCH\np\.csv: .*p_hi.*\n.*`classes: \[lo, mid, hi\]`/)
    const { code, stdout, stderr } = await runCli('source', folderOf(`${PLAIN}${TEST}`), 'test', '--json')
    expect(code, stderr).toBe(0)
    const { metrics, holdout } = JSON.parse(stdout) as Pick<TestPredicate, 'metrics' | 'holdout'>
    expect(metrics[0]).toMatchObject({ name: 'accuracy', value: 0.9 })
    expect(metrics[1]?.value).toBeCloseTo(-(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1)), 9)
    expect(holdout.classes).toEqual([
      { name: 'hi', rows: 0 },
      { name: 'mid', rows: 100 },
      { name: 'lo', rows: 100 },
    ])
  })

  test('a label that was not named, and probabilities that are none, are told by id', async () => {
    const half = PREDICTED.replaceAll('0.9', '0.45')
    expect(await said(`${PLAIN}${TEST}`, half)).toMatch(
      /PREDICTION_INVALID\np\.csv: .* key k\d+ add up to 0\.55, not 1/,
    )
    const other = HOLDOUT.replace(/^k7,m,1,mid$/m, 'k7,m,1,top')
    expect(await said(`${PLAIN}${TEST}`, PREDICTED, other)).toMatch(/assay\.yml:7:\d+: .*"top" \(key k7\)/)
    const empty = HOLDOUT.replace(/^k7,m,1,mid$/m, 'k7,m,1,')
    expect(await said(`${PLAIN}${TEST}`, PREDICTED, empty)).toMatch(/assay\.yml:7:\d+: .* is empty in key k7/)
  })
})

describe('a key that the rows do not fit', () => {
  const data = (more: string) => PLAIN.replace('id: key}', `id: key, ${more}}`) + TEST
  test.for([
    ['group: nosuch', '/data/group', 'no column "nosuch"'],
    ['protected: [sex, nosuch]', '/data/protected/1', 'no column "nosuch"'],
    ['protected: [{column: sex, merge: {women: [f, ff]}}]', '/data/protected/0/merge/women', 'has "ff" in sex'],
  ] as const)('%s', async ([more, path, words]) => {
    const text = await said(data(more))
    expect(text).toMatch(/\nassay\.yml:7:\d+: /)
    expect(text).toContain(`(at /models/m${path})`)
    expect(text).toContain(words)
  })

  test('weights that no sum can hold are told by id', async () => {
    const text = await said(data('weight: w'), PREDICTED, HOLDOUT.replaceAll(',1,', ',1e300,'))
    expect(text).toMatch(
      /LABEL_INVALID\nassay\.yml:7:\d+: the weight of key k\d+ in "w" is 1e\+300.*\n.*divide all weights/,
    )
  })

  test('a metric of one’s own outside its domain', async () => {
    const metric = (how: string) =>
      `${PLAIN}    test:\n      user_metrics:\n        - name: own\n          direction: higher\n          domain: [0, 0.5]\n          ${how}\n`
    expect(await said(metric('sql: avg(weight)'))).toMatch(
      /CONFIG_INVALID\nassay\.yml:13:\d+: the metric "own" answers 1 .*\[0, 0\.5\]/,
    )
  })
})

test('a file of cases that is missing or wrong is told before the model is opened', async () => {
  const config = `${PLAIN.replace('{predictions: p.csv}', 'nowhere.onnx')}    test: {cases: cases.yml}\n`
  expect(await said(config)).toMatch(/CONFIG_INVALID\nassay\.yml:9:\d+: there is no file cases\.yml/)
  const folder = folderOf(config)
  const change = 'change: {sex: {set: m}}, expect: {decision: same}'
  writeFileSync(
    join(folder, 'cases.yml'),
    `version: 1\ncases:\n  - {name: a, kind: invariance, where: nosuch > 1, ${change}}\n`,
  )
  const { stderr } = await runCli('source', folder, 'test')
  expect(stderr).toMatch(/CONFIG_INVALID\ncases\.yml:3:\d+: /)
  expect(stderr).not.toContain('nowhere.onnx')
})

test('true and false are called true and false', async () => {
  const holdout = csv({ key: (row) => row, y: (row) => (row % 3 === 0 ? 'true' : 'false') })
  const scores = csv({ key: (row) => row, score: (row) => ((row * 37) % 100) / 100 })
  const config = `${DATA}${TEST}`.replace('    data', '    positive: true\n    data')
  const folder = folderOf(config, scores, holdout)
  writeFileSync(join(folder, 'assay.yml'), `${HEAD.replace('multiclass', 'binary')}${config}`)
  const { code, stdout, stderr } = await runCli('source', folder, 'test', '--json')
  expect(code, stderr).toBe(0)
  const { holdout: measured } = JSON.parse(stdout) as Pick<TestPredicate, 'holdout'>
  expect(measured.classes?.map(({ name }) => name)).toEqual(['false', 'true'])
  expect(readFileSync(join(folder, '.assay/evidence/m.test.json'), 'utf8')).toMatch(/"of": ?"true"/)
  writeFileSync(
    join(folder, 'assay.yml'),
    `${HEAD.replace('multiclass', 'binary')}${config.replace('positive: true', 'positive: late')}`,
  )
  expect((await runCli('source', folder, 'test')).stderr).toContain(
    'positive class "late" is not in the target column "y" (found: false, true)',
  )
})
