import { parseStatement } from '../evidence/parse.ts'
import type { Evidence } from '../evidence/schema.ts'
import type { Digest } from '../kernel/digest.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { ArtifactFile, RunArtifact, WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'

/** A statement, the text and the digest of the bytes it was read from, and the run that made it. */
export type Found = {
  readonly statement: Evidence
  readonly text: string
  readonly digest: Digest
  readonly runId: number
  readonly runName: string
  /** Attempts that the run has had. */
  readonly runAttempt: number
}

/**
 * Every statement of an artifact, each bound to the run that uploaded it. Throws UserError EVIDENCE_INVALID when any of it is
 * not what it should be, Fault GITHUB_UNAVAILABLE when it cannot be fetched.
 */
export async function openEvidence(
  runs: Pick<WorkflowRuns, 'open'>,
  run: WorkflowRun,
  artifact: RunArtifact,
): Promise<readonly Found[]> {
  const files = (await runs.open(artifact)).filter((file) => file.path.endsWith('.json'))
  return files.map((file) => readFile(file, run))
}

/** Binds a statement to the run it came from: what was measured elsewhere proves nothing here (threat model A13). */
function readFile(file: ArtifactFile, run: WorkflowRun): Found {
  const statement = parseStatement(file.text, file.path)
  const { headSha, runId } = statement.predicate.source
  const problems: Problem[] = []
  if (headSha !== run.headSha)
    problems.push({ file: file.path, message: `it is about commit ${headSha ?? '(none)'}, not about ${run.headSha}` })
  if (runId !== String(run.id))
    problems.push({ file: file.path, message: `it was made by run ${runId ?? '(none)'}, not by run ${run.id}` })
  if (problems.length > 0) throw new UserError('EVIDENCE_INVALID', problems)
  return { statement, text: file.text, digest: file.digest, runId: run.id, runName: run.name, runAttempt: run.attempt }
}
