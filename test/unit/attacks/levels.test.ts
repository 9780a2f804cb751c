import { expect, test } from 'vitest'
import { checkClaims, type ExpectedClaims } from '../../../shared/evidence/proof/check-claims.ts'
import { proofAudience } from '../../../shared/evidence/proof/file.ts'
import type { JobIdentity } from '../../../shared/evidence/proof/identity.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { digestOf, facts, HEAD, modelFacts, pullRequest } from '../../fixtures/facts.ts'

const OURS = 'acme/gate/.github/workflows/model-ci.yml'
const [COMMIT, FOREIGN, OLD] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)]
const EVALUATOR = `{workflow: ${OURS}, refs: [refs/heads/main], revoked: ["${OLD}"]}`

function judge(rule: string, job?: Partial<JobIdentity>, change = pullRequest()) {
  const policy = parsePolicy(
    `version: 1\nmodels: {credit-risk: {rules: [{id: level, evidence.level: ${rule}}]}}\n`,
    'p',
  )
  const model = modelFacts()
  const identity: JobIdentity = {
    kind: 'oidc',
    issuer: 'https://issuer.example',
    workflow: OURS,
    ref: 'refs/heads/main',
    sha: COMMIT,
    runner: 'github-hosted',
    event: 'pull_request',
    base: 'main',
    ...job,
  }
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
