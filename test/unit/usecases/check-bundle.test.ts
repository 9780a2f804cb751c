import { expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import { refuseProof } from '../../../shared/evidence/proof/identity.ts'
import type { ProofBundles } from '../../../shared/ports/proof-bundles.ts'
import { checkBundle } from '../../../shared/usecases/check-proof.ts'
import { digestOf, predicate } from '../../fixtures/facts.ts'
import { claimsOf, ISSUER, MERGE, RUN } from '../../fixtures/identity-token.ts'

const { aud: _, ...claims } = claimsOf(digestOf('a'))
const run = { ...RUN, status: 'completed' as const, conclusion: 'success', name: 'evaluate', url: '' }
const statement = buildTestStatement(predicate({ source: { commit: MERGE, runAttempt: '2' } }))
const check = (opened: ReturnType<ProofBundles['open']>) =>
  checkBundle(
    { bundles: { open: () => opened }, issuer: ISSUER },
    {
      proof: { path: 'p', text: '', digest: digestOf('9') },
      evidence: { statement, digest: digestOf('a') },
      run,
    },
  )

test('the word of a certificate is held against the run as a token would be', () => {
  expect(check({ claims, subjects: [digestOf('a')] })).toMatchObject({
    state: 'proven',
    identity: { kind: 'sigstore' },
  })
  expect(check({ claims: { ...claims, run_id: '9' }, subjects: [digestOf('a')] })).toMatchObject({ code: 'PROOF_RUN' })
})

test('a bundle that signs for other bytes does not vouch for these', () => {
  expect(check({ claims, subjects: [digestOf('b')] })).toMatchObject({ code: 'PROOF_AUDIENCE' })
  expect(check({ claims, subjects: [] })).toMatchObject({ code: 'PROOF_AUDIENCE' })
})

test('a bundle that was refused stays refused', () => {
  expect(check(refuseProof('PROOF_SIGNATURE', 'no'))).toMatchObject({ state: 'refused', code: 'PROOF_SIGNATURE' })
})
