import type { DiscoveredSlices, FoundSlice, SearchedSlices } from '../../evidence/discovered-slices.ts'
import type { Slice } from '../../evidence/slices.ts'
import { metricLabel, metricValue } from '../../policy/metric-words.ts'
import { count, plural, significant } from '../../policy/numbers.ts'
import { effectText, watchLine } from '../discovered-slices.ts'
import { sliceTable } from '../slices.ts'
import { forest } from './forest.ts'
import { factTable, html, htmlTable } from './page.ts'

const TITLE = 'Slices'
const MAX_WHERE = 2000
/** Lines of a picture; the table has all. */
const MAX_DRAWN = 20

/** The section of a page about slices: those that people named, and those that the search found. Empty where there is neither. */
export function slicesSection({
  slices = [],
  discoveredSlices,
}: {
  readonly slices?: readonly Slice[] | undefined
  readonly discoveredSlices?: DiscoveredSlices | undefined
}): string {
  const declared = sliceTable(slices)
  if (declared === undefined && discoveredSlices === undefined) return ''
  const named =
    declared === undefined
      ? []
      : [
          '<h3>Named in assay.yml</h3>',
          htmlTable(
            declared.head,
            declared.rows.map((row) => row.map((cell) => html(cell, MAX_WHERE))),
          ),
          `<p class="quiet">${html(declared.note, 500)}</p>`,
        ]
  return [`<section>\n<h2>${TITLE}</h2>`, ...named, ...foundParts(discoveredSlices), '</section>'].join('\n')
}

function foundParts(search: DiscoveredSlices | undefined): string[] {
  if (search === undefined) return []
  if (search.state === 'skipped') return [`<p>Nobody searched for weak slices: ${html(search.reason, 400)}.</p>`]
  const { weakest, worse, metric } = search
  const label = metricLabel(metric)
  return [
    '<h3>Weakest</h3>',
    ...listed(search, weakest, { picture: `${label}: how much weaker than elsewhere`, against: 'elsewhere' }),
    ...(worse === undefined
      ? []
      : [
          '<h3>Became worse than the champion</h3>',
          ...listed(search, worse, { picture: `${label}: how much worse than the champion`, against: 'champion' }),
        ]),
    '<h3>How this was found</h3>',
    factTable(facts(search)),
    '<p class="quiet">Each slice was found on one half of the rows and measured on the other half only. What is not in these columns, and what needs three conditions or more, is not found.</p>',
  ]
}

function listed(
  { metric }: SearchedSlices,
  slices: readonly FoundSlice[],
  { picture, against }: { readonly picture: string; readonly against: string },
): string[] {
  if (slices.length === 0) return ['<p>No slice stood out.</p>']
  const rows = slices.slice(0, MAX_DRAWN).map(({ where, effect, n }) => {
    const words = `${where}: ${effectText(metric, effect)}, ${plural(n, 'row')}`
    const { low, high } = effect.interval
    return { name: where, marks: [{ side: 'now' as const, low, value: effect.value, high, words }] }
  })
  const table = slices.map((slice, i) => [
    html(slice.where, MAX_WHERE),
    html(count(slice.rows), 40),
    html(count(slice.n), 40),
    html(metricValue(metric, slice.value), 40),
    html(metricValue(metric, slice.against), 40),
    html(effectText(metric, slice.effect), 120),
    slice.adjustedPValue < 0.001 ? '&lt; 0.001' : html(significant(slice.adjustedPValue, 2), 40),
    `<code>${html(watchLine(slice, `weak-${i + 1}`), MAX_WHERE + 100)}</code>`,
  ])
  const head = [
    'where',
    'rows',
    'measured on',
    metricLabel(metric),
    against,
    'worse by',
    'adjusted p',
    'to watch it: test.slices',
  ]
  return [forest({ label: picture, rows, ends: (value) => effectEnd(metric, value) }), htmlTable(head, table)]
}

function effectEnd(metric: string, value: number): string {
  return effectText(metric, { value, interval: { low: value, high: value, level: 0.95, method: '' } }).replace(
    / \(.*/,
    '',
  )
}

function facts({ metric, minEffect, columns, leftOut = [], tested, max }: SearchedSlices): [string, string][] {
  return [
    ['judged by', metricLabel(metric)],
    ['listed from', `${effectEnd(metric, minEffect)} on (low end of the interval)`],
    ['candidates', `${count(tested.weakest + (tested.worse ?? 0))} tested, at most ${count(max)} of each half`],
    ['columns', columns.join(', ')],
    ...(leftOut.length === 0
      ? []
      : [['left out', leftOut.map(({ column, reason }) => `${column} (${reason})`).join(', ')] as [string, string]]),
  ]
}
