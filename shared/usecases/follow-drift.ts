import { type AlertState, asShown, nextAlert, standingOf, startAlert } from '../monitor/alert.ts'
import type { Phase } from '../monitor/course.ts'
import type { Alerts, DriftAlert } from '../ports/alerts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Checks, Comments } from '../ports/github-checks.ts'
import type { Issues } from '../ports/github-issues.ts'
import type { BranchRuns, WorkflowRuns } from '../ports/github-runs.ts'
import { driftCheckRun } from '../report/drift-alert.ts'
import { alertNote } from './alert-note.ts'
import { unusableDriftCheck } from './check-text.ts'
import { readDrift } from './read-drift.ts'
import { settleAlert } from './settle-alert.ts'

/** What drift alerts are read from and written to. */
export type DriftPorts = {
  readonly branchRuns: BranchRuns
  readonly runs: Pick<WorkflowRuns, 'open'>
  readonly alerts: Alerts
  readonly issues: Issues
  readonly comments: Comments
  readonly checks: Checks
  readonly clock: Clock
  /** Has the open pull requests of the repository judged again. */
  readonly judgeAgain: () => Promise<void>
}

/** `known`: the newest measurement was dealt with before, or there is none. */
export type DriftOutcome = 'known' | 'unusable' | Phase

/** Artifacts with this prefix carry drift evidence; the rest of the name is the model. */
export const DRIFT_ARTIFACT_PREFIX = 'assay-evidence-drift-'

/**
 * Brings the alert of a model in line with the newest measurement on the default branch: one issue, one check run, at most three
 * writes. Repeating it, also after a crash in the middle, repeats nothing that people see. Throws Fault.
 */
export async function followDrift(
  ports: DriftPorts,
  { repository, model }: { readonly repository: string; readonly model: string },
): Promise<DriftOutcome> {
  const measured = await ports.branchRuns.newest(`${DRIFT_ARTIFACT_PREFIX}${model}`)
  const now = ports.clock.now()
  const unseen: DriftAlert = {
    repository,
    model,
    state: 'closed',
    firstSeen: now,
    lastSeen: now,
    artifactId: 0,
    revision: 0,
  }
  const before = (await ports.alerts.find(repository, model)) ?? unseen
  if (measured === undefined || measured.artifact.id <= before.artifactId) return 'known'
  const { run, artifact } = measured
  const place = { model, headSha: run.headSha, runId: run.id }
  const reading = await readDrift(ports.runs, measured, model)
  if (reading.kind === 'unusable') {
    // Nothing is known about the data now, so nothing is opened and nothing recovers.
    await writeCheck(ports, place, unusableDriftCheck(reading.error))
    await ports.alerts.save({ ...before, artifactId: artifact.id })
    return 'unusable'
  }
  const { predicate, digest } = reading
  const at = Date.parse(predicate.createdAt)
  const evidence = { predicate, digest, id: String(run.id), attempt: run.attempt, at }
  const { state: monitor, actions } = nextAlert(monitorOf(before), evidence, ports.clock)
  const standing = standingOf(monitor)
  // Of two replicas only one gets past this line; the other one fails and finds the measurement known when it tries again.
  const claimed = await ports.alerts.save({ ...before, monitor })
  const shown = await settleAlert(ports, before, actions, { predicate, digest, run, standing })
  const issue = shown.state === 'closed' ? undefined : shown.issueNumber
  await writeCheck(ports, place, driftCheckRun(predicate, standing, issue))
  const times = { firstSeen: standing.since ?? before.firstSeen, lastSeen: predicate.drifted ? now : before.lastSeen }
  const after = { ...claimed, ...shown, ...times, monitor: asShown(monitor), evidenceDigest: digest }
  const saved = await ports.alerts.save(after)
  // The same evidence twice is a second try after a crash, which may have come before the pull requests were told.
  if (noteOf(before) !== noteOf(saved) || before.evidenceDigest === digest) await ports.judgeAgain()
  await ports.alerts.save({ ...saved, artifactId: artifact.id })
  return standing.phase
}

/** An alert from before they were followed over time goes on as an open one. */
function monitorOf({ monitor, state, firstSeen: since }: DriftAlert): AlertState {
  const start = startAlert()
  if (monitor !== undefined || state === 'closed') return monitor ?? start
  const base = { ...start.base, phase: 'open', incident: 1, since } as const
  return { ...start, base, shown: { isOpen: true, incident: 1 } }
}

/** What open pull requests say about an alert. */
function noteOf(alert: DriftAlert): string {
  return JSON.stringify(alertNote(alert) ?? null)
}

/** Named apart from the gate's check, so that a rule for one never asks for the other. */
async function writeCheck(
  { checks }: DriftPorts,
  { model, headSha, runId }: { readonly model: string; readonly headSha: string; readonly runId: number },
  state: Parameters<Checks['create']>[2],
): Promise<void> {
  const name = `assay drift: ${model}`
  const existing = await checks.find(name, headSha)
  if (existing === undefined) await checks.create(name, headSha, state, String(runId))
  else await checks.update(existing.id, state)
}
