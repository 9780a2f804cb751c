import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Standing } from '../monitor/alert.ts'
import { ALERT_RULE, isActive } from '../monitor/course.ts'
import { plural } from '../policy/numbers.ts'
import { historySection, recoveryText, standingLine, testName } from './alert-standing.ts'
import type { CheckRunText } from './check-run.ts'
import { driftedColumns, driftHeadline, renderDriftReport } from './drift-markdown.ts'
import { inline, plain } from './escape.ts'

const MAX_TITLE_CHARACTERS = 200

/** The run that measured: `url` comes from GitHub, `name` from the repository. */
export type MeasuredBy = { readonly name: string; readonly url: string }

/** Why an alert ends. */
export type AlertEnd = 'recovered' | 'new-reference' | 'withdrawn'

/** First line of the issue of a model; invisible. Model names are plain (see the schema of assay.yml). */
export function alertMarker(model: string): string {
  return `<!-- assay:drift:${model} -->`
}

/** First line of the comment that ends an alert; `evidence` is the digest of the evidence that ended it. */
export function recoveryMarker(evidence: string): string {
  return `<!-- assay:drift-over:${evidence} -->`
}

/** Title and body of the issue of an open alert; the body has at most 60,000 UTF-16 units. */
export function renderAlert(
  model: string,
  {
    predicate,
    run,
    standing,
  }: { readonly predicate: DriftPredicate; readonly run: MeasuredBy; readonly standing: Standing },
): { readonly title: string; readonly body: string } {
  const drifted = driftedColumns(predicate)
  const [first] = drifted
  const lead = drifted.length === 1 ? ', ' : ', most of all '
  const what = first === undefined ? 'recovering' : `${plural(drifted.length, 'column')}${lead}${first.name}`
  const closing =
    `Assay updates this issue with every new measurement on the default branch, and closes it after ${plural(ALERT_RULE.quiet, 'measurement')} ` +
    'in a row in which no column drifts. Too few rows are no recovery. ' +
    'To live with the drift, close it as not planned: it stays closed until the data has been back to normal.'
  const report = renderDriftReport(predicate, [historySection(standing), `${measuredIn(run)} ${closing}`])
  return {
    title: plain(`Drift: ${model}: ${what}`, MAX_TITLE_CHARACTERS),
    body: [alertMarker(model), standingLine(standing), '', report].join('\n'),
  }
}

/** The comment that ends an alert. */
export function renderRecovery(
  {
    predicate,
    run,
    reason,
  }: { readonly predicate: DriftPredicate; readonly run: MeasuredBy; readonly reason: AlertEnd },
  evidence: string,
): string {
  return `${recoveryMarker(evidence)}\n${endText(predicate, reason)} ${measuredIn(run)}\n`
}

function endText(predicate: DriftPredicate, reason: AlertEnd): string {
  const measured = `no drift in ${plural(predicate.columns.length, 'column')} of ${plural(predicate.current.rows, 'row')}`
  switch (reason) {
    case 'recovered':
      return `✓ Back to normal since ${inline(predicate.createdAt.slice(0, 10))}: ${measured}, and ${plural(ALERT_RULE.quiet, 'quiet measurement')} in a row.`
    case 'new-reference':
      return '✓ The data is compared with another reference now, against which no alert stands. This one is closed; drift against the new reference opens another.'
    case 'withdrawn':
      return '✓ A measurement that arrived late, or was made again, shows that there was no alert.'
    default:
      return reason satisfies never
  }
}

/**
 * The check run on the measured commit: failure while the alert is open, also while it recovers; success otherwise. A suspicion is not
 * shown as drift. `issue` is the number of the open alert.
 */
export function driftCheckRun(predicate: DriftPredicate, standing: Standing, issue: number | undefined): CheckRunText {
  const isOpen = isActive(standing)
  const title = checkTitle(predicate, standing)
  // The first line of the report is its headline, which speaks of this measurement alone.
  const [, ...report] = renderDriftReport(predicate, [historySection(standing)]).split('\n')
  const summary = [
    issue === undefined ? '' : `Alert: #${issue}\n`,
    `### ${isOpen ? '✕' : '✓'} ${inline(title, 400)}\n`,
    standingLine(standing),
    ...report,
  ]
  return {
    conclusion: isOpen ? 'failure' : 'success',
    output: {
      title: plain(title, MAX_TITLE_CHARACTERS),
      summary: summary.filter((line, i) => line !== '' || i > 2).join('\n'),
    },
  }
}

function checkTitle(predicate: DriftPredicate, standing: Standing): string {
  const headline = driftHeadline(predicate).replace(/^[✓✕] /u, '')
  if (standing.phase === 'recovering') return `${recoveryText(standing)}. ${headline}`
  if (standing.phase === 'open') return predicate.drifted ? headline : `The alert stays open. ${headline}`
  if (standing.phase !== 'suspected') return headline
  const names = driftedColumns(predicate).map(({ name }) => name)
  return `No alert: what ${plain(names.slice(0, 3).join(', '), 200)} shows is to be expected by chance now and then (${testName(standing)})`
}

function measuredIn({ name, url }: MeasuredBy): string {
  return `Measured in [${inline(name, 80)}](${url}).`
}
