import type { DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import type { AlertAction, Standing } from '../../shared/monitor/alert.ts'
import { standingLine } from '../../shared/report/alert-standing.ts'
import { driftCheckRun } from '../../shared/report/drift-alert.ts'
import type { Outcome } from '../kit/outcome.ts'

type Presented = Pick<Outcome, 'json' | 'text' | 'summaryMarkdown' | 'annotations'>

/** A measurement with where its model stands over time; without a state as it was. Only an alert warns. */
export function withStanding(
  presented: Presented,
  predicate: DriftPredicate,
  followed: { readonly standing: Standing; readonly actions: readonly AlertAction[] } | undefined,
): Presented {
  if (followed === undefined) return presented
  const { standing, actions } = followed
  const { phase, incident, since, severity, quietRun, test } = standing
  const { conclusion, output } = driftCheckRun(predicate, standing, undefined)
  const alert = {
    phase,
    incident,
    quietRun,
    actions: actions.map(({ kind }) => kind),
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
    ...(severity === undefined ? {} : { severity }),
    ...(test === undefined ? {} : { test }),
  }
  const line = standingLine(standing).replaceAll('**', '')
  return {
    json: { ...presented.json, alert },
    text: [`alert: ${phase}. ${output.title}`, line, '', presented.text].join('\n'),
    summaryMarkdown: output.summary,
    annotations: conclusion === 'failure' ? [{ level: 'warning', problem: { file: '', message: output.title } }] : [],
  }
}
