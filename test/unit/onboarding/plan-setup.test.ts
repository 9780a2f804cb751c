import { expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import type { Holding } from '../../../shared/onboarding/holding.ts'
import { planSetup, tryPlan } from '../../../shared/onboarding/plan-setup.ts'
import { invitationText, proposalText } from '../../../shared/onboarding/setup-text.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'

const file = (path: string, head?: string): Holding => ({ path, size: 10, ...(head === undefined ? {} : { head }) })
const rows = (header: string, row: (i: number) => string): string =>
  `${header}\n${Array.from({ length: 60 }, (_, i) => row(i)).join('\n')}\n`
const BINARY = rows('id,age,credit_risk_label', (i) => `${i},${20 + i},${i % 2 ? 'good' : 'bad'}`)
const PRICES = rows('house_id;size;price', (i) => `h${i};${i};${100 + i * 7}`)
const none = { workflows: [] }
const plan = (files: readonly Holding[], present: Parameters<typeof planSetup>[0]['present'] = none) =>
  planSetup({ files, present, branch: 'main' })
const textOf = (files: ReturnType<typeof plan>, path: string): string =>
  files?.files.find((one) => one.path === path)?.text ?? ''

test('an ONNX model with its data is set up so that the files can be used as they are', () => {
  const found = plan([
    file('models/credit.onnx'),
    file('data/holdout.csv', BINARY),
    file('data/train.csv'),
    file('train.py'),
  ])
  expect(found?.models).toMatchObject([
    { name: 'credit', task: 'binary', target: 'credit_risk_label', positive: 'bad', id: 'id', open: [] },
  ])
  const [config] = parseConfig(textOf(found, 'assay.yml'), 'assay.yml').models
  expect(config).toMatchObject({ name: 'credit', target: 'credit_risk_label', model: { path: 'models/credit.onnx' } })
  expect(parsePolicy(textOf(found, '.github/assay-policy.yml'), 'policy')).toMatchObject({ mode: 'advisory' })
  expect(textOf(found, '.github/workflows/assay.yml')).toContain('merge_group:')
})

test('in a monorepo each model gets the data beside it and a name of its own', () => {
  const found = plan([
    file('teams/credit/model.onnx'),
    file('teams/credit/data/test.csv', BINARY),
    file('teams/houses/model.onnx'),
    file('teams/houses/data/test.csv', PRICES),
    file('node_modules/x/model.onnx'),
  ])
  expect(found?.models).toMatchObject([
    { name: 'credit', holdout: 'teams/credit/data/test.csv', task: 'binary' },
    { name: 'houses', holdout: 'teams/houses/data/test.csv', task: 'regression', target: 'price', id: 'house_id' },
  ])
  expect(parseConfig(textOf(found, 'assay.yml'), 'assay.yml').models).toHaveLength(2)
})

test('what could not be told is asked, and the file is still one that can be read', () => {
  const found = plan([file('net.onnx')])
  expect(found?.models[0]?.open.join()).toContain('`target`')
  expect(textOf(found, 'assay.yml')).toContain('FILL_IN')
  expect(parseConfig(textOf(found, 'assay.yml'), 'assay.yml').models).toHaveLength(1)
})

test.each([
  ['predictions only', [file('out/predictions.csv'), file('data/holdout.csv', BINARY)], 'predictions'],
  ['TF.js', [file('web/model.json'), file('web/weights.bin')], 'web'],
  ['SavedModel', [file('serving/saved_model.pb')], 'serving'],
])('%s is a model', (_, files, words) => {
  expect(textOf(plan(files), 'assay.yml')).toContain(words)
})

test.each([
  ['data.csv.dvc', 'dvc pull'],
  ['explore.ipynb', 'nbconvert'],
  ['metrics.json', 'assay ingest'],
  ['requirements.txt', 'install'],
  ['model.pkl', 'ONNX'],
])('%s is noticed', (path, words) => {
  expect(plan([file('net.onnx'), file(path)])?.notes.join()).toContain(words)
})

test('a repository without a model is left alone', () => {
  expect(plan([file('README.md'), file('src/index.ts')])).toBeUndefined()
})

test('a model that cannot be read safely is named, and nothing is written for it', () => {
  const found = plan([file('model.pkl')])
  expect(found?.files).toEqual([])
  expect(found?.notes.join()).toContain('model.pkl')
})

test('nothing that is there is written anew, and its models get the policy', () => {
  const config = 'version: 1\nmodels: {own: {task: regression, target: y, data: {holdout: d.csv}, model: m.onnx}}\n'
  const found = plan([file('m.onnx')], {
    config,
    workflows: [{ path: '.github/workflows/ml.yml', size: 1, head: 'run: assay test' }],
  })
  expect(found?.files.map(({ path }) => path)).toEqual(['.github/assay-policy.yml'])
  expect(found?.kept).toEqual(['assay.yml', '.github/workflows/assay.yml'])
  expect(textOf(found, '.github/assay-policy.yml')).toContain('own:')
})

test('an assay.yml that cannot be read stops the plan with its line', () => {
  const refused = tryPlan({
    files: [file('m.onnx')],
    present: { config: 'version: 1\nmodels: [', workflows: [] },
    branch: 'main',
  })
  expect(refused).toBeInstanceOf(UserError)
  expect(refused instanceof UserError && refused.code).toBe('CONFIG_INVALID')
})

test('names from the repository cannot become markup or end a fence', () => {
  const found = plan([file('a`b/@dana<img>.onnx')])
  if (found === undefined) return expect.fail('nothing was planned')
  expect(found.models[0]?.name).toMatch(/^[a-z0-9-]+$/)
  for (const text of [proposalText(found, [], []), invitationText(found, undefined)])
    expect(text).not.toContain('\n@dana')
  expect(proposalText(found, [], [])).not.toContain('<img>')
  expect(parseConfig(textOf(found, 'assay.yml'), 'assay.yml').models[0]?.model).toMatchObject({
    path: 'a`b/@dana<img>.onnx',
  })
})
