import { expect, test } from 'vitest'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { validate } from '../../../shared/document/validate.ts'
import { isSecretName, trainingVariables, withoutSecrets } from '../../../shared/train/child-environment.ts'
import { createLogTail, quoted } from '../../../shared/train/log-tail.ts'
import { type RunFacts, runRecordPath, runRecordSchema, toRunRecord } from '../../../shared/train/run-record.ts'

const id = `sha256:${'ab'.repeat(32)}`
const facts: RunFacts = {
  model: 'credit',
  task: 'binary',
  target: 'risk',
  invocation: { kind: 'shell', text: 'python train.py' },
  params: { depth: 3 },
  seed: 1,
  exitCode: 0,
  timedOut: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:09.000Z',
  durationMs: 9000,
  data: [{ role: 'train', source: 'train.csv', rows: 10, files: [{ path: 'train.csv', digest: id, size: 3 }] }],
  source: { commit: 'c'.repeat(40), dirty: true },
  lockFiles: [],
  environment: { os: 'linux', arch: 'x64', cpus: 2, node: '24.21.0', python: '3.12.1' },
  unchanged: false,
  log: { lines: 4, tailDigest: id },
}
const read = (value: unknown) =>
  validate(parseStrictJson(JSON.stringify(value), 'run.json', 'EVIDENCE_INVALID'), runRecordSchema, 'EVIDENCE_INVALID')

test('a record is an in-toto statement about the files, and fits its own schema', () => {
  const record = toRunRecord([{ path: 'build/m.onnx', digest: id }], facts)
  expect(record.subject).toEqual([{ name: 'build/m.onnx', digest: { sha256: 'ab'.repeat(32) } }])
  expect(read(record)).toEqual(record)
  expect(runRecordPath('credit')).toBe('.assay/runs/credit.json')
})

test.for([
  ['an unknown key', { ...facts, extra: 1 }],
  ['a missing seed', { ...facts, seed: undefined }],
  ['a commit that is none', { ...facts, source: { commit: 'main', dirty: false } }],
  ['an unknown kind of invocation', { ...facts, invocation: { kind: 'magic', text: 'x' } }],
] as const)('%s is refused', ([, predicate]) => {
  expect(() => read({ ...toRunRecord([], facts), predicate })).toThrow(
    expect.objectContaining({ code: 'EVIDENCE_INVALID' }),
  )
})

test.for([
  'GITHUB_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'INPUT_TOKEN',
  'my_secret',
  'DB_PASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'GITHUB_ENV',
  'BASH_ENV',
  'GH_PAT',
  'NODE_CHANNEL_FD',
  'ASSAY_APP_KEY',
])('%s never reaches a training', (name) => {
  expect(isSecretName(name)).toBe(true)
  expect(withoutSecrets({ [name]: 'x', PATH: '/bin' })).toEqual({ PATH: '/bin' })
  expect(withoutSecrets({ [name]: 'x' }, [name])).toEqual({ [name]: 'x' })
})

test.for(['PATH', 'HOME', 'GITHUB_SHA', 'CONDA_PREFIX', 'PYTHONPATH', 'KEYBOARD', 'TOKENIZERS_PARALLELISM'])(
  '%s does',
  (name) => {
    expect(isSecretName(name)).toBe(false)
  },
)

test('settings travel as they are; what is absent has no variable', () => {
  const variables = trainingVariables({
    model: 'm',
    task: 'regression',
    target: 'a "b" $c',
    exclude: ['x,y'],
    params: { z: [1] },
    seed: 5,
    output: 'build/m',
  })
  expect(variables).toMatchObject({
    ASSAY_TARGET: 'a "b" $c',
    ASSAY_EXCLUDE: '["x,y"]',
    ASSAY_PARAMS: '{"z":[1]}',
    ASSAY_SEED: '5',
  })
  expect(variables).not.toHaveProperty('ASSAY_TRAIN')
})

test('the targets of a multilabel task are a list, as the other lists are', () => {
  const settings = { model: 'm', task: 'multilabel', exclude: [], params: {}, seed: 5, output: 'build/m' }
  const variables = trainingVariables({ ...settings, target: 'a, b', labels: ['a', 'b'] })
  expect(variables).toMatchObject({ ASSAY_TARGET: '["a","b"]' })
})

test('the tail keeps the last lines and counts all', () => {
  const tail = createLogTail(2)
  for (const line of ['a', 'b', 'c'.repeat(3000)]) tail.add(line)
  expect(tail.lines()).toEqual(['b', 'c'.repeat(2000)])
  expect(tail.count()).toBe(3)
  expect(quoted('::error::x ##[group]')).toBe('| ::error::x ## [group]')
})
