import { describe, expect, test } from 'vitest'
import type { JobIdentity, ProofFacts } from '../../../shared/evidence/proof/identity.ts'
import type { Change } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { evidenceLevel } from '../../../shared/policy/rules/evidence-level.ts'
import { driftColumn, driftPredicate } from '../../fixtures/drift-evidence.ts'
import { digestOf, HEAD, modelFacts, NOW, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'

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

describe('the configuration', () => {
  const settings = { min: 'E3' as const, evaluators: [evaluator] }
  const config = { path: 'assay.yml', digest: digestOf('1') }
  const pushed = (more: object = {}): Change => ({ kind: 'push', headSha: HEAD, config, ...more })

  test('that nobody knows, or that is another by path or bytes, does not count', () => {
    const { config: _, ...unknown } = pullRequest()
    for (const change of [
      unknown,
      pullRequest({ config: { ...config, path: 'models/assay.yml' } }),
      pullRequest({ config: { ...config, digest: digestOf('2') } }),
    ]) {
      const found = judge(settings, proven(), change)
      expect(found).toMatchObject({ verdict: 'fail', message: expect.stringContaining('CONFIG') })
    }
  })

  test('of what was pushed is the one at that commit, and a pull request from it has another base', () => {
    expect(judge(settings, proven({ event: 'push' }), pushed()).verdict).toBe('pass')
    expect(judge(settings, proven({ event: 'merge_group' }), pushed()).verdict).toBe('pass')
    const moved = pushed({ config: { ...config, digest: digestOf('2') } })
    expect(judge(settings, proven({ event: 'push' }), moved).message).toContain('CONFIG')
    expect(judge(settings, proven(), pushed()).message).toContain('EVENT')
  })
})

describe('drift evidence', () => {
  const guarded = { ...evaluator, environment: 'holdout' }
  const config = { path: 'assay.yml', digest: digestOf('1') }
  const asked = { min: 'E3' as const, evaluators: [evaluator] }
  /** Test evidence that is E4 where the policy names its holdout, and drift evidence with this proof. */
  const judgeBoth = (settings: Settings, proof: ProofFacts | undefined, usesDrift = true, more: object = {}) => {
    const { test: record, ...model } = modelFacts()
    const predicate = driftPredicate([driftColumn('income')], { config, source: { headSha: HEAD }, ...more })
    const drift = { predicate, digest: digestOf('f'), level: 'E1' as const, ...(proof === undefined ? {} : { proof }) }
    const facts = { ...model, test: { ...record!, proof: proven({ environment: 'holdout' }) }, drift }
    return evidenceLevel.evaluate(settings, {
      model: 'credit-risk',
      facts,
      change: pullRequest(),
      now: NOW,
      usesDrift,
    })
  }

  test('needs the level as well where a rule reads it, and only there', () => {
    expect(judgeBoth(asked, proven()).verdict).toBe('pass')
    const unproven = judgeBoth(asked, undefined)
    expect(unproven).toMatchObject({ verdict: 'fail', observed: 1, message: expect.stringContaining('drift evidence') })
    expect(judgeBoth(asked, undefined, false).verdict).toBe('pass')
    expect(judgeBoth(asked, proven({ workflow: 'acme/credit/.github/workflows/ci.yml' })).verdict).toBe('fail')
    expect(judgeBoth(asked, proven(), true, { config: undefined }).message).toContain('CONFIG')
  })

  test('of another commit is none', () => {
    const found = judgeBoth(asked, proven(), true, { source: { headSha: OLD_HEAD } })
    expect(found).toMatchObject({ verdict: 'fail', message: expect.stringContaining('head commit') })
  })

  test('is E4 in the environment; it has no holdout', () => {
    const e4 = { min: 'E4' as const, evaluators: [guarded], holdout: digestOf('d') }
    expect(judgeBoth(e4, proven({ environment: 'holdout' })).verdict).toBe('pass')
    expect(judgeBoth(e4, proven()).message).toContain('ENVIRONMENT')
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
