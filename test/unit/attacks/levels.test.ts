import { expect, test } from 'vitest'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import { checkClaims, type ExpectedClaims } from '../../../shared/evidence/proof/check-claims.ts'
import { proofAudience } from '../../../shared/evidence/proof/file.ts'
import type { JobIdentity } from '../../../shared/evidence/proof/identity.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { AgreedConfig } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { driftColumn, drifted, driftPredicate } from '../../fixtures/drift-evidence.ts'
import { digestOf, facts, HEAD, modelFacts, pullRequest } from '../../fixtures/facts.ts'

const OURS = 'acme/gate/.github/workflows/model-ci.yml'
const [COMMIT, FOREIGN, OLD] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)]
const EVALUATOR = `{workflow: ${OURS}, refs: [refs/heads/main], revoked: ["${OLD}"]}`

const JOB: JobIdentity = {
  kind: 'oidc',
  issuer: 'https://issuer.example',
  workflow: OURS,
  ref: 'refs/heads/main',
  sha: COMMIT,
  runner: 'github-hosted',
  event: 'pull_request',
  base: 'main',
}

function judge(rule: string, job?: Partial<JobIdentity>, change = pullRequest()) {
  const policy = parsePolicy(
    `version: 1\nmodels: {credit-risk: {rules: [{id: level, evidence.level: ${rule}}]}}\n`,
    'p',
  )
  const model = modelFacts()
  const identity: JobIdentity = { ...JOB, ...job }
  const proof = job === undefined ? {} : { proof: { state: 'proven', identity } as const }
  const given = facts({ 'credit-risk': { ...model, test: { ...(model.test ?? expect.fail()), ...proof } } }, change)
  return evaluatePolicy(policy, given, { path: 'p', digest: digestOf('b') })
}
const E3 = `{min: E3, evaluators: [${EVALUATOR}]}`

test('the honest way: a job of the named workflow on its protected branch is E3', () => {
  expect(judge(E3, {}).verdict).toBe('pass')
})

test.each<[string, Partial<JobIdentity> | undefined, string]>([
  ['A1: the training that writes numbers itself has no proof', undefined, 'no job has proven it'],
  ['A2: an edited caller', { workflow: 'acme/credit/.github/workflows/model.yml' }, 'WORKFLOW_UNKNOWN'],
  ['A2: a base that the author made for it', { base: 'mine' }, 'BASE'],
  ['A4: a local copy of our workflow', { ref: 'refs/pull/17/merge', sha: FOREIGN }, 'REF_UNKNOWN'],
  ['A5: a commit that only a fork has', { ref: FOREIGN, sha: FOREIGN, branches: [] }, 'COMMIT_UNKNOWN'],
  ['A32: a machine of the attacker', { runner: 'self-hosted' }, 'RUNNER'],
  ['A33: an old version with a known fault', { sha: OLD }, 'COMMIT_REVOKED'],
])('%s is not E3', (_, job, words) => {
  const tree = judge(E3, job)
  expect(tree.verdict).toBe('fail')
  expect(tree.rules[0]?.message).toContain(words)
})

test('A2: a pull request that edits a workflow is not E2', () => {
  const edited = { changed: ['.github/workflows/model.yml'], isCut: false }
  expect(judge('{min: E2}', undefined, pullRequest({ workflows: edited })).verdict).toBe('fail')
  expect(judge('{min: E2}', undefined, pullRequest({ workflows: { changed: [], isCut: true } })).verdict).toBe('fail')
  expect(judge('{min: E2}', undefined, pullRequest({ workflows: { changed: [], isCut: false } })).verdict).toBe('pass')
})

/** Honest jobs that vouch for what they measured: by `config`, and drift beside it, or drift that nobody vouches for. */
function judgeInputs(given: { readonly config?: AgreedConfig; readonly drift?: 'proven' | 'invented' }) {
  const policy = parsePolicy(
    `version: 1\nmodels: {credit-risk: {rules: [{id: level, evidence.level: ${E3}}, {id: steady, drift: {}}]}}\n`,
    'p',
  )
  const proof = { state: 'proven', identity: JOB } as const
  const config = { path: 'assay.yml', digest: digestOf('1') }
  const { test: record = expect.fail(), ...model } = modelFacts({ config: given.config ?? config })
  const predicate = driftPredicate([driftColumn('income')], { config, source: { headSha: HEAD } })
  const known = { predicate, digest: digestOf('f'), level: 'E1' } as const
  const drift = given.drift === 'invented' ? known : { ...known, proof }
  return evaluatePolicy(policy, facts({ 'credit-risk': { ...model, test: { ...record, proof }, drift } }), {
    path: 'p',
    digest: digestOf('b'),
  })
}

