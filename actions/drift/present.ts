import type { DriftColumn, DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import { pText } from '../../shared/policy/numbers.ts'
import { driftHeadline, renderDriftReport } from '../../shared/report/drift-markdown.ts'
import { measureNames, measureText } from '../../shared/report/drift-measures.ts'
import { driftStory } from '../../shared/report/drift-story.ts'
import { effectInterval, sized } from '../../shared/report/effect-words.ts'
import { plain } from '../../shared/report/escape.ts'
import type { Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** Most columns that a terminal shows; the document and the evidence have all of them. */
const MAX_SHOWN = 40

/** Drift evidence as a document, as a table for a terminal, and as the report that an alert shows. */
export function presentDrift(
  predicate: DriftPredicate,
  { evidence, page }: { readonly evidence: string | undefined; readonly page: string | undefined },
): Pick<Outcome, 'json' | 'text' | 'summaryMarkdown' | 'annotations'> {
  const { model, drifted, reference, current, columns, skipped } = predicate
  const shown = [...columns].sort((a, b) => Number(b.drifted) - Number(a.drifted)).slice(0, MAX_SHOWN)
  const more = columns.length > shown.length ? [`  and ${columns.length - shown.length} more columns`] : []
  const headline = driftHeadline(predicate)
  const measures = measureNames(shown)
  return {
    json: {
      schemaVersion: 1,
      ...(model === undefined ? {} : { model }),
      ...(evidence === undefined ? {} : { evidence }),
      ...(page === undefined ? {} : { html: page }),
      drifted,
      reference,
      current,
      columns,
      ...(skipped === undefined ? {} : { skipped }),
      ...kindsOf(predicate),
    },
    text: [
      headline,
      `${reference.source} (${reference.rows} rows) against ${current.source} (${current.rows} rows)`,
      '',
      textTable(
        ['column', 'type', 'verdict', 'effect (interval)', 'matters from', 'detectable', 'adjusted p', ...measures],
        shown.map((column) => toRow(column, measures)),
      ),
      ...more,
      ...driftStory(predicate).map((line) => `  ${line}`),
      ...(skipped ?? []).map(({ name, reason }) => `  not compared: ${name} (${reason})`),
      ...(evidence === undefined ? [] : ['', `evidence: ${evidence}`]),
      ...(page === undefined ? [] : [`page: ${page}`]),
    ].join('\n'),
    summaryMarkdown: renderDriftReport(predicate),
    annotations: drifted ? [{ level: 'warning', problem: { file: '', message: headline } }] : [],
  }
}

/** The parts of the evidence beyond single columns, those that there are. */
function kindsOf(predicate: DriftPredicate): Pick<DriftPredicate, (typeof KINDS)[number]> {
  return Object.fromEntries(KINDS.flatMap((kind) => (predicate[kind] === undefined ? [] : [[kind, predicate[kind]]])))
}

const KINDS = ['relations', 'multivariate', 'performance', 'shift', 'skew', 'unanswered'] as const

function toRow(column: DriftColumn, measures: readonly string[]): string[] {
  const { name, type, verdict, effect, detectable, adjustedPValue } = column
  // A column that is gone has no size from which on it matters.
  const sizes = [effect.name === 'schema' ? undefined : effect.material, detectable].map((size) =>
    size === undefined ? '' : sized(column, size),
  )
  const p = adjustedPValue === undefined ? '' : pText(adjustedPValue)
  const cells = [plain(name, 40), type, verdict, effectInterval(column), ...sizes, p]
  return [...cells, ...measures.map((measure) => measureText(column, measure))]
}
