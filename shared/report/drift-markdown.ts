import type { DriftColumn, DriftPredicate } from '../evidence/drift-predicate.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { foldedMeasures } from './drift-measures.ts'
import { driftedBeyondColumns, driftStory } from './drift-story.ts'
import { effectInterval, effectWords, sized } from './effect-words.ts'
import { inline, plain } from './escape.ts'
import { picturePair } from './picture.ts'
import { table } from './tables.ts'

const MAX_COLUMNS = 30
const MAX_SENTENCE = 900

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
    const beyond = driftedBeyondColumns(predicate)
    if (beyond !== undefined) return `✕ Drift${what}: ${plain(beyond, 80)}; no column by itself`
    const short = predicate.columns.filter((column) => column.verdict === 'not-enough-data').length
    const open = short === 0 ? '' : `; ${count(short)} had too few rows to tell`
    return `✓ No drift in ${total}${what}${open}`
  }
  const verb = drifted.length === 1 ? 'has' : 'have'
  return `✕ Drift: ${count(drifted.length)} of ${total}${what} ${verb} drifted, most of all ${plain(first.name, 80)} (${effectWords(first)})`
}

/**
 * A drift alert for an issue, a comment or a job summary: columns that drifted first, by how far they exceed what matters; what
 * could not be told is folded. Shows at most 30 columns of limited width, so it always fits a comment; the same bytes for the same
 * evidence. `closing` paragraphs (escaped already) come before the small print.
 */
export function renderDriftReport(predicate: DriftPredicate, closing: readonly string[] = []): string {
  const drifted = driftedColumns(predicate)
  const watched = predicate.columns
    .filter((column) => !column.drifted && column.verdict !== 'stable')
    .toSorted(byExcess)
  const shown = drifted.slice(0, MAX_COLUMNS)
  const folded = watched.slice(0, MAX_COLUMNS - shown.length)
  const stable = predicate.columns.length - drifted.length - watched.length
  const hidden = drifted.length + watched.length - shown.length - folded.length
  const blocks = [
    `### ${inline(driftHeadline(predicate), 400)}`,
    ...driftStory(predicate).map((line) => inline(line, MAX_SENTENCE)),
    shown.length === 0 ? '' : columnsTable(shown),
    folded.length === 0 ? '' : foldedTable(folded),
    hidden > 0 ? `and ${plural(hidden, 'more column')} that drifted or could not be judged.` : '',
    stable > 0 ? `${plural(stable, 'other column')} stable.` : '',
    foldedMeasures(predicate.columns),
    windows(predicate),
    drifted.length > 0 ? NEXT_STEP : '',
    ...closing,
    `<sub>Measured by Assay ${inline(predicate.assay)}, ${inline(minute(predicate.createdAt))}. A column has drifted when the difference is significant after correction over all columns and larger than what matters.</sub>`,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function foldedTable(columns: readonly DriftColumn[]): string {
  const verb = columns.length === 1 ? 'differs' : 'differ'
  const title = `${plural(columns.length, 'column')} that ${verb} too little, or by what may be chance`
  return `<details><summary>${title}</summary>\n\n${columnsTable(columns)}\n\n</details>`
}

/** `2026-11-21 06:00 UTC` for a time in UTC, else the text as it is. */
function minute(time: string): string {
  return time.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*Z$/, '$1 $2 UTC')
}

/** Columns that drifted, those first that exceed most what matters. */
export function driftedColumns({ columns }: DriftPredicate): DriftColumn[] {
  return columns.filter((column) => column.drifted).toSorted(byExcess)
}

/** The model's answers come before everything they are made from. */
function rank({ role }: DriftColumn): number {
  return role === 'prediction' ? 1 : 0
}

/** Answers of the model, then most exceeding first; ties by name, so that the order never depends on the input's. */
function byExcess(a: DriftColumn, b: DriftColumn): number {
  return rank(b) - rank(a) || excess(b) - excess(a) || (a.name < b.name ? -1 : 1)
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
      unbroken(inline(effectInterval(column), 80)),
      unbroken(inline(sized(column, column.effect.material), 60)),
      pText(column.adjustedPValue),
      histogramText(column),
      inline(column.message ?? VERDICT_WORDS[column.verdict], 160),
    ]),
  )
}

function pText(p: number | undefined): string {
  if (p === undefined) return '–'
  return p < 0.001 ? '&lt; 0.001' : significant(p, 2)
}

/** Short cells stay on one line. */
function unbroken(cell: string): string {
  return cell.replaceAll(' ', '\u00a0')
}

function histogramText(column: DriftColumn): string {
  const { base, head } = picturePair(column)
  return base === '' ? '' : unbroken(`\`${base}\` → \`${head}\``)
}

function windows({ reference, current }: DriftPredicate): string {
  const side = (window: { source: string; rows: number }): string =>
    `${inline(window.source, 160)} (${plural(window.rows, 'row')})`
  return `Reference: ${side(reference)}. Current: ${side(current)}.`
}
