import { isTestStatement, parseStatement } from '../evidence/parse.ts'
import type { Evidence } from '../evidence/schema.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import type { Attempts, DriftRecord, TestRecord } from '../policy/facts.ts'
import type { WorkflowRun } from '../ports/github-runs.ts'
import type { Release } from '../ports/releases.ts'
import type { Found } from './open-evidence.ts'

/** How runs end in which no job ran: nothing was measured. */
const WITHOUT_JOBS = ['skipped', 'action_required', 'startup_failure']

type Seen = {
  readonly runs: readonly WorkflowRun[]
  /** Evidence of one kind about one model that is at hand, newest first. */
  readonly found: readonly Found[]
  /** Evidence of this kind about the model that was read at any time. */
  readonly remembered: readonly Release[]
  /** What is judged as the last attempt. */
  readonly last: Found
}

/**
 * Counts the attempts at measuring one model on one commit: all attempts of all runs of every workflow that measured it. An attempt
 * that left nothing counts as well, and evidence that was read once counts when its artifact is gone. Pure.
 */
export function countAttempts(seen: Seen): Attempts {
  return count(seen, (statement, digest) =>
    isTestStatement(statement) ? [{ predicate: statement.predicate, digest, level: 'E1' }] : [],
  )
}

/** The same of drift. Pure. */
export function countDriftAttempts(seen: Seen): Attempts<DriftRecord> {
  return count(seen, (statement, digest) =>
    isTestStatement(statement) ? [] : [{ predicate: statement.predicate, digest, level: 'E1' }],
  )
}

type ToRecord<Of> = (statement: Evidence, digest: Digest) => readonly Of[]

function count<Of extends TestRecord | DriftRecord>(
  { runs, found, remembered, last }: Seen,
  toRecord: ToRecord<Of>,
): Attempts<Of> {
  const atHand = new Set(found.map(({ digest }) => digest))
  const gone = remembered.filter(({ evidence }) => !atHand.has(evidence))
  const records = [
    ...found.filter(({ digest }) => digest !== last.digest).flatMap((one) => toRecord(one.statement, one.digest)),
    ...gone.flatMap((release) => recall(release, toRecord)),
  ]
  const measuring = new Set([...found.map(({ runId }) => runId), ...remembered.map(({ runId }) => runId)])
  const workflows = new Set(runs.filter(({ id }) => measuring.has(id)).map(workflowOf))
  const listed = runs.filter((run) => workflows.has(workflowOf(run)))
  const deleted = gone.filter(({ runId }) => !runs.some(({ id }) => id === runId))
  const deletedAttempts = new Set(deleted.map(({ runId, attempt }) => `${runId}/${attempt}`)).size
  const ended = listed.reduce((sum, run) => sum + endedAttempts(run), deletedAttempts)
  const total = Math.max(ended, records.length + 1)
  return { total, unknown: total - records.length - 1, gone: gone.length, earlier: records }
}

function workflowOf({ workflowId, name }: WorkflowRun): string {
  return workflowId === undefined ? `name ${name}` : `id ${workflowId}`
}

function endedAttempts({ status, attempt, conclusion }: WorkflowRun): number {
  const isOver = status === 'completed' && !WITHOUT_JOBS.includes(conclusion ?? '')
  return isOver ? attempt : attempt - 1
}

/** A statement that this version no longer reads is an attempt with an unknown result. */
function recall<Of>({ statement, evidence }: Release, toRecord: ToRecord<Of>): readonly Of[] {
  if (statement === undefined) return []
  try {
    return toRecord(parseStatement(statement, evidence), evidence)
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}
