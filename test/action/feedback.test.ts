import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import { createWorkspace, runCli } from './run-bundle.ts'

const POLICY = readFileSync(join(import.meta.dirname, '../fixtures/workspace/.github/assay-policy.yml'), 'utf8')
const STRICT = POLICY.replace('min: 0.7', 'min: 0.99')

async function judged(policy: string) {
  const workspace = createWorkspace({ '.github/assay-policy.yml': policy })
  const tested = await runCli('source', workspace, 'test')
  expect(tested.code, tested.stderr).toBe(0)
  const { code, stdout, stderr } = await runCli('source', workspace, 'gate', '--json')
  const gate = validate<GateVerdict>(parseStrictJson(stdout, 'gate', 'INPUT_INVALID'), cliSchemas.gate, 'INPUT_INVALID')
  const file = readFileSync(join(workspace, '.assay/verdict.json'), 'utf8')
  const people = await runCli('source', workspace, 'gate')
  return { code, stderr, gate, texts: [stdout, file, people.stdout, people.stderr].join('\n') }
}

test('what the policy holds back leaves the job nowhere; the verdict and its evidence stay as they are', async () => {
  const open = await judged(STRICT)
  expect(open.texts).toMatch(/0\.89/)
  const held = await judged(STRICT.replace('    rules:', '    feedback: coarse\n    rules:'))
  expect(held.code).toBe(1)
  expect(held.texts).not.toMatch(/0\.89/)
  expect(held.gate.models[0]).toMatchObject({
    verdict: 'fail',
    feedback: { mode: 'coarse' },
    evidence: [{ kind: 'test' }],
  })
})

test('a budget of the holdout is judged by the ledger, which is there and empty', async () => {
  const rules = '      - id: budget\n        holdout.budget: { uses: 5, per: 30d }\n'
  const { gate } = await judged(`${POLICY.trimEnd()}\n${rules}`)
  expect(gate.rules.find(({ id }) => id === 'budget')).toMatchObject({
    verdict: 'pass',
    message: expect.stringContaining('at least 0 of 5 times'),
  })
})
