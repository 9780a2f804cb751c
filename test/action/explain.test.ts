import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import type { MeasuredExplanation } from '../../shared/evidence/explanation.ts'
import reference from '../reference/explain.json' with { type: 'json' }
import { createWorkspace, runCli } from './run-bundle.ts'

const MODELS = join(import.meta.dirname, '../fixtures/explain')
const [oracle] = reference.cases
const CONFIG = `version: 1
models:
  risk:
    task: binary
    target: y
    positive: 1
    data: { holdout: data/rows.csv, id: row, exclude: [zip] }
    model: risk.onnx
    test:
      metrics: [roc_auc]
      explain: { rows: 200, background: 20, explained: 20 }
`
const POLICY = `version: 1
models:
  risk:
    rules:
      - { id: reliance, attribution: { banned: [zip], max_share: { a: 0.95 } } }
      - { id: no-b, severity: warn, attribution: { banned: [b] } }
`

function workspace(config = CONFIG): string {
  const folder = createWorkspace({ 'assay.yml': config, '.github/assay-policy.yml': POLICY })
  const columns = oracle?.columns ?? []
  const rows = (oracle?.y ?? []).map((y, i) => [i, y, 7, ...columns.map((_, k) => oracle?.x[k]?.[i])].join(','))
  writeFileSync(join(folder, 'data/rows.csv'), `${['row,y,zip', ...columns].join(',')}\n${rows.join('\n')}\n`)
  cpSync(join(MODELS, 'logistic.onnx'), join(folder, 'risk.onnx'))
  return folder
}

test('what a model relies on, from the configuration to the verdict, the same bytes twice', async () => {
  const folder = workspace()
  const first = await runCli('source', folder, 'test', '--json')
  expect(first.code, first.stderr).toBe(0)
  const read = validate<{ explanation: MeasuredExplanation }>(
    parseStrictJson(first.stdout, 'test', 'INPUT_INVALID'),
    cliSchemas.test,
    'INPUT_INVALID',
  )
  expect(read.explanation).toMatchObject({ state: 'measured', metric: 'roc_auc', rows: 200, unread: ['zip'] })
  expect(read.explanation.units.map(({ name }) => name)).toEqual(expect.arrayContaining(oracle?.columns ?? []))
  expect(read.explanation.units[0]?.name).toBe('a')
  const judged = await runCli('source', folder, 'gate', '--json')
  expect(JSON.parse(judged.stdout)).toMatchObject({
    rules: expect.arrayContaining([
      expect.objectContaining({ id: 'reliance', verdict: 'pass' }),
      expect.objectContaining({ id: 'no-b', message: expect.stringContaining('needs b, which the policy bans') }),
    ]),
  })
  expect((await runCli('source', folder, 'register', '--json')).code).toBe(0)
  const again = await runCli('source', folder, 'test')
  expect(again.stdout).toMatch(/What the model relies on[\s\S]*against the champion[\s\S]*a .*█.*≈/)
  const evidence = readFileSync(join(folder, '.assay/evidence/risk.test.json'), 'utf8')
  const { explanation } = JSON.parse(evidence).predicate
  const values = ({ units }: MeasuredExplanation) => units.map(({ candidate }) => candidate)
  expect(values(explanation)).toEqual(values(read.explanation))
  expect(explanation.units.every(({ change }: { change: { value: number } }) => change.value === 0)).toBe(true)
})

test('a column that no model reads is told with its line', async () => {
  const config = CONFIG.replace('explained: 20 }', 'explained: 20, features: [aa] }')
  const { code, stderr } = await runCli('source', workspace(config), 'test')
  expect(code).toBe(2)
  expect(stderr).toMatch(/COLUMN_MISSING[\s\S]*assay\.yml:11[\s\S]*"aa"[\s\S]*a, b, c, d, e/)
})

test('a file of predictions is refused before anything is read', async () => {
  const config = CONFIG.replace('model: risk.onnx', 'model: { predictions: data/predictions.csv }')
  const { code, stderr } = await runCli('source', workspace(config), 'test')
  expect(code).toBe(2)
  expect(stderr).toMatch(/predictions cannot be explained[\s\S]*model:/)
})
