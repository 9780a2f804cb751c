import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import { EVIDENCE_FOLDER, type TestStatement, testStatementSchema } from '../evidence/schema.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { type Digest, shortDigest } from '../kernel/digest.ts'
import { isPassing } from '../kernel/verdict.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { Files } from '../ports/files.ts'
import type { EvidenceDocument } from '../registry/plan.ts'
import { notGated, refuse } from '../registry/refusal.ts'

export type Proof = {
  readonly evidence: readonly EvidenceDocument[]
  /** The champion that the evidence was measured against. */
  readonly champion: Digest | 'none'
  /** The profile of the training data that the evidence names. */
  readonly profile?: { readonly digest: Digest; readonly size: number }
}

type Wanted = { readonly model: string; readonly digest: Digest; readonly verdict: GateVerdict }
type Judged = { readonly kind: 'test' | 'drift'; readonly digest: Digest; readonly subject: Digest }

/**
 * Collects the documents that let a model into the registry: a passing verdict and the test evidence it judged, both about exactly
 * this manifest. Evidence is found in `.assay/evidence` by its digest. Throws UserError REGISTRY_REFUSED (NOT_GATED).
 */
export async function collectProof(ports: { readonly files: Files }, wanted: Wanted): Promise<Proof> {
  const { model, digest, verdict } = wanted
  const judged = judgedEvidence(wanted)
  const documents = await Promise.all(judged.map((one) => readEvidence(ports.files, model, one)))
  const test = documents.find(({ kind }) => kind === 'test')
  if (test === undefined) return refuse(notGated(model, 'the gate judged no test evidence about this model'))
  const text = `${canonicalJson(verdict as unknown as Json)}\n`
  const decided = { kind: 'verdict' as const, text, digest: ports.files.sha256(text) }
  return { evidence: [...documents, decided], ...measured(test, { model, digest }) }
}

function judgedEvidence({ model, digest, verdict }: Wanted): readonly Judged[] {
  const entry = verdict.models.find((one) => one.model === model)
  if (!isPassing(verdict.verdict)) refuse(notGated(model, `the gate says ${verdict.verdict}, not pass`))
  if (entry === undefined) return refuse(notGated(model, 'the gate did not look at this model'))
  if (!isPassing(entry.verdict)) refuse(notGated(model, `the gate says ${entry.verdict} about this model, not pass`))
  const tests = (entry.evidence ?? []).filter(({ kind }) => kind === 'test')
  const other = tests.find(({ subject }) => subject !== digest)
  if (other !== undefined) {
    refuse(notGated(model, `the gate passed ${shortDigest(other.subject)}, these files are ${shortDigest(digest)}`))
  }
  return entry.evidence ?? []
}

async function readEvidence(files: Files, model: string, judged: Judged): Promise<EvidenceDocument> {
  const found = (await files.digest(EVIDENCE_FOLDER))?.find(({ digest }) => digest === judged.digest)
  const text = found === undefined ? undefined : await files.readText(found.path)
  if (text === undefined || files.sha256(text) !== judged.digest) {
    return refuse(
      notGated(model, `the ${judged.kind} evidence ${shortDigest(judged.digest)} is not in ${EVIDENCE_FOLDER}`),
    )
  }
  return { kind: judged.kind, text, digest: judged.digest }
}

function measured(
  test: EvidenceDocument,
  wanted: { readonly model: string; readonly digest: Digest },
): Pick<Proof, 'champion' | 'profile'> {
  const document = parseStrictJson(test.text, `${EVIDENCE_FOLDER}/${wanted.model}`, 'EVIDENCE_INVALID')
  const { subject, predicate } = validate<TestStatement>(document, testStatementSchema, 'EVIDENCE_INVALID')
  const isAboutIt =
    `sha256:${subject[0]?.digest.sha256}` === wanted.digest &&
    predicate.candidate.digest === wanted.digest &&
    predicate.model === wanted.model
  if (!isAboutIt) refuse(notGated(wanted.model, 'the test evidence is about another model'))
  const { profile } = predicate.candidate
  return {
    champion: championOf(wanted.model, predicate.champion),
    ...(profile === undefined ? {} : { profile: { digest: profile.digest as Digest, size: profile.size } }),
  }
}

function championOf(model: string, champion: TestStatement['predicate']['champion']): Digest | 'none' {
  switch (champion.state) {
    case 'none':
      return 'none'
    case 'compared':
      return champion.digest as Digest
    case 'unavailable':
      return refuse(notGated(model, 'the champion could not be read when the evidence was made'))
    default:
      return champion satisfies never
  }
}
