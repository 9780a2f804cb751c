import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { githubAnswers } from './github-answers.ts'
import { startLoopback } from './loopback.ts'
import { createWorkspace, HEAD, PULL_REQUEST_EVENT, runStep, type StepResult } from './run-bundle.ts'

const POLICY = readFileSync(join(import.meta.dirname, '../fixtures/workspace/.github/assay-policy.yml'), 'utf8')
const STRICT = POLICY.replace('min: 0.7', 'min: 0.99')
const PULL = { eventName: 'pull_request', event: PULL_REQUEST_EVENT }

async function tested(files: Readonly<Record<string, string>> = {}, step: object = {}): Promise<string> {
  const workspace = createWorkspace(files)
  const { code, stdout } = await runStep('test', { workspace, ...step })
  expect(code, stdout).toBe(0)
  return workspace
}

describe('the gate on a push', () => {
  test('passes, and leaves the verdict for register', async () => {
    const workspace = await tested()
    const step = await runStep('gate', { workspace })
    expect(step.code, step.stdout).toBe(0)
    expect(step.outputs).toEqual({ verdict: 'pass', 'verdict-file': '.assay/verdict.json' })
    expect(JSON.parse(readFileSync(join(workspace, '.assay/verdict.json'), 'utf8'))).toMatchObject({ verdict: 'pass' })
    expect(step.summary).toContain('late-payment')
  })

  test('fails with exit code 1, the rule and the number', async () => {
    const step = await runStep('gate', { workspace: await tested({ '.github/assay-policy.yml': STRICT }) })
    expect(step.code).toBe(1)
    expect(step.outputs['verdict']).toBe('fail')
    expect(step.stdout).toMatch(/::error title=Assay::.*good-enough.*0\.89/)
  })

  test.for([
    ['no evidence', {}, 1, 'no test evidence'],
    ['a broken policy', { '.github/assay-policy.yml': `${POLICY}oops: 1\n` }, 2, 'POLICY_INVALID'],
    [
      'a policy with another model',
      { '.github/assay-policy.yml': POLICY.replace('late-payment', 'other') },
      1,
      'other',
    ],
  ] as const)('never passes on %s', async ([, files, code, words]) => {
    const step = await runStep('gate', { workspace: createWorkspace(files) })
    expect(step.code).toBe(code)
    expect(step.stdout).toContain(words)
  })

  test.for([
    [{ policy: 'none.yml' }, 'POLICY_MISSING'],
    [{ config: 'none.yml' }, 'CONFIG_MISSING'],
    [{ model: 'nobody' }, 'INPUT_INVALID'],
  ] as const)('refuses %o', async ([inputs, code]) => {
    const step = await runStep('gate', { workspace: createWorkspace(), inputs })
    expect(step.code).toBe(2)
    expect(step.stdout).toContain(code)
    expect(step.outputs).toEqual({})
  })

  test('takes no evidence of another run', async () => {
    const workspace = await tested({}, { env: { GITHUB_RUN_ID: '1' } })
    const step = await runStep('gate', { workspace })
    expect(step.code).toBe(2)
    expect(step.stdout).toContain('EVIDENCE_INVALID')
    expect(step.stdout).toContain('run 1 ')
  })
})

describe('the gate on a pull request', () => {
  const gate = async (
    workspace: string,
    policy: string | undefined,
    headSha?: string,
  ): Promise<StepResult & { asked: string[] }> => {
    const api = await startLoopback(githubAnswers(policy, headSha))
    const env = { GITHUB_API_URL: api.url }
    const step = await runStep('gate', { workspace, ...PULL, env, inputs: { token: 'secret-token' } })
    return { ...step, asked: api.requests }
  }

  test('reads the policy at the tip of the base branch, never the one in the checkout', async () => {
    const workspace = await tested({}, PULL)
    const step = await gate(workspace, STRICT)
    expect(step.code, step.stdout).toBe(1)
    expect(step.asked).toContainEqual(expect.stringMatching(/contents\/.github/))
    expect(step.stdout + step.summary).not.toContain('secret-token')
    writeFileSync(join(workspace, '.github/assay-policy.yml'), STRICT)
    expect((await gate(workspace, POLICY)).code).toBe(0)
  })

  test('refuses when the base branch has no policy', async () => {
    const step = await gate(await tested({}, PULL), undefined)
    expect(step.code).toBe(2)
    expect(step.stdout).toContain('POLICY_MISSING')
  })

  test('cannot evaluate when the pull request has moved on', async () => {
    const step = await gate(await tested({}, PULL), POLICY, 'd'.repeat(40))
    expect(step.code).toBe(3)
    expect(step.stdout).toContain('GITHUB_UNAVAILABLE')
  })

  test('cannot evaluate without a token', async () => {
    const step = await runStep('gate', { workspace: createWorkspace(), ...PULL })
    expect(step.code).toBe(3)
    expect(step.stdout).toContain('permissions')
    expect(step.outputs).toEqual({})
  })

  test('cannot evaluate when GitHub refuses', async () => {
    const api = await startLoopback(() => ({
      status: 403,
      json: { message: 'Resource not accessible by integration' },
    }))
    const env = { GITHUB_API_URL: api.url }
    const step = await runStep('gate', { workspace: createWorkspace(), ...PULL, env, inputs: { token: 't' } })
    expect(step.code).toBe(3)
    expect(step.stdout).toContain('GITHUB_UNAVAILABLE')
  })

  test('a merge queue is judged by the policy it is built on', async () => {
    const event = { merge_group: { head_sha: HEAD, base_sha: 'e'.repeat(40), base_ref: 'refs/heads/main' } }
    const queue = { eventName: 'merge_group', event }
    const workspace = await tested({}, queue)
    const api = await startLoopback(githubAnswers(STRICT))
    const step = await runStep('gate', {
      workspace,
      ...queue,
      env: { GITHUB_API_URL: api.url },
      inputs: { token: 't' },
    })
    expect(step.code, step.stdout).toBe(1)
    expect((await runStep('gate', { workspace, ...queue })).code).toBe(3)
  })
})
