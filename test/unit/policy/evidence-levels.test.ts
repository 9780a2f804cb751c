import { describe, expect, test } from 'vitest'
import type { JobIdentity, ProofFacts } from '../../../shared/evidence/proof/identity.ts'
import type { Change } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { evidenceLevel } from '../../../shared/policy/rules/evidence-level.ts'
import { digestOf, modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'

const SHA = '2'.repeat(40)
const WORKFLOW = 'acme/gate/.github/workflows/evaluate.yml'
const job: JobIdentity = {
  kind: 'oidc',
  issuer: 'https://issuer',
  workflow: WORKFLOW,
  ref: 'refs/heads/main',
  sha: SHA,
  runner: 'github-hosted',
  event: 'pull_request',
  base: 'main',
}
const evaluator = { workflow: WORKFLOW, refs: ['refs/heads/main'] }

type Settings = Parameters<typeof evidenceLevel.evaluate>[0]
const judge = (settings: Settings, proof?: ProofFacts, change: Change = pullRequest()) => {
  const facts = modelFacts()
  const record = { ...facts.test!, ...(proof === undefined ? {} : { proof }) }
  return evidenceLevel.evaluate(settings, { model: 'credit-risk', facts: { ...facts, test: record }, change, now: NOW })
}
const proven = (identity: Partial<JobIdentity> = {}): ProofFacts => ({
  state: 'proven',
  identity: { ...job, ...identity },
})
const e3 = (proof: ProofFacts | undefined, more: object = {}) =>
  judge({ min: 'E3', evaluators: [{ ...evaluator, ...more }] }, proof)

describe('E2', () => {
  const with_ = (workflows?: object) => judge({ min: 'E2' }, undefined, pullRequest({ ...(workflows as object) }))
  test('the workflows are those of the base, or it is not E2', () => {
    expect(with_({ workflows: { changed: [], isCut: false } })).toMatchObject({ verdict: 'pass' })
    const one = with_({ workflows: { changed: ['.github/workflows/ci.yml'], isCut: false } })
    expect(one).toMatchObject({ verdict: 'fail', message: expect.stringContaining('ci.yml is not as on the base') })
    expect(with_({ workflows: { changed: [], isCut: true } })).toMatchObject({ verdict: 'fail' })
    expect(with_()).toMatchObject({ verdict: 'fail', message: expect.stringContaining('not compared') })
  })
})

describe('E3', () => {
  test('a job of a known workflow has proven it', () => {
    expect(e3(proven())).toMatchObject({ verdict: 'pass', observed: 3 })
  })

  test('without a proof, or with one that was refused, it is not E3', () => {
    expect(e3(undefined)).toMatchObject({ verdict: 'fail', message: expect.stringContaining('no job has proven it') })
    const refused = e3({ state: 'refused', code: 'PROOF_SIGNATURE', message: 'bad' })
    expect(refused).toMatchObject({ verdict: 'fail', message: expect.stringContaining('PROOF_SIGNATURE') })
  })

  test.each([
    ['the author’s own workflow (A2)', { workflow: 'acme/credit/.github/workflows/ci.yml' }, 'WORKFLOW_UNKNOWN'],
    ['a copy in the pull request (A4)', { ref: 'refs/pull/17/merge' }, 'REF_UNKNOWN'],
    ['another branch', { ref: 'refs/heads/feature' }, 'REF_UNKNOWN'],
    ['a commit that only a fork has (A5)', { ref: SHA, branches: [] }, 'COMMIT_UNKNOWN'],
    ['a commit that nobody looked for', { ref: SHA }, 'COMMIT_UNKNOWN'],
    ['a branch that the author made to be the base', { base: 'easy' }, 'BASE'],
    ['a push to the author’s branch', { event: 'push' }, 'EVENT'],
    ['a runner of somebody (A32)', { runner: 'self-hosted' }, 'RUNNER'],
  ])('%s does not count', (_, identity, code) => {
    expect(e3(proven(identity))).toMatchObject({ verdict: 'fail', message: expect.stringContaining(code) })
  })

  test('a commit counts when a named branch holds it, or when it is named itself', () => {
    expect(e3(proven({ ref: SHA, branches: ['acme/gate@refs/heads/main'] })).verdict).toBe('pass')
    expect(e3(proven({ ref: SHA, branches: ['acme/gate@refs/heads/old'] })).verdict).toBe('fail')
    expect(e3(proven({ ref: SHA }), { commits: [SHA] }).verdict).toBe('pass')
  })

  test('a revoked commit counts no longer (A33), and a self-hosted runner only where it is named', () => {
    expect(e3(proven(), { revoked: [SHA] }).message).toContain('COMMIT_REVOKED')
    expect(e3(proven(), { commits: [SHA], revoked: [SHA] }).verdict).toBe('fail')
    expect(e3(proven({ runner: 'self-hosted' }), { runners: ['self-hosted'] }).verdict).toBe('pass')
  })

  test('changed workflows of the caller do not matter where a known job has proven the numbers', () => {
    const change = pullRequest({ workflows: { changed: ['.github/workflows/ci.yml'], isCut: false } })
    expect(judge({ min: 'E2', evaluators: [evaluator] }, proven(), change).verdict).toBe('pass')
  })
})

describe('E4', () => {
  const holdout = digestOf('d')
  const guarded = { ...evaluator, environment: 'holdout' }
  const settings = { min: 'E4' as const, evaluators: [guarded], holdout }

  test('the agreed holdout, in the environment that guards it', () => {
    expect(judge(settings, proven({ environment: 'holdout' }))).toMatchObject({ verdict: 'pass', observed: 4 })
    expect(judge(settings, proven()).message).toContain('ENVIRONMENT')
    expect(judge(settings, proven({ environment: 'other' })).verdict).toBe('fail')
    const other = judge({ ...settings, holdout: digestOf('e') }, proven({ environment: 'holdout' }))
    expect(other).toMatchObject({ verdict: 'fail', message: expect.stringContaining('another holdout') })
  })
})

describe('settings', () => {
  const problems = (rule: string) => () =>
    parsePolicy(`version: 1\nmodels:\n  m:\n    rules:\n      - id: a\n        evidence.level: ${rule}\n`, 'p.yml')

  test('that can never hold, or say nothing, are refused with what to write', () => {
    expect(problems('{ min: E3 }')).toThrow(/evaluators/)
    expect(problems(`{ min: E3, evaluators: [{ workflow: ${WORKFLOW} }] }`)).toThrow(/refs/)
    expect(problems(`{ min: E3, evaluators: [{ workflow: ${WORKFLOW}, refs: [refs/pull/1/merge] }] }`)).toThrow()
    expect(problems(`{ min: E4, evaluators: [{ workflow: ${WORKFLOW}, refs: [refs/heads/main] }] }`)).toThrow(/holdout/)
    expect(problems(`{ min: E3, evaluators: [{ workflow: ${WORKFLOW}, refs: [refs/heads/main] }] }`)).not.toThrow()
  })
})
