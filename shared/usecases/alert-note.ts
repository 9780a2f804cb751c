import { standingOf } from '../monitor/alert.ts'
import type { DriftAlert } from '../ports/alerts.ts'
import type { AlertNote } from '../report/model.ts'

/** What open pull requests say about an alert; `undefined` when its issue is not open. */
export function alertNote({ model, state, issueNumber: issue, firstSeen, monitor }: DriftAlert): AlertNote | undefined {
  if (state !== 'open' || issue === undefined) return undefined
  const note = { model, issue, since: new Date(firstSeen).toISOString().slice(0, 10) }
  const { severity, phase } = monitor === undefined ? {} : standingOf(monitor)
  return {
    ...note,
    ...(severity === undefined ? {} : { severity }),
    ...(phase === 'recovering' ? { isRecovering: true } : {}),
  }
}
