import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createWorkspace, runCli } from './run-bundle.ts'

const CONFIG = readFileSync(join(import.meta.dirname, '../fixtures/workspace/assay.yml'), 'utf8').replace(
  '      holdout:',
  '      schema: late-payment.schema.yml\n      train: data/train.csv\n      holdout:',
)
const row = (i: number): string =>
  `${5000 + i},${20 + ((i * 7) % 41)},${30 + ((i * 13) % 29)},${i % 3 ? 'paid' : 'late'}`
const TRAIN = `id,age,income,outcome\n${Array.from({ length: 200 }, (_, i) => row(i)).join('\n')}\n`

type Found = {
  integrity?: { findings: { code: string; message: string; place?: { file: string } }[]; checked: string[] }
}

test('what the data schema finds is in the evidence of a test and fails a check', async () => {
  const workspace = createWorkspace({ 'assay.yml': CONFIG, 'data/train.csv': TRAIN })
  const missing = await runCli('source', workspace, 'test')
  expect(missing.code).toBe(2)
  expect(missing.stderr).toMatch(/SCHEMA_INVALID[\s\S]*late-payment\.schema\.yml[\s\S]*assay schema --write/)
  const proposed = await runCli('source', workspace, 'schema', '--write', 'late-payment.schema.yml')
  expect(proposed.code, proposed.stderr).toBe(0)
  const clean = await runCli('source', workspace, 'test', '--json')
  expect(clean.code, clean.stderr).toBe(0)
  const read = (text: string): Found =>
    validate<Found>(parseStrictJson(text, 'test', 'INPUT_INVALID'), cliSchemas.test, 'INPUT_INVALID')
  expect(read(clean.stdout).integrity).toMatchObject({ checked: expect.arrayContaining(['schema']) })
  const before = read(clean.stdout).integrity?.findings.length ?? 0
  writeFileSync(join(workspace, 'data/train.csv'), TRAIN.replace('5000,20,', '5000,unknown,'))
  const broken = await runCli('source', workspace, 'check', '--json')
  expect(broken.code, broken.stderr).toBe(1)
  const found = validate<{ findings: { message: string; place?: { file: string } }[] }>(
    parseStrictJson(broken.stdout, 'check', 'INPUT_INVALID'),
    cliSchemas.check,
    'INPUT_INVALID',
  ).findings
  expect(found.length).toBeGreaterThan(before)
  expect(found).toContainEqual(
    expect.objectContaining({
      message: expect.stringMatching(/^training data: /),
      place: expect.objectContaining({ file: 'late-payment.schema.yml' }),
    }),
  )
})
