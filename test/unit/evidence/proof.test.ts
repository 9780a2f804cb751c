import { describe, expect, test } from 'vitest'
import { checkClaims, type ExpectedClaims } from '../../../shared/evidence/proof/check-claims.ts'
import { parseProofFile, proofAudience, proofPath, writeProofFile } from '../../../shared/evidence/proof/file.ts'
import { parseToken } from '../../../shared/evidence/proof/token.ts'
import { digestOf } from '../../fixtures/facts.ts'
import { claimsOf, createSigner, ISSUER, MERGE, RUN, signToken } from '../../fixtures/identity-token.ts'

const evidence = digestOf('a')
const expected: ExpectedClaims = { issuer: ISSUER, evidence, run: RUN, source: { commit: MERGE, runAttempt: '2' } }
const check = (claims: object, other: Partial<ExpectedClaims> = {}) =>
  checkClaims({ ...claimsOf(evidence), ...claims }, { ...expected, ...other })
const { iat } = claimsOf(evidence) as { iat: number }

describe('claims', () => {
  test('those of the run are proven, and say who vouched', () => {
    expect(check({})).toMatchObject({
      state: 'proven',
      identity: {
        workflow: 'acme/gate/.github/workflows/evaluate.yml',
        ref: 'refs/heads/main',
        runner: 'github-hosted',
      },
    })
    expect(check({ environment: 'holdout' })).toMatchObject({ identity: { environment: 'holdout' } })
  })

  test.each([
    ['another issuer', { iss: 'https://token.evil.example' }, 'PROOF_ISSUER'],
    ['other bytes', { aud: proofAudience(digestOf('b')) }, 'PROOF_AUDIENCE'],
    ['a list of audiences', { aud: [proofAudience(evidence)] }, 'PROOF_AUDIENCE'],
    ['no time', { iat: undefined }, 'PROOF_TIME'],
    ['a time as text', { iat: String(iat) }, 'PROOF_TIME'],
    ['made before the attempt', { iat: iat - 1200, nbf: iat - 1300, exp: iat }, 'PROOF_TIME'],
    ['made after the run', { iat: iat + 900, nbf: iat, exp: iat + 1000 }, 'PROOF_TIME'],
    ['a life of days', { exp: iat + 90_000 }, 'PROOF_TIME'],
    ['expired before it was made', { exp: iat - 1 }, 'PROOF_TIME'],
    ['another repository', { repository_id: '12' }, 'PROOF_REPOSITORY'],
    ['a repository that was given away', { repository_owner_id: '6' }, 'PROOF_REPOSITORY'],
    ['another run', { run_id: '78' }, 'PROOF_RUN'],
    ['another attempt', { run_attempt: '1' }, 'PROOF_ATTEMPT'],
    ['another event', { event_name: 'push' }, 'PROOF_EVENT'],
    ['another commit', { sha: '3'.repeat(40) }, 'PROOF_COMMIT'],
    ['the head where the merge was measured', { sha: RUN.headSha }, 'PROOF_COMMIT'],
    ['no workflow', { job_workflow_ref: undefined }, 'PROOF_WORKFLOW'],
    ['a workflow without a place', { job_workflow_ref: 'acme/gate/x.yml' }, 'PROOF_WORKFLOW'],
    ['no commit of the workflow', { job_workflow_sha: 'main' }, 'PROOF_WORKFLOW'],
    ['no runner', { runner_environment: undefined }, 'PROOF_WORKFLOW'],
  ])('%s is refused by its own code', (_, claims, code) => {
    expect(check(claims)).toMatchObject({ state: 'refused', code })
  })

  test('an attempt that the run has not had, or that the evidence does not say, is refused', () => {
    expect(check({ run_attempt: '3' }, { source: { commit: MERGE, runAttempt: '3' } })).toMatchObject({
      code: 'PROOF_ATTEMPT',
    })
    expect(check({}, { source: { commit: MERGE } })).toMatchObject({ code: 'PROOF_ATTEMPT' })
  })

  test('a job that was not repeated keeps the proof of its earlier attempt', () => {
    const before = { iat: iat - 1800, nbf: iat - 2000, exp: iat - 1500, run_attempt: '1' }
    expect(check(before, { source: { commit: MERGE, runAttempt: '1' } })).toMatchObject({ state: 'proven' })
    expect(check(before)).toMatchObject({ state: 'refused' })
  })

  test('on a push the commit is the head of the run', () => {
    const run = { ...RUN, event: 'push' }
    const push = { event_name: 'push' }
    expect(check({ ...push, sha: RUN.headSha }, { run })).toMatchObject({ state: 'proven' })
    expect(check(push, { run })).toMatchObject({ code: 'PROOF_COMMIT' })
  })
})

describe('tokens', () => {
  const signer = createSigner('k1')
  const token = (header: object) => parseToken(signToken(signer, claimsOf(evidence), header))

  test('are taken apart', () => {
    expect(token({})).toMatchObject({ kid: 'k1', claims: { run_id: '77' } })
  })

  test.each([
    ['none', { alg: 'none' }],
    ['a shared secret', { alg: 'HS256' }],
    ['something critical', { crit: ['b64'] }],
  ])('signed with %s are refused', (_, header) => {
    expect(token(header)).toMatchObject({ code: 'PROOF_ALGORITHM' })
  })

  test.each([
    ['two parts', 'a.b'],
    ['four parts', 'a.b.c.d'],
    ['no base64url', 'a+b.e30.x'],
    ['no JSON', 'AAAA.e30.x'],
    ['a list', `W10.e30.x`],
    ['a doubled claim', `e30.${Buffer.from('{"iss":"a","iss":"b"}').toString('base64url')}.x`],
    ['much too long', 'a'.repeat(20_000)],
  ])('of %s are refused', (_, text) => {
    expect(parseToken(text)).toMatchObject({ state: 'refused', code: 'PROOF_UNREADABLE' })
  })

  test('without a key are refused', () => {
    expect(token({ kid: undefined })).toMatchObject({ code: 'PROOF_KEY_UNKNOWN' })
  })
})

describe('proof files', () => {
  test('stand beside the evidence and name its bytes', () => {
    expect(proofPath('.assay/evidence/credit.test.json')).toBe('.assay/evidence/credit.test.proof.json')
    const text = writeProofFile(evidence, 'aa.bb.cc')
    expect(parseProofFile(text, 'p')).toEqual({ version: 1, kind: 'oidc', evidence, token: 'aa.bb.cc' })
    expect(proofAudience(evidence)).toBe(`assay:v1:sha256-${'a'.repeat(64)}`)
  })

  test('with anything else in them are refused', () => {
    expect(() => parseProofFile('{"version":1,"kind":"oidc","evidence":"x","token":"a.b.c","more":1}', 'p')).toThrow(
      /more/,
    )
  })
})
