import type { DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import { eValue } from '../../shared/monitor/betting.ts'
import { isActive } from '../../shared/monitor/course.ts'
import { standingLine } from '../../shared/report/alert-standing.ts'
import { driftCheckRun } from '../../shared/report/drift-alert.ts'
import { labelsLine } from '../../shared/report/labels-line.ts'
import type { Followed, FollowedLabels } from '../../shared/usecases/keep-drift-state.ts'
import type { Outcome } from '../kit/outcome.ts'

type Presented = Pick<Outcome, 'json' | 'text' | 'summaryMarkdown' | 'annotations'>

/** A measurement with where its model stands over time; without a state as it was. Only an alert warns. */
export function withStanding(
  presented: Presented,
  predicate: DriftPredicate,
  followed: Followed | undefined,
): Presented {
  if (followed === undefined) return presented
  const { standing, actions, labels } = followed
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
    ...(labels === undefined ? {} : { labels: toLabels(labels) }),
  }
  const lines = [standingLine(standing), ...(labels === undefined ? [] : [labelsLine(labels)])].map((line) =>
    line.replaceAll('**', ''),
  )
  return {
    json: { ...presented.json, alert },
    text: [`alert: ${phase}. ${output.title}`, ...lines, '', presented.text].join('\n'),
    summaryMarkdown: [...(labels === undefined ? [] : [labelsLine(labels), '']), output.summary].join('\n'),
    annotations: [
      ...(conclusion === 'failure' ? [warning(output.title)] : []),
      ...(labels?.test.alarmAt === undefined ? [] : [warning(labelsLine(labels).replaceAll('**', ''))]),
    ],
  }
}

/** Is an alert open, or do the labels say that the model got worse? */
export function isAlarm({ standing, labels }: Followed): boolean {
  return isActive(standing) || labels?.test.alarmAt !== undefined
}

const warning = (message: string): Outcome['annotations'][number] => ({
  level: 'warning',
  problem: { file: '', message },
})

function toLabels({ test, added, watched, worse }: FollowedLabels) {
  const { count, sum, limit, alarmAt } = test
  return {
    count,
    added,
    meanLoss: count === 0 ? 0 : sum / count,
    limit,
    eValue: Math.min(eValue(test), Number.MAX_VALUE),
    watched,
    worse,
    ...(alarmAt === undefined ? {} : { alarmAt }),
  }
}
