import { isTestStatement } from '../evidence/parse.ts'
import { EVIDENCE_ARTIFACT_PREFIX, type Evidence } from '../evidence/schema.ts'
import { formatProblem, UserError } from '../kernel/error.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { RunArtifact, WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'
import { explainAbsence } from './explain-absence.ts'
import { type Found, openEvidence } from './open-evidence.ts'

/** What the runs of a commit say about each model, without the champion. */
export type CollectedEvidence = { readonly [model: string]: Omit<ModelFacts, 'champion'> }

type Reading = { readonly found: readonly Found[]; readonly problems: readonly string[] }

/**
 * Reads the evidence of one commit at level E1: artifacts of completed runs of this repository for this commit. Of several
 * runs the newest counts. `isLate`: nobody may still be waited for when no run has begun. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function collectEvidence(
  ports: { readonly runs: WorkflowRuns },
  input: { readonly headSha: string; readonly models: readonly string[]; readonly isLate: boolean },
): Promise<CollectedEvidence> {
  const runs = [...(await ports.runs.ofCommit(input.headSha))].sort((a, b) => b.id - a.id)
  const completed = runs.filter((run) => run.status === 'completed')
  const readings = await Promise.all(completed.map((run) => readRun(ports.runs, run)))
  const problems = readings.flatMap((reading) => reading.problems)
  const collected = input.models.map((model) => {
    const test = newest(readings, (statement) => isTestStatement(statement) && statement.predicate.model === model)
    const drift = newest(readings, (statement) => !isTestStatement(statement) && statement.predicate.model === model)
    const facts: Omit<ModelFacts, 'champion'> = {
      ...(test !== undefined && isTestStatement(test.statement)
        ? { test: { predicate: test.statement.predicate, digest: test.digest, level: 'E1' as const } }
        : {}),
      ...(drift !== undefined && !isTestStatement(drift.statement)
        ? { drift: { predicate: drift.statement.predicate, digest: drift.digest, level: 'E1' as const } }
        : {}),
      ...(test === undefined ? { problem: explainAbsence(model, { runs, problems, isLate: input.isLate }) } : {}),
    }
    return [model, facts] as const
  })
  return Object.fromEntries(collected)
}

/** The statement of the newest run that has one. */
function newest(readings: readonly Reading[], isWanted: (statement: Evidence) => boolean): Found | undefined {
  return readings.flatMap((reading) => reading.found.filter(({ statement }) => isWanted(statement)))[0]
}

async function readRun(runs: WorkflowRuns, run: WorkflowRun): Promise<Reading> {
  const artifacts = latestOfName(await runs.artifacts(run.id, EVIDENCE_ARTIFACT_PREFIX))
  const readings = await Promise.all(artifacts.map((artifact) => readArtifact(runs, run, artifact)))
  const found = readings.flatMap((reading) => reading.found)
  const problems = readings.flatMap((reading) => reading.problems)
  const twice = found.filter((one) => found.some((other) => isRival(one, other)))
  if (twice.length === 0) return { found, problems }
  const message = `run ${run.id} (${run.name}) holds two different statements about ${twice[0]?.statement.predicate.model}`
  return { found: found.filter((one) => !twice.includes(one)), problems: [...problems, message] }
}

/** A re-run uploads under the same name again; the later upload replaces the earlier one. */
function latestOfName(artifacts: readonly RunArtifact[]): readonly RunArtifact[] {
  return artifacts.filter((one) => !artifacts.some((other) => other.name === one.name && other.id > one.id))
}

function isRival(one: Found, other: Found): boolean {
  return (
    one.digest !== other.digest &&
    one.statement.predicateType === other.statement.predicateType &&
    one.statement.predicate.model === other.statement.predicate.model
  )
}

async function readArtifact(runs: WorkflowRuns, run: WorkflowRun, artifact: RunArtifact): Promise<Reading> {
  try {
    return { found: await openEvidence(runs, run, artifact), problems: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { found: [], problems: error.problems.map(formatProblem) }
  }
}
