import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, PULL_REQUEST_EVENT, runStep } from './run-bundle.ts'

async function gated(): Promise<string> {
  const workspace = createWorkspace()
  expect((await runStep('test', { workspace })).code).toBe(0)
  expect((await runStep('gate', { workspace })).code).toBe(0)
  return workspace
}

test('registers what the gate let pass, and once only', async () => {
  const workspace = await gated()
  const first = await runStep('register', { workspace })
  expect(first.code, first.stdout).toBe(0)
  expect(first.outputs).toMatchObject({
    model: 'late-payment',
    version: '1.0.0',
    digest: expect.stringMatching(/^sha256:/),
  })
  const ledger = execFileSync('git', ['ls-tree', '-r', '--name-only', 'assay'], { cwd: workspace, encoding: 'utf8' })
  expect(ledger).toContain('1.0.0')
  const second = await runStep('register', { workspace })
  expect(second.outputs['version']).toBe('1.0.0')
  expect(second.stdout).toContain('nothing changed')
})

test('refuses other bytes than the gate saw', async () => {
  const workspace = await gated()
  const path = join(workspace, 'data/predictions.csv')
  writeFileSync(path, readFileSync(path, 'utf8').replace('0.9', '0.1'))
  const step = await runStep('register', { workspace })
  expect(step.code).toBe(2)
  expect(step.stdout).toContain('REGISTRY_REFUSED')
})

test('refuses a verdict that was written by hand', async () => {
  const workspace = await gated()
  writeFileSync(join(workspace, '.assay/verdict.json'), '{"verdict": "pass", "verdict": "pass"}')
  const step = await runStep('register', { workspace })
  expect(step.code).toBe(2)
  expect(step.stdout).toContain('EVIDENCE_INVALID')
})

test.for([
  ['without a verdict', {}, 'EVIDENCE_MISSING'],
  ['on a pull request', { eventName: 'pull_request', event: PULL_REQUEST_EVENT }, 'REGISTRY_REFUSED'],
  ['on another branch', { env: { GITHUB_REF: 'refs/heads/topic' } }, 'REGISTRY_REFUSED'],
  ['of a model that is not there', { inputs: { model: 'nobody' } }, 'INPUT_INVALID'],
  ['with a configuration that is not there', { inputs: { config: 'none.yml' } }, 'CONFIG_MISSING'],
] as const)('refuses %s', async ([, step, code]) => {
  const { code: exit, stdout, outputs } = await runStep('register', { workspace: createWorkspace(), ...step })
  expect(exit).toBe(2)
  expect(stdout).toContain(code)
  expect(outputs).toEqual({})
})