test('the honest way: by the configuration of the base, and drift that is vouched for', () => {
  expect(judgeInputs({}).verdict).toBe('pass')
})

test.each<[string, Parameters<typeof judgeInputs>[0], string]>([
  ['A1: a file of the author', { config: { path: '.assay/handoff/model/assay.yml', digest: digestOf('1') } }, 'CONFIG'],
  ['A14: bytes that the base no longer has', { config: { path: 'assay.yml', digest: digestOf('9') } }, 'CONFIG'],
  ['A1: drift that nobody vouches for', { drift: 'invented' }, 'drift evidence has level E1'],
])('%s is not E3', (_, given, words) => {
  const tree = judgeInputs(given)
  expect(tree.verdict).toBe('fail')
  expect(tree.rules[0]?.message).toContain(words)
})

test('A11: the worst of several measurements of drift decides', () => {
  const policy = parsePolicy('version: 1\nmodels: {credit-risk: {rules: [{id: steady, drift: {}}]}}\n', 'p')
  const measured = (column: DriftColumn) => {
    const predicate = driftPredicate([column], { source: { headSha: HEAD } })
    return { predicate, digest: digestOf('f'), level: 'E1' } as const
  }
  const drift = measured(driftColumn('income'))
  const driftAttempts = { total: 2, unknown: 0, gone: 0, earlier: [measured(drifted('income', 0.001))] }
  const tree = evaluatePolicy(policy, facts({ 'credit-risk': { ...modelFacts(), drift, driftAttempts } }), {
    path: 'p',
    digest: digestOf('b'),
  })
  expect(tree.rules[0]).toMatchObject({ verdict: 'fail', message: expect.stringContaining('2 measured attempts') })
})

const AT = Date.UTC(2026, 10, 21, 12)
const expected: ExpectedClaims = {
  issuer: 'https://issuer.example',
  evidence: digestOf('a'),
  run: {
    id: 7,
    attempt: 1,
    event: 'pull_request',
    headSha: HEAD,
    repositoryId: 3,
    ownerId: 4,
    createdAt: AT,
    startedAt: AT,
    updatedAt: AT + 60_000,
  },
  source: { commit: COMMIT, runAttempt: '1' },
}
const claims = {
  iss: 'https://issuer.example',
  aud: proofAudience(digestOf('a')),
  iat: AT / 1000 + 5,
  nbf: AT / 1000,
  exp: AT / 1000 + 300,
  repository_id: '3',
  repository_owner_id: '4',
  run_id: '7',
  run_attempt: '1',
  event_name: 'pull_request',
  sha: COMMIT,
  job_workflow_ref: `${OURS}@refs/heads/main`,
  job_workflow_sha: COMMIT,
  runner_environment: 'github-hosted',
}

test('the honest token is believed', () => {
  expect(checkClaims(claims, expected).state).toBe('proven')
})

test.each<[string, object, string]>([
  ['A3: about another artifact of the same run', { aud: proofAudience(digestOf('f')) }, 'PROOF_AUDIENCE'],
  ['A7: for another audience, as the author’s code may ask for', { aud: 'https://cloud.example' }, 'PROOF_AUDIENCE'],
  ['A13: of an earlier run', { run_id: '6' }, 'PROOF_RUN'],
  ['A13: of another repository of that name', { repository_id: '9' }, 'PROOF_REPOSITORY'],
  ['A13: of another commit', { sha: FOREIGN }, 'PROOF_COMMIT'],
  ['A13: kept from long ago', { iat: AT / 1000 - 7200, nbf: AT / 1000 - 7210, exp: AT / 1000 - 7000 }, 'PROOF_TIME'],
])('%s a token proves nothing', (_, other, code) => {
  expect(checkClaims({ ...claims, ...other }, expected)).toMatchObject({ state: 'refused', code })
})
