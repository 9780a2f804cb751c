import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseConfig } from '../../shared/config/parse.ts'
import { createWorkspace, runStep } from './run-bundle.ts'

const FIXTURE = readFileSync(join(import.meta.dirname, '../fixtures/workspace/assay.yml'), 'utf8')
const config = (run: string): string =>
  FIXTURE.replace(
    'model: { predictions: data/predictions.csv }',
    `train: { run: ${JSON.stringify(run)} }\n    model: build/model.bin`,
  )

test('runs the command without the secrets of the step and seals a run record', async () => {
  const command = 'mkdir -p build && env > build/model.bin && echo "::set-output name=model::forged"'
  const text = config(command)
  expect(parseConfig(text, 'assay.yml').models[0]?.train?.spec).toEqual({ kind: 'run', run: command })
  const workspace = createWorkspace({ 'assay.yml': text })
  const step = await runStep('train', { workspace, env: { MY_API_TOKEN: 'hush' } })
  expect(step.code, step.stdout).toBe(0)
  expect(step.outputs).toMatchObject({ model: 'late-payment', 'model-path': 'build/model.bin' })
  const made = readFileSync(join(workspace, 'build/model.bin'), 'utf8')
  expect(made).toContain('ASSAY_TARGET=outcome')
  expect(made).not.toMatch(/hush|GITHUB_OUTPUT|INPUT_/)
  expect(step.stdout).toContain('forged')
  expect(step.stdout).not.toMatch(/^::set-output/m)
  const record = JSON.parse(readFileSync(join(workspace, step.outputs['run-record'] ?? ''), 'utf8')) as object
  expect(record).toMatchObject({ predicate: { model: 'late-payment', exitCode: 0 } })
})

test.for([
  ['a command that fails', { 'assay.yml': config('echo broken >&2; exit 3') }, {}, 'TRAIN_FAILED', 'broken'],
  ['a command that leaves no model', { 'assay.yml': config('true') }, {}, 'TRAIN_FAILED', 'build/model.bin'],
  ['a model without training', {}, {}, 'CONFIG_INVALID', 'nothing to train'],
  ['a model that is not there', {}, { model: 'nobody' }, 'INPUT_INVALID', 'late-payment'],
  ['a configuration that is not there', {}, { config: 'none.yml' }, 'CONFIG_MISSING', 'none.yml'],
] as const)('refuses %s', async ([, files, inputs, code, words]) => {
  const step = await runStep('train', { workspace: createWorkspace(files), inputs })
  expect(step.code).toBe(2)
  expect(step.stdout).toContain(code)
  expect(step.stdout).toContain(words)
  expect(step.outputs).toEqual({})
})
