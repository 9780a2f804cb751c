import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Digest } from '../kernel/digest.ts'
import type { AlertAction, Standing } from '../monitor/alert.ts'
import type { DriftAlert } from '../ports/alerts.ts'
import type { Comments } from '../ports/github-checks.ts'
import type { Issues, IssueText } from '../ports/github-issues.ts'
import type { WorkflowRun } from '../ports/github-runs.ts'
import { type AlertEnd, alertMarker, recoveryMarker, renderAlert, renderRecovery } from '../report/drift-alert.ts'

/** A measurement that can be relied on, and where the model stands after it. */
export type Measured = {
  readonly predicate: DriftPredicate
  readonly digest: Digest
  readonly run: WorkflowRun
  readonly standing: Standing
}

type IssuePorts = { readonly issues: Issues; readonly comments: Comments }
type Shown = Pick<DriftAlert, 'state' | 'issueNumber'>

/** Does on GitHub what the course of an alert asks for, with at most two writes; the issue as it stands afterwards. */
export async function settleAlert(
  ports: IssuePorts,
  before: DriftAlert,
  actions: readonly AlertAction[],
  measured: Measured,
): Promise<Shown> {
  let shown: Shown = before
  for (const action of actions) {
    if (action.kind === 'close') shown = await endIncident(ports, { ...before, ...shown }, measured, action.reason)
    else
      shown = await showIncident(
        ports.issues,
        { ...before, ...shown },
        action.kind,
        renderAlert(before.model, measured),
      )
  }
  const { state, issueNumber } = shown
  return { state, ...(issueNumber === undefined ? {} : { issueNumber }) }
}

async function showIncident(
  issues: Issues,
  before: DriftAlert,
  kind: 'open' | 'reopen' | 'update',
  text: IssueText,
): Promise<Shown> {
  const { model, issueNumber } = before
  if (kind === 'open' || issueNumber === undefined)
    return { state: 'open', issueNumber: await openIssue(issues, model, text) }
  const state = await issues.state(issueNumber)
  // Deleted: replaced. Lived with through an incident that has ended: drift that comes back is told anew.
  if (state === undefined || (kind === 'reopen' && state === 'dismissed'))
    return { state: 'open', issueNumber: await openIssue(issues, model, text) }
  // Closed as completed by somebody, it was not.
  if (state === 'dismissed') return { state, issueNumber }
  await issues.update(issueNumber, text)
  return { state: 'open', issueNumber }
}

/** An issue that was made just before a crash is on GitHub, but not in our store: it is found by its marker. */
async function openIssue(issues: Issues, model: string, text: IssueText): Promise<number> {
  const found = await issues.find(alertMarker(model))
  if (found === undefined) return await issues.create(text)
  await issues.update(found, text)
  return found
}

async function endIncident(
  ports: IssuePorts,
  before: DriftAlert,
  measured: Measured,
  reason: AlertEnd,
): Promise<Shown> {
  const { issueNumber } = before
  if (issueNumber !== undefined && (await ports.issues.state(issueNumber)) === 'open') {
    const told = await ports.comments.find(issueNumber, recoveryMarker(measured.digest))
    if (told === undefined)
      await ports.comments.create(issueNumber, renderRecovery({ ...measured, reason }, measured.digest))
    await ports.issues.close(issueNumber)
  }
  return { ...before, state: 'closed' }
}
