import type { DriftColumn, DriftPredicate } from '../evidence/drift-predicate.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { coarsen, sparkline } from './charts.ts'
import { inline, plain } from './escape.ts'
import { table } from './tables.ts'

const MAX_COLUMNS = 30
const MAX_BARS = 12

const NEXT_STEP =
  '**What to do:** look at the columns above first in the pipeline that makes them; if the world has changed and the pipeline has not, train again on recent data.'

const VERDICT_WORDS: Readonly<Record<DriftColumn['verdict'], string>> = {
  drifted: 'drifted',
  stable: 'stable',
  immaterial: 'differs, too little to matter',
  'not-enough-data': 'not enough rows',
}

/** The first line of a drift report, unescaped. */
export function driftHeadline(predicate: DriftPredicate): string {
  const drifted = driftedColumns(predicate)
  const what = predicate.model === undefined ? '' : ` of ${predicate.model}`
  const total = plural(predicate.columns.length, 'column')
  const [first] = drifted
  if (first === undefined) {
    const short = predicate.columns.filter((column) => column.verdict === 'not-enough-data').length
    const open = short === 0 ? '' : `; ${count(short)} had too few rows to tell`
    return `✓ No drift in ${total}${what}${open}`
  }
  const verb = drifted.length === 1 ? 'has' : 'have'
  return `✕ Drift: ${count(drifted.length)} of ${total}${what} ${verb} drifted, most of all ${plain(first.name, 80)} (${effectText(first)})`
}

/**
 * A drift alert for an issue, a comment or a job summary: columns that drifted first, by how far they exceed what matters.
 * Shows at most 30 columns of limited width, so it always fits a comment; the same bytes for the same evidence.
 */
export function renderDriftReport(predicate: DriftPredicate): string {
  const drifted = driftedColumns(predicate)
  const watched = predicate.columns
    .filter((column) => !column.drifted && column.verdict !== 'stable')
    .toSorted(byExcess)
  const shown = [...drifted, ...watched].slice(0, MAX_COLUMNS)
  const stable = predicate.columns.length - drifted.length - watched.length
  const hidden = drifted.length + watched.length - shown.length
  const blocks = [
    `### ${inline(driftHeadline(predicate), 400)}`,
    shown.length === 0 ? '' : columnsTable(shown),
    hidden > 0 ? `and ${plural(hidden, 'more column')} that drifted or could not be judged.` : '',
    stable > 0 ? `${plural(stable, 'other column')} stable.` : '',
    windows(predicate),
    drifted.length > 0 ? NEXT_STEP : '',
    `<sub>Measured by Assay ${inline(predicate.assay)}, ${inline(predicate.createdAt)}. A column has drifted when the difference is significant after correction over all columns and larger than what matters.</sub>`,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Columns that drifted, those first that exceed most what matters. */
export function driftedColumns({ columns }: DriftPredicate): DriftColumn[] {
  return columns.filter((column) => column.drifted).toSorted(byExcess)
}

/** Most exceeding first; ties by name, so that the order never depends on the input's. */
function byExcess(a: DriftColumn, b: DriftColumn): number {
  return excess(b) - excess(a) || (a.name < b.name ? -1 : 1)
}

function excess({ effect }: DriftColumn): number {
  return effect.material > 0 ? Math.abs(effect.size) / effect.material : Math.abs(effect.size)
}

function columnsTable(columns: readonly DriftColumn[]): string {
  return table(
    [
      ['column'],
      ['effect', 'right'],
      ['matters from', 'right'],
      ['p (corrected)', 'right'],
      ['reference → current'],
      ['reading'],
    ],
    columns.map((column) => [
      inline(column.name, 80),
      inline(effectText(column), 60),
      significant(column.effect.material, 2),
      pText(column.adjustedPValue),
      histogramText(column),
      inline(column.message ?? VERDICT_WORDS[column.verdict], 160),
    ]),
  )
}

function effectText({ effect }: DriftColumn): string {
  return `${effect.name} ${significant(effect.size, 2)}`
}

function pText(p: number | undefined): string {
  if (p === undefined) return '–'
  return p < 0.001 ? '&lt; 0.001' : significant(p, 2)
}

function histogramText({ histogram }: DriftColumn): string {
  if (histogram === undefined || histogram.reference.length === 0) return ''
  const sides = [histogram.reference, histogram.current].map((shares) => coarsen(shares, MAX_BARS))
  const top = Math.max(...sides.flat())
  const [reference, current] = sides.map((shares) => sparkline(shares, top).replaceAll(' ', '·'))
  return `\`${reference}\` → \`${current}\``
}

function windows({ reference, current }: DriftPredicate): string {
  const side = (window: { source: string; rows: number }): string =>
    `${inline(window.source, 160)} (${plural(window.rows, 'row')})`
  return `Reference: ${side(reference)}. Current: ${side(current)}.`
}
