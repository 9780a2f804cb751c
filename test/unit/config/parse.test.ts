import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { configPlace, placeError } from '../../../shared/config/place-error.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const MINIMAL = `version: 1
models:
  risk:
    task: binary
    target: y
    positive: bad
    data: {holdout: h.csv}
    model: m.onnx
`

function problemsOf(text: string) {
  try {
    parseConfig(text, 'assay.yml')
  } catch (error) {
    if (error instanceof UserError)
      return error.problems.map(({ line, column, message, fix }) => [line, column, message, fix])
    throw error
  }
  return []
}

test('the shortest file is enough, and defaults are filled in', () => {
  const [model] = parseConfig(MINIMAL, 'assay.yml').models
  expect(model).toEqual({
    name: 'risk',
    task: 'binary',
    target: 'y',
    positive: 'bad',
    data: { holdout: { path: 'h.csv' }, exclude: [], protected: [] },
    model: { kind: 'file', path: 'm.onnx' },
    test: {
      metrics: ['roc_auc', 'log_loss', 'accuracy'],
      level: 0.95,
      threshold: 0.5,
      checks: true,
      discover: { max: 20, exclude: [] },
    },
    check: { auc: { warn: 0.95, error: 0.99 }, r2: { warn: 0.75, error: 0.9 }, duplicates: 0.001, allow: [] },
  })
})

test('groups, time and the limits of checks are read', () => {
  const text = MINIMAL.replace('holdout: h.csv', 'holdout: h.csv, group: patient, time: day').concat(
    '    check: { r2: { error: 0.8 }, digits: 4, allow: [{ code: TARGET_LEAK, column: score }] }\n',
  )
  const [model] = parseConfig(text, 'assay.yml').models
  expect(model?.data).toMatchObject({ group: 'patient', time: 'day' })
  expect(model?.check).toEqual({
    auc: { warn: 0.95, error: 0.99 },
    r2: { warn: 0.75, error: 0.8 },
    duplicates: 0.001,
    digits: 4,
    allow: [{ code: 'TARGET_LEAK', column: 'score' }],
  })
})

test('the example repository is read whole', () => {
  const text = readFileSync('test/examples/credit-scoring/assay.yml', 'utf8')
  const [model] = parseConfig(text, 'assay.yml').models
  expect(model?.train).toEqual({
    spec: { kind: 'module', module: 'train.ts' },
    params: { epochs: 60, learning_rate: 0.01, l2: 0.003 },
    seed: 7,
    timeoutMinutes: 60,
  })
  expect(model?.drift).toEqual({
    reference: { path: 'data/train.csv' },
    isTrainingData: true,
    current: { path: 'data/applications-2026-10.csv' },
    exclude: [],
    roles: { application_id: '`data.id`' },
  })
})

test.each([
  ['{profile: ref.profile.json}', { profile: 'ref.profile.json' }],
  [
    '{postgres: {url_env: PROD, table: public.loans}}',
    { warehouse: 'postgres', urlEnv: 'PROD', table: 'public.loans' },
  ],
  ['{trino: {url_env: LAKE, sql: SELECT 1}}', { warehouse: 'trino', urlEnv: 'LAKE', sql: 'SELECT 1' }],
  ["{sql: SELECT * FROM 'a.csv'}", { sql: "SELECT * FROM 'a.csv'" }],
  ['{sql: SELECT 1, remote: ["s3://b/x/"]}', { sql: 'SELECT 1', remote: ['s3://b/x/'] }],
])('drift compares with %s', (written, source) => {
  const [model] = parseConfig(`${MINIMAL}    drift: {reference: ${written}, current: ${written}}\n`, 'assay.yml').models
  expect(model?.drift).toEqual({ reference: source, isTrainingData: false, current: source, exclude: [] })
})

test('drift leaves out what is no feature: the id, the group, the query and the weight', () => {
  const text = MINIMAL.replace('h.csv}', 'h.csv, id: patient, group: family, weight: w}')
  const [model] = parseConfig(`${text}    drift: {reference: a.csv, current: b.csv}\n`, 'assay.yml').models
  expect(model?.drift?.roles).toEqual({ patient: '`data.id`', family: '`data.group`', w: '`data.weight`' })
})

test('all mistakes are named at once, each where it stands', () => {
  const text = MINIMAL.replace('task: binary', 'task: binari')
    .replace('    target: y\n', '')
    .replace('m.onnx', '{predictins: p.csv}')
  expect(problemsOf(text)).toEqual([
    [4, 5, 'the key "target" is missing', 'add `target:`'],
    [
      4,
      11,
      '"binari" is not one of binary, multiclass, regression, multilabel, ranking, forecasting',
      'did you mean "binary"?',
    ],
    [7, 12, 'the key "predictions" is missing', 'add `predictions:`'],
    [7, 13, 'unknown key "predictins"', 'did you mean "predictions"?'],
  ])
})

test.each([
  ['a binary task without a positive class', MINIMAL.replace('    positive: bad\n', ''), 'positive'],
  ['a positive class of a regression', MINIMAL.replace('task: binary', 'task: regression'), 'means nothing'],
  ['two ways to train', `${MINIMAL}    train: {run: make, module: t.ts}\n`, 'exactly one'],
  ['no way to train', `${MINIMAL}    train: {seed: 3}\n`, 'exactly one'],
  ['predictions without an id', MINIMAL.replace('m.onnx', '{predictions: p.csv}'), 'id'],
  ['the target as id', MINIMAL.replace('{holdout: h.csv}', '{holdout: h.csv, id: y}'), 'same column'],
  ['a metric of another task', `${MINIMAL}    test: {metrics: [roc_auc, rsme]}\n`, 'not a metric'],
  [
    'two databases at once',
    `${MINIMAL}    drift: {reference: r.csv, current: {postgres: {url_env: P}, trino: {url_env: T}}}\n`,
    'one of',
  ],
  [
    'addresses without a query',
    `${MINIMAL}    drift: {reference: r.csv, current: {profile: p, remote: ["s3://b/"]}}\n`,
    'goes with',
  ],
  ['a path as an address', MINIMAL.replace('h.csv}', '{sql: SELECT 1, remote: [data/]}}'), 'wrong form'],
  [
    'a database without a table',
    `${MINIMAL}    drift: {reference: r.csv, current: {postgres: {url_env: P}}}\n`,
    'exactly one of',
  ],
  [
    'an address in the file',
    `${MINIMAL}    drift: {reference: r.csv, current: {postgres: {url_env: 'postgres://u:p@h/d', table: t}}}\n`,
    'wrong form',
  ],
  ['drift without a reference', `${MINIMAL}    drift: {current: c.csv}\n`, 'nothing to compare'],
  ['a model name that is a path', MINIMAL.replace('risk:', '"../risk":'), 'must match'],
  ['another version', MINIMAL.replace('version: 1', 'version: 2'), 'expected 1'],
  ['a level of certainty', `${MINIMAL}    test: {level: 1}\n`, '0.999'],
])('refuses %s', (_what, text, words) => {
  const found = problemsOf(text)
  expect(found).toHaveLength(1)
  expect(JSON.stringify(found[0])).toContain(words)
})

test('a fault in the data is told at the line of assay.yml that names the data', () => {
  const config = parseConfig(MINIMAL, 'assay.yml')
  const error = new UserError('DATA_EMPTY', [
    { file: configPlace('risk', 'data.holdout'), message: 'no rows' },
    { file: 'other.csv', line: 3, message: 'ragged' },
  ])
  expect(placeError(error, config).problems).toEqual([
    { file: 'assay.yml', line: 7, column: 21, path: '/models/risk/data/holdout', message: 'no rows' },
    { file: 'other.csv', line: 3, message: 'ragged' },
  ])
})
