import type { DriftColumn } from '../../evidence/drift-predicate.ts'
import { count, plural, significant } from '../../policy/numbers.ts'
import { effectText, sized } from '../effect-words.ts'
import { pictureOf } from '../picture.ts'
import { overlay, type Sides } from './overlay.ts'
import { factTable, html, htmlTable } from './page.ts'

/** A page shows so many columns with a picture; a table lists so many. */
const MAX_SECTIONS = 200
const MAX_ROWS = 2000

const VERDICT: Readonly<Record<DriftColumn['verdict'], string>> = {
  drifted: 'moved',
  stable: 'stable',
  immaterial: 'differs, too little to matter',
  'not-enough-data': 'not enough rows',
}
const RANK: readonly DriftColumn['verdict'][] = ['drifted', 'not-enough-data', 'immaterial', 'stable']

/** All columns as a table, worst first, then one section with a picture for each that is worth a look. */
export function columnSections(columns: readonly DriftColumn[], sides: Sides): string {
  const ordered = columns.toSorted(byWorst)
  const listed = ordered.slice(0, MAX_ROWS)
  const shown = ordered.slice(0, MAX_SECTIONS)
  const rest = columns.length - listed.length
  return [
    overview(listed),
    rest > 0 ? `<p>and ${plural(rest, 'more column')}.</p>` : '',
    ...shown.map((column, i) => section(column, i, sides)),
    ordered.length > shown.length
      ? `<p class="quiet">Pictures of ${count(shown.length)} columns; the table has the rest.</p>`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function byWorst(a: DriftColumn, b: DriftColumn): number {
  const excess = ({ effect }: DriftColumn): number => Math.abs(effect.size) / (effect.material || 1)
  return RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict) || excess(b) - excess(a) || (a.name < b.name ? -1 : 1)
}

function overview(columns: readonly DriftColumn[]): string {
  return htmlTable(
    ['column', 'verdict', 'effect', 'matters from', 'p (corrected)', 'reading'],
    columns.map((column, i) => [
      i < MAX_SECTIONS ? `<a href="#c${i}">${html(column.name, 80)}</a>` : html(column.name, 80),
      verdictHtml(column),
      html(effectText(column), 60),
      html(sized(column, column.effect.material), 60),
      html(pText(column.adjustedPValue), 20),
      html(column.message ?? '', 200),
    ]),
  )
}

function section(column: DriftColumn, index: number, sides: Sides): string {
  return `<section id="c${index}">
<h2>${html(column.name, 120)}</h2>
<p>${verdictHtml(column)} · ${html(column.message ?? '', 300)}</p>
${[overlay(column, sides), factTable(factsOf(column, sides)), sharesTable(column, sides), testsTable(column)].filter((part) => part !== '').join('\n')}
</section>`
}

function verdictHtml({ verdict }: DriftColumn): string {
  return `<span class="${verdict === 'drifted' ? 'drifted' : 'quiet'}">${VERDICT[verdict]}</span>`
}

function factsOf(column: DriftColumn, sides: Sides): [string, string][] {
  const { effect, n, missing, detectable, rowsNeeded, unseen, measures = [] } = column
  const { interval } = effect
  const size = `${effectText(column)} (matters from ${sized(column, effect.material)})`
  return [
    ['effect', size],
    ...(interval === undefined
      ? []
      : [
          [
            `${significant(100 * interval.level, 2)} % interval`,
            `${sized(column, interval.low)} to ${sized(column, interval.high)} (${interval.method})`,
          ] as [string, string],
        ]),
    [`rows with a value, ${sides.before}`, count(n.reference)],
    [`rows with a value, ${sides.now}`, count(n.current)],
    ...(missing === undefined || missing.reference + missing.current === 0
      ? []
      : [
          ['missing', `${count(missing.reference)} ${sides.before}, ${count(missing.current)} ${sides.now}`] as [
            string,
            string,
          ],
        ]),
    ...(unseen === undefined
      ? []
      : [['new categories', `${unseen.categories.join(', ')} (${plural(unseen.rows, 'row')})`] as [string, string]]),
    ...(detectable === undefined
      ? []
      : [['smallest change these rows show (80 % power)', sized(column, detectable)] as [string, string]]),
    ...(rowsNeeded === undefined ? [] : [['rows needed to tell', count(rowsNeeded)] as [string, string]]),
    ...measures.map(({ name, value, unit }): [string, string] => [name, `${significant(value, 3)} ${unit}`]),
  ]
}

/** What the picture shows, for those who cannot see or point at it. */
function sharesTable(column: DriftColumn, sides: Sides): string {
  const picture = pictureOf(column)
  if (picture === undefined) return ''
  const percent = (share = 0): string => html(`${significant(100 * share, 2)} %`, 20)
  const rows = picture.labels.map((label, i) => [
    html(label, 80),
    percent(picture.reference[i]),
    percent(picture.current[i]),
  ])
  return `<details><summary>Shares</summary>${htmlTable(['value', sides.before, sides.now], rows)}</details>`
}

function testsTable({ tests }: DriftColumn): string {
  if (tests.length === 0) return ''
  const rows = tests.map(({ name, statistic, pValue, weight }) => [
    html(name, 80),
    statistic === undefined ? '' : html(significant(statistic, 4), 20),
    html(pText(pValue), 20),
    html(significant(weight, 2), 20),
  ])
  return `<details><summary>${plural(tests.length, 'test')}</summary>${htmlTable(['test', 'statistic', 'p', 'weight'], rows)}</details>`
}

function pText(p: number | undefined): string {
  if (p === undefined) return '–'
  return p < 0.001 ? '< 0.001' : significant(p, 2)
}
