import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import { plural } from '../policy/numbers.ts'
import type { CheckRunText } from './check-run.ts'
import { driftedColumns, driftHeadline, renderDriftReport } from './drift-markdown.ts'
import { inline, plain } from './escape.ts'

const MAX_TITLE_CHARACTERS = 200

/** The run that measured: `url` comes from GitHub, `name` from the repository. */
export type MeasuredBy = { readonly name: string; readonly url: string }

/** First line of the issue of a model; invisible. Model names are plain (see the schema of assay.yml). */
export function alertMarker(model: string): string {
  return `<!-- assay:drift:${model} -->`
}

/** First line of the comment that ends an alert; `evidence` is the digest of the evidence that ended it. */
export function recoveryMarker(evidence: string): string {
  return `<!-- assay:drift-over:${evidence} -->`
}

/** Title and body of the issue, for evidence with at least one drifted column; the body has at most 60,000 UTF-16 units. */
export function renderAlert(
  model: string,
  predicate: DriftPredicate,
  run: MeasuredBy,
): { readonly title: string; readonly body: string } {
  const drifted = driftedColumns(predicate)
  const [first] = drifted
  const lead = drifted.length === 1 ? ', ' : ', most of all '
  const title = `Drift: ${model}: ${plural(drifted.length, 'column')}${lead}${first?.name ?? ''}`
  const closing =
    'Assay updates this issue with every new measurement on the default branch, and closes it when no column drifts any more. ' +
    'To live with the drift, close it as not planned: it stays closed until the data has been back to normal.'
  const body = `${alertMarker(model)}\n${renderDriftReport(predicate, [`${measuredIn(run)} ${closing}`])}`
  return { title: plain(title, MAX_TITLE_CHARACTERS), body }
}

/** The comment that ends an alert. */
export function renderRecovery(predicate: DriftPredicate, run: MeasuredBy, evidence: string): string {
  const since = inline(predicate.createdAt.slice(0, 10))
  const rows = plural(predicate.current.rows, 'row')
  const columns = plural(predicate.columns.length, 'column')
  const told = `✓ Back to normal since ${since}: no drift in ${columns} of ${rows}.`
  return `${recoveryMarker(evidence)}\n${told} ${measuredIn(run)}\n`
}

/** The check run on the measured commit: failure when a column drifted. `issue` is the number of the open alert. */
export function driftCheckRun(predicate: DriftPredicate, issue: number | undefined): CheckRunText {
  const headline = driftHeadline(predicate).replace(/^[✓✕] /u, '')
  return {
    conclusion: predicate.columns.some((column) => column.drifted) ? 'failure' : 'success',
    output: {
      title: plain(headline, MAX_TITLE_CHARACTERS),
      summary: `${issue === undefined ? '' : `Alert: #${issue}\n\n`}${renderDriftReport(predicate)}`,
    },
  }
}

function measuredIn({ name, url }: MeasuredBy): string {
  return `Measured in [${inline(name, 80)}](${url}).`
}
