import { EVIDENCE_ARTIFACT_PREFIX } from '../evidence/schema.ts'
import { formatProblem, UserError } from '../kernel/error.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { RunArtifact, WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'
import type { Release } from '../ports/releases.ts'
import { driftFacts, testFacts } from './evidence-of-model.ts'
import { explainAbsence } from './explain-absence.ts'
import { type Found, openEvidence, type ProofPorts } from './open-evidence.ts'

/** What the runs of a commit say about each model, without the champion and the holdout's history. */
export type CollectedEvidence = { readonly [model: string]: Omit<ModelFacts, 'champion' | 'holdout'> }

/** `found`: everything that could be read, newest first. */
export type Collected = { readonly models: CollectedEvidence; readonly found: readonly Found[] }

/** Artifacts of one name that are read, the newest: an attempt beyond them counts as one with an unknown result. */
const MAX_OF_NAME = 10

type Place = { readonly run: WorkflowRun; readonly artifact: RunArtifact }
type Reading = { readonly place: Place; readonly found: readonly Found[]; readonly problems: readonly string[] }

/**
 * Reads the evidence of one commit at level E1: artifacts of runs of this repository for this commit, of every attempt. The newest of
 * the completed runs is the one that is reported; the others are its attempts. `isLate`: nobody may still be waited for when no run has
 * begun. `remembered`: evidence of this commit that was read before. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function collectEvidence(
  ports: { readonly runs: WorkflowRuns } & ProofPorts,
  input: {
    readonly headSha: string
    readonly models: readonly string[]
    readonly isLate: boolean
    readonly remembered?: readonly Release[]
    /** Runs that the App started for this commit. */
    readonly dispatched?: readonly WorkflowRun[]
  },
): Promise<Collected> {
  const runs = [...(await ports.runs.ofCommit(input.headSha)), ...(input.dispatched ?? [])].sort((a, b) => b.id - a.id)
  const places = await listArtifacts(ports.runs, runs)
  const readings = await Promise.all(places.map((place) => readArtifact(ports, place)))
  const found = readings.flatMap((reading) => reading.found)
  const current = readings.filter(({ place }) => isCurrent(place, places))
  const rivals = current.flatMap((reading) => reading.found.filter((one) => hasRival(one, current)))
  const problems = [...rivals.slice(0, 1).map(rivalMessage), ...current.flatMap((reading) => reading.problems)]
  const usable = current.flatMap((reading) => reading.found.filter((one) => !rivals.includes(one)))
  const { remembered = [] } = input
  const collected = input.models.map((model) => {
    const seen = { runs, found, usable, remembered: remembered.filter((release) => release.model === model) }
    const tested = testFacts(model, seen)
    const problem = () => explainAbsence(model, { runs, problems, isLate: input.isLate })
    const facts: Omit<ModelFacts, 'champion'> = {
      ...tested,
      ...driftFacts(model, seen),
      ...(tested.test === undefined ? { problem: problem() } : {}),
    }
    return [model, facts] as const
  })
  return { models: Object.fromEntries(collected), found }
}

/** Evidence artifacts of everything that has run, newest first: also of a run that goes on again, because its earlier attempts count. */
async function listArtifacts(runs: WorkflowRuns, all: readonly WorkflowRun[]): Promise<readonly Place[]> {
  const ran = all.filter(({ status, attempt }) => status === 'completed' || attempt > 1)
  const listed = await Promise.all(
    ran.map(async (run) => {
      const artifacts = await runs.artifacts(run.id, EVIDENCE_ARTIFACT_PREFIX)
      return artifacts.toSorted((a, b) => b.id - a.id).map((artifact): Place => ({ run, artifact }))
    }),
  )
  const counts = new Map<string, number>()
  return listed.flat().filter(({ artifact: { name } }) => {
    const seen = (counts.get(name) ?? 0) + 1
    counts.set(name, seen)
    return seen <= MAX_OF_NAME
  })
}

/** A re-run uploads under the same name again: of one run the later upload is the current one. A run that goes on has none yet. */
function isCurrent({ run, artifact }: Place, places: readonly Place[]): boolean {
  const isReplaced = places.some(
    (other) => other.run.id === run.id && other.artifact.name === artifact.name && other.artifact.id > artifact.id,
  )
  return run.status === 'completed' && !isReplaced
}

function hasRival(one: Found, readings: readonly Reading[]): boolean {
  return readings.some(({ found }) => found.some((other) => isRival(one, other)))
}

/** Two statements about the same model from one attempt: nobody can tell which of them is meant. */
function isRival(one: Found, other: Found): boolean {
  return (
    one.digest !== other.digest &&
    one.runId === other.runId &&
    one.statement.predicateType === other.statement.predicateType &&
    one.statement.predicate.model === other.statement.predicate.model &&
    one.statement.predicate.source.runAttempt === other.statement.predicate.source.runAttempt
  )
}

function rivalMessage({ runId, runName, statement }: Found): string {
  return `run ${runId} (${runName}) holds two different statements about ${statement.predicate.model}`
}

async function readArtifact(
  { runs, ...proofs }: { readonly runs: WorkflowRuns } & ProofPorts,
  place: Place,
): Promise<Reading> {
  try {
    return { place, found: await openEvidence(runs, place.run, place.artifact, proofs), problems: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { place, found: [], problems: error.problems.map(formatProblem) }
  }
}
