import type { Alerts, DriftAlert } from '../ports/alerts.ts'
import type { Clock } from '../ports/clock.ts'
import type { Checks, Comments } from '../ports/github-checks.ts'
import type { Issues } from '../ports/github-issues.ts'
import type { BranchRuns, WorkflowRuns } from '../ports/github-runs.ts'
import { driftCheckRun } from '../report/drift-alert.ts'
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
export type DriftOutcome = 'known' | 'unusable' | DriftAlert['state']

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
  const unseen: DriftAlert = { repository, model, state: 'closed', firstSeen: now, lastSeen: now, artifactId: 0 }
  const before = (await ports.alerts.find(repository, model)) ?? unseen
  if (measured === undefined || measured.artifact.id <= before.artifactId) return 'known'
  const { run, artifact } = measured
  const reading = await readDrift(ports.runs, measured, model)
  if (reading.kind === 'unusable') {
    // Nothing is known about the data now, so nothing is opened and nothing recovers.
    await writeCheck(ports, { model, headSha: run.headSha, runId: run.id }, unusableDriftCheck(reading.error))
    await ports.alerts.save({ ...before, artifactId: artifact.id })
    return 'unusable'
  }
  const { predicate, digest } = reading
  const after = { ...(await settleAlert(ports, before, { predicate, digest, run, now })), evidenceDigest: digest }
  const issue = after.state === 'closed' ? undefined : after.issueNumber
  await writeCheck(ports, { model, headSha: run.headSha, runId: run.id }, driftCheckRun(predicate, issue))
  await ports.alerts.save(after)
  // The same evidence twice is a second try after a crash, which may have come before the pull requests were told.
  if (before.state !== after.state || before.evidenceDigest === digest) await ports.judgeAgain()
  await ports.alerts.save({ ...after, artifactId: artifact.id })
  return after.state
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
