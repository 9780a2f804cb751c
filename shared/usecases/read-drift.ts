import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import { isTestStatement } from '../evidence/parse.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { judgedIn } from '../monitor/measurement.ts'
import type { RunArtifact, WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'
import { openEvidence } from './open-evidence.ts'

/** What a drift artifact says, or why it says nothing. */
export type DriftReading =
  | { readonly kind: 'measured'; readonly predicate: DriftPredicate; readonly digest: Digest }
  | { readonly kind: 'unusable'; readonly error: UserError }

/** Two data sets compared without naming a model are kept under this name (`assay drift --reference A --current B`). */
const UNNAMED = 'data'

/** Reads the one drift statement of an artifact about one model. Throws Fault GITHUB_UNAVAILABLE. */
export async function readDrift(
  runs: Pick<WorkflowRuns, 'open'>,
  { run, artifact }: { readonly run: WorkflowRun; readonly artifact: RunArtifact },
  model: string,
): Promise<DriftReading> {
  const refuse = (message: string): DriftReading => {
    return { kind: 'unusable', error: new UserError('EVIDENCE_INVALID', { file: artifact.name, message }) }
  }
  try {
    const [found, ...others] = await openEvidence(runs, run, artifact)
    if (found === undefined || others.length > 0)
      return refuse(`it holds ${others.length + (found === undefined ? 0 : 1)} statements instead of one`)
    const { statement, digest } = found
    if (isTestStatement(statement)) return refuse('it holds a test of a model, not a measurement of drift')
    const { predicate } = statement
    const about = predicate.model ?? UNNAMED
    if (about !== model) return refuse(`it is about ${about}, not about ${model}`)
    if (predicate.drifted !== judgedIn(predicate).some((column) => column.drifted))
      return refuse('`drifted` does not agree with its columns')
    return { kind: 'measured', predicate, digest }
  } catch (error) {
    if (error instanceof UserError) return { kind: 'unusable', error }
    throw error
  }
}
