import { checkClaims } from '../evidence/proof/check-claims.ts'
import { parseProofFile, proofAudience } from '../evidence/proof/file.ts'
import { type ProofFacts, refuseProof } from '../evidence/proof/identity.ts'
import { isRefusal, parseToken } from '../evidence/proof/token.ts'
import type { Evidence } from '../evidence/schema.ts'
import type { Digest } from '../kernel/digest.ts'
import { formatProblem, UserError } from '../kernel/error.ts'
import type { ArtifactFile, WorkflowRun } from '../ports/github-runs.ts'
import type { ProofBundles } from '../ports/proof-bundles.ts'
import type { ProofKeys } from '../ports/proof-keys.ts'

/** A proof, the evidence it is about, and the run that uploaded both. */
export type ProofInput = {
  readonly proof: ArtifactFile
  readonly evidence: { readonly statement: Evidence; readonly digest: Digest }
  readonly run: WorkflowRun
}

/**
 * Checks the identity token beside a piece of evidence: its form, the issuer's signature, and that its claims are those of the run
 * and of exactly these bytes. What is wrong is a refusal with a code. Throws Fault GITHUB_UNAVAILABLE when the issuer's keys are not to be had.
 */
export async function checkProof(keys: ProofKeys, input: ProofInput): Promise<ProofFacts> {
  const { proof } = input
  const text = tokenOf(proof)
  if (isRefusal(text)) return text
  const token = parseToken(text.token)
  if (isRefusal(token)) return token
  const { kid, signed, signature, claims } = token
  if (claims['iss'] !== keys.issuer) return refuseProof('PROOF_ISSUER', `the token is not from ${keys.issuer}`)
  const at = typeof claims['iat'] === 'number' ? claims['iat'] * 1000 : Number.NaN
  const checked = await keys.check({ kid, signed, signature, at })
  if (checked === 'unknown-key') {
    return refuseProof(
      'PROOF_KEY_UNKNOWN',
      `${keys.issuer} has no key ${kid.slice(0, 80)} (it may have been replaced since)`,
    )
  }
  if (checked === 'wrong') return refuseProof('PROOF_SIGNATURE', `the token is not signed by ${keys.issuer}`)
  return compareWithRun(claims, keys.issuer, input)
}

/**
 * Checks a Sigstore bundle beside a piece of evidence: its certificate's word is held against the run as a token's would be. `issuer`: of
 * the identity that the certificate was given for.
 */
export function checkBundle(
  { bundles, issuer }: { readonly bundles: ProofBundles; readonly issuer: string },
  input: ProofInput,
): ProofFacts {
  const opened = bundles.open(input.proof.text)
  if (isRefusal(opened)) return opened
  const { digest } = input.evidence
  const audience = opened.subjects.includes(digest) ? { aud: proofAudience(digest) } : {}
  const checked = compareWithRun({ ...opened.claims, ...audience }, issuer, input)
  return checked.state === 'refused' ? checked : { ...checked, identity: { ...checked.identity, kind: 'sigstore' } }
}

function compareWithRun(
  claims: Readonly<Record<string, unknown>>,
  issuer: string,
  { evidence, run }: ProofInput,
): ProofFacts {
  const { repositoryId, ownerId, createdAt, startedAt, updatedAt } = run
  if (
    repositoryId === undefined ||
    ownerId === undefined ||
    createdAt === undefined ||
    startedAt === undefined ||
    updatedAt === undefined
  ) {
    return refuseProof('PROOF_RUN', 'GitHub does not say enough about the run to compare the token with it')
  }
  const { source } = evidence.statement.predicate
  return checkClaims(claims, {
    issuer,
    evidence: evidence.digest,
    run: { ...run, repositoryId, ownerId, createdAt, startedAt, updatedAt },
    source: { commit: source.commit, runAttempt: source.runAttempt },
  })
}

function tokenOf(proof: ArtifactFile) {
  try {
    return parseProofFile(proof.text, proof.path)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return refuseProof('PROOF_UNREADABLE', error.problems.map(formatProblem).join('; ').slice(0, 400))
  }
}
