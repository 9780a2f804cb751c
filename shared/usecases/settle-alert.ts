import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Digest } from '../kernel/digest.ts'
import type { DriftAlert } from '../ports/alerts.ts'
import type { Comments } from '../ports/github-checks.ts'
import type { Issues, IssueText } from '../ports/github-issues.ts'
import type { WorkflowRun } from '../ports/github-runs.ts'
import { alertMarker, recoveryMarker, renderAlert, renderRecovery } from '../report/drift-alert.ts'

/** A measurement that can be relied on; `now` is milliseconds since 1970 UTC. */
export type Measurement = {
  readonly predicate: DriftPredicate
  readonly digest: Digest
  readonly run: WorkflowRun
  readonly now: number
}

type IssuePorts = { readonly issues: Issues; readonly comments: Comments }

/** Makes the issue of an alert say what a measurement says, with at most two writes; the alert as it stands afterwards. */
export async function settleAlert(ports: IssuePorts, before: DriftAlert, measured: Measurement): Promise<DriftAlert> {
  const { predicate, run, now } = measured
  if (!predicate.drifted) return await endIncident(ports, before, measured)
  const text = renderAlert(before.model, predicate, run)
  if (before.state === 'closed') {
    const issueNumber = await openIssue(ports.issues, before.model, text)
    return { ...before, state: 'open', issueNumber, firstSeen: now, lastSeen: now }
  }
  return { ...before, ...(await updateIssue(ports.issues, before, text)), lastSeen: now }
}

/** An issue that was made just before a crash is on GitHub, but not in our store: it is found by its marker. */
async function openIssue(issues: Issues, model: string, text: IssueText): Promise<number> {
  const found = await issues.find(alertMarker(model))
  if (found === undefined) return await issues.create(text)
  await issues.update(found, text)
  return found
}

/** Somebody may have closed the issue: as not planned it stays closed, as completed it was not, and deleted it is replaced. */
async function updateIssue(
  issues: Issues,
  { model, issueNumber }: DriftAlert,
  text: IssueText,
): Promise<Pick<DriftAlert, 'state' | 'issueNumber'>> {
  const state = issueNumber === undefined ? undefined : await issues.state(issueNumber)
  if (issueNumber === undefined || state === undefined)
    return { state: 'open', issueNumber: await openIssue(issues, model, text) }
  if (state === 'dismissed') return { state, issueNumber }
  await issues.update(issueNumber, text)
  return { state: 'open', issueNumber }
}

async function endIncident(ports: IssuePorts, before: DriftAlert, measured: Measurement): Promise<DriftAlert> {
  const { issueNumber, state } = before
  if (state === 'closed') return before
  if (issueNumber !== undefined && (await ports.issues.state(issueNumber)) === 'open') {
    const { predicate, run, digest } = measured
    const told = await ports.comments.find(issueNumber, recoveryMarker(digest))
    if (told === undefined) await ports.comments.create(issueNumber, renderRecovery(predicate, run, digest))
    await ports.issues.close(issueNumber)
  }
  return { ...before, state: 'closed' }
}
