import { parseStatement } from '../evidence/parse.ts'
import { BUNDLE_ENDING, PROOF_ENDING, parseProofFile, proofPath } from '../evidence/proof/file.ts'
import type { ProofFacts } from '../evidence/proof/identity.ts'
import type { Evidence } from '../evidence/schema.ts'
import type { Digest } from '../kernel/digest.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { ArtifactFile, RunArtifact, WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'
import type { ProofBundles } from '../ports/proof-bundles.ts'
import type { ProofKeys } from '../ports/proof-keys.ts'
import { checkBundle, checkProof } from './check-proof.ts'

/** What proofs are checked with; without keys there is no proof. */
export type ProofPorts = { readonly proofKeys?: ProofKeys; readonly proofBundles?: ProofBundles }

/** A statement, the text and the digest of the bytes it was read from, and the run that made it. */
export type Found = {
  readonly statement: Evidence
  readonly text: string
  readonly digest: Digest
  readonly runId: number
  readonly runName: string
  /** Attempts that the run has had. */
  readonly runAttempt: number
  /** What came of the proof beside it, where there is one and keys to check it with. */
  readonly proof?: ProofFacts
  /** The base that the App started the run for. */
  readonly dispatchedFor?: string
}

/**
 * Every statement of an artifact, each bound to the run that uploaded it. Throws UserError EVIDENCE_INVALID when any of it is
 * not what it should be, Fault GITHUB_UNAVAILABLE when it cannot be fetched.
 */
export async function openEvidence(
  runs: Pick<WorkflowRuns, 'open'>,
  run: WorkflowRun,
  artifact: RunArtifact,
  ports: ProofPorts = {},
): Promise<readonly Found[]> {
  const files = (await runs.open(artifact)).filter((file) => file.path.endsWith('.json'))
  const statements = files.filter(({ path }) => !(path.endsWith(PROOF_ENDING) || path.endsWith(BUNDLE_ENDING)))
  return await Promise.all(
    statements.map(async (file) => {
      const found = readFile(file, run)
      const proof = await prove(ports, { file, found, run, files })
      return proof === undefined ? found : { ...found, proof }
    }),
  )
}

type Proving = {
  readonly file: ArtifactFile
  readonly found: Found
  readonly run: WorkflowRun
  readonly files: readonly ArtifactFile[]
}

/** The identity token beside the evidence, or the Sigstore bundle where there is no token. */
async function prove(
  { proofKeys, proofBundles }: ProofPorts,
  { file, found, run, files }: Proving,
): Promise<ProofFacts | undefined> {
  if (proofKeys === undefined) return undefined
  const tokens = files.filter(({ path }) => path.endsWith(PROOF_ENDING))
  const token = proofOf(file, tokens)
  if (token !== undefined) return await checkProof(proofKeys, { proof: token, evidence: found, run })
  const bundle = files.find(({ path }) => path === file.path.replace(/\.json$/, BUNDLE_ENDING))
  if (bundle === undefined || proofBundles === undefined) return undefined
  return checkBundle({ bundles: proofBundles, issuer: proofKeys.issuer }, { proof: bundle, evidence: found, run })
}

/** A proof belongs to the bytes it names; one that lies beside the evidence and names others is shown as what it is. */
function proofOf({ path, digest }: ArtifactFile, proofs: readonly ArtifactFile[]): ArtifactFile | undefined {
  return (
    proofs.find((proof) => namedEvidence(proof) === digest) ?? proofs.find((proof) => proof.path === proofPath(path))
  )
}

function namedEvidence(proof: ArtifactFile): Digest | undefined {
  try {
    return parseProofFile(proof.text, proof.path).evidence
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** Binds a statement to the run it came from: what was measured elsewhere proves nothing here (threat model A13). */
function readFile(file: ArtifactFile, run: WorkflowRun): Found {
  const statement = parseStatement(file.text, file.path)
  const { headSha, runId } = statement.predicate.source
  const problems: Problem[] = strangeDispatch(file, statement, run)
  const wanted = run.dispatched?.headSha ?? run.headSha
  if (headSha !== wanted)
    problems.push({ file: file.path, message: `it is about commit ${headSha ?? '(none)'}, not about ${wanted}` })
  if (runId !== String(run.id))
    problems.push({ file: file.path, message: `it was made by run ${runId ?? '(none)'}, not by run ${run.id}` })
  if (problems.length > 0) throw new UserError('EVIDENCE_INVALID', problems)
  const found = {
    statement,
    text: file.text,
    digest: file.digest,
    runId: run.id,
    runName: run.name,
    runAttempt: run.attempt,
  }
  return run.dispatched === undefined ? found : { ...found, dispatchedFor: run.dispatched.baseRef }
}

/** A run that the App started counts once: its first attempt, with the number that only this run was given (threat model A13). */
function strangeDispatch(
  { path: file }: ArtifactFile,
  { predicate: { source } }: Evidence,
  run: WorkflowRun,
): Problem[] {
  if (run.dispatched === undefined) {
    return source.nonce === undefined ? [] : [{ file, message: 'it repeats the number of a run that the App started' }]
  }
  const problems: Problem[] = []
  if (source.nonce !== run.dispatched.nonce)
    problems.push({ file, message: 'it does not repeat the number that the App gave this run' })
  if (run.attempt !== 1 || source.runAttempt !== '1') {
    problems.push({ file, message: 'the run that the App started was run again; its number counts once' })
  }
  return problems
}
