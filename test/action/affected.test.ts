import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, runCli } from './run-bundle.ts'

const FIXTURE = join(import.meta.dirname, '../fixtures/workspace')
const CONFIG = readFileSync(join(FIXTURE, 'assay.yml'), 'utf8')
  .replace('      id: id\n', '      id: id\n      protected: [age]\n')
  .replace('log_loss]', "log_loss], slices: [{ name: young, where: 'age < 40' }, { name: few, where: 'age = 40' }]")
const PREDICTIONS = readFileSync(join(FIXTURE, 'data/predictions.csv'), 'utf8')
const WORSE = PREDICTIONS.replaceAll(
  /^(\d*[05]),(0\.\d+)$/gm,
  (_, id, score) => `${id},${(1 - Number(score)).toFixed(4)}`,
)
const POLICY = `version: 1
models:
  late-payment:
    rules:
      - { id: ages, fairness: { attribute: age, metric: selection_rate_difference, max: 0.9 } }
      - { id: sexes, severity: warn, fairness: { attribute: sex, metric: fpr_difference, max: 0.9 } }
`
const read = (verb: 'test' | 'gate', text: string): Record<string, unknown> =>
  validate(parseStrictJson(text, verb, 'INPUT_INVALID'), cliSchemas[verb], 'INPUT_INVALID')

test('groups, slices and flipped rows, from the configuration to the verdict', async () => {
  const workspace = createWorkspace({ 'assay.yml': CONFIG, '.github/assay-policy.yml': POLICY })
  const first = await runCli('source', workspace, 'test', '--json')
  expect(first.code, first.stderr).toBe(0)
  expect(read('test', first.stdout)).toMatchObject({
    groups: [{ attribute: 'age', cut: 'quartiles' }],
    slices: [{ name: 'young', metrics: [{ name: 'roc_auc' }, { name: 'log_loss' }] }, { name: 'few' }],
  })
  const judged = await runCli('source', workspace, 'gate', '--json')
  expect(read('gate', judged.stdout)).toMatchObject({
    rules: [
      { id: 'ages', kind: 'fairness', verdict: 'pass' },
      { id: 'sexes', kind: 'fairness', verdict: 'warn' },
    ],
  })
  expect((await runCli('source', workspace, 'register', '--json')).code).toBe(0)
  writeFileSync(join(workspace, 'data/predictions.csv'), WORSE)
  const second = await runCli('source', workspace, 'test', '--json')
  const { flips, slices } = read('test', second.stdout) as {
    flips: { rightToWrong: { rows: number; ids: string[] } }
    slices: { changes?: { metric: string; adjustedPValue: number }[] }[]
  }
  expect(flips.rightToWrong.rows).toBeGreaterThan(10)
  expect(flips.rightToWrong.ids.every((id) => Number(id) % 5 === 0)).toBe(true)
  expect(slices[0]?.changes?.[0]).toMatchObject({ metric: 'roc_auc', adjustedPValue: expect.any(Number) })
  const people = await runCli('source', workspace, 'test')
  expect(people.stdout).toMatch(/rows went from right to wrong[\s\S]*Slices[\s\S]*young[\s\S]*Worst change[\s\S]*age/)
})

test('a condition that is none is told with its line', async () => {
  const config = CONFIG.replace('age < 40', 'agee < 40')
  const { code, stderr } = await runCli('source', createWorkspace({ 'assay.yml': config }), 'test')
  expect(code).toBe(2)
  expect(stderr).toMatch(/assay\.yml:\d+:\d+.*agee/)
  expect(stderr).toContain('did you mean "age"')
})
