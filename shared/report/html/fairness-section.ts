import type { Fairness, FairnessGroup, FairnessMeasure, FairnessRate, FairnessSplit } from '../../evidence/fairness.ts'
import { fairnessMeasure } from '../../policy/fairness-measures.ts'
import { count, fixed, plural, significant } from '../../policy/numbers.ts'
import { rateLabel, rateNumber } from '../fairness.ts'
import { type ForestRow, forest } from './forest.ts'
import { heatTable } from './heat-table.ts'
import { html, htmlTable } from './page.ts'

/** Rates that are drawn for each attribute, as far as the task has them. */
const DRAWN = ['selection_rate', 'tpr', 'fpr', 'calibration_bias', 'accuracy', 'mean_error', 'mae']
const MAX_PICTURES = 12
const MAX_DRAWN_GROUPS = 30
const MAX_TABLE_GROUPS = 50

/** All that was measured about groups, as escaped HTML: a forest of every main rate by group, all gaps, and crossed attributes as heat tables. */
export function fairnessSection(fairness: Fairness): string {
  const level = fixed(100 * fairness.level, Number.isInteger(100 * fairness.level) ? 0 : 1)
  const splits = fairness.splits.map((split) =>
    split.columns === undefined ? attributePart(split) : crossedPart(split, split.columns),
  )
  const indices = fairness.indices ?? []
  return `<section>
<h2>Groups of protected attributes</h2>
<p class="quiet">${level} % intervals. Those of gaps hold for all pairs of groups at once; the adjusted p value is over all attributes and metrics (Benjamini-Hochberg). Numbers of this holdout; a limit on them stands in the policy.</p>
${splits.join('\n')}
${indices.length === 0 ? '' : `<h3>Between rows</h3>\n${indexTable(indices)}`}
</section>`
}

function attributePart(split: FairnessSplit): string {
  const { attribute, groups, suppressed, measures, indices = [], changes = [], reference } = split
  const note = [
    ...(reference === undefined ? [] : [`Reference group: ${reference}.`]),
    ...(suppressed === undefined
      ? []
      : [`${plural(suppressed.groups, 'group')} of together ${count(suppressed.rows)} rows not measured.`]),
  ].join(' ')
  return `<h3>${html(attribute, 200)}</h3>
${note === '' ? '' : `<p class="quiet">${html(note, 400)}</p>`}
${pictures(attribute, groups)}
<details><summary>All gaps of ${html(attribute, 200)}</summary>
${htmlTable(['measure', 'against', 'value', 'interval', 'highest', 'lowest', 'adjusted p'], measures.map(measureRow))}
${indices.length === 0 ? '' : indexTable(indices)}
</details>
${changes.length === 0 ? '' : changeTable(changes)}`
}

function pictures(attribute: string, groups: readonly FairnessGroup[]): string {
  const names = new Map<string, Pick<FairnessRate, 'metric' | 'class'>>()
  for (const { rates } of groups) {
    for (const rate of rates) if (DRAWN.includes(rate.metric)) names.set(`${rate.metric} ${rate.class ?? ''}`, rate)
  }
  return [...names.values()]
    .slice(0, MAX_PICTURES)
    .map((rate) => {
      const rows = groups.slice(0, MAX_DRAWN_GROUPS).flatMap((group): ForestRow[] => {
        const found = group.rates.find((one) => one.metric === rate.metric && one.class === rate.class)
        if (found === undefined) return []
        const [value, low, high] = found.value
        const [text, from, to] = found.value.map((one) => rateNumber(rate.metric, one))
        const words = `${group.name}: ${text} (${from} to ${to}), ${plural(found.n, 'row')}`
        return [{ name: group.name, marks: [{ side: 'now', low, value, high, words }] }]
      })
      return forest({
        label: `${rateLabel(rate)} by ${attribute}`,
        rows,
        ends: (value) => rateNumber(rate.metric, value),
      })
    })
    .join('\n')
}

function measureRow({
  measure,
  class: of,
  against,
  value,
  highest = '',
  lowest = '',
  adjustedPValue,
}: FairnessMeasure): string[] {
  const text = numberOf(measure)
  const [own, low, high] = value
  return [
    html(`${measure}${of === undefined ? '' : ` (${of})`}`, 200),
    html(against.replace('_', ' '), 40),
    text(own),
    `${text(low)} to ${text(high)}`,
    html(highest, 120),
    html(lowest, 120),
    adjustedPValue === undefined ? '' : html(adjustedPValue < 0.001 ? '< 0.001' : significant(adjustedPValue, 2), 20),
  ]
}

function numberOf(measure: string): (value: number) => string {
  return fairnessMeasure(measure).scale === 'share' ? (value) => fixed(value, 3) : (value) => significant(value)
}

function indexTable(indices: NonNullable<Fairness['indices']>): string {
  const rows = indices.map(({ measure, value: [own, low, high] }) => {
    return [html(fairnessMeasure(measure).label, 120), significant(own), `${significant(low)} to ${significant(high)}`]
  })
  return htmlTable(['inequality', 'value', 'interval'], rows)
}

function changeTable(changes: NonNullable<FairnessSplit['changes']>): string {
  const rows = changes.map(({ measure, candidate, champion, difference: [own, low, high] }) => {
    const text = numberOf(measure)
    return [html(measure, 120), text(champion), text(candidate), text(own), `${text(low)} to ${text(high)}`]
  })
  return htmlTable(['gap', 'champion', 'candidate', 'change', 'interval'], rows)
}

function crossedPart(split: FairnessSplit, columns: readonly string[]): string {
  const { attribute, groups, suppressed } = split
  const note = `First the value drawn towards all groups, the more the fewer rows (empirical Bayes), then what was counted.${
    suppressed === undefined
      ? ''
      : ` ${plural(suppressed.groups, 'group')} of together ${count(suppressed.rows)} rows not measured.`
  }`
  const [first] = groups.flatMap(({ rates }) => rates)
  const heat = first === undefined || columns.length !== 2 ? '' : heatTable(split, first)
  const rows = groups
    .slice(0, MAX_TABLE_GROUPS)
    .map(({ name, n, rates }) => [html(name, 200), count(n), html(rates.slice(0, 4).map(rateText).join('; '), 400)])
  return `<h3>${html(attribute, 200)}</h3>
<p class="quiet">${html(note, 400)}</p>
${heat}
${htmlTable(['group', 'rows', 'rates'], rows)}`
}

function rateText(rate: FairnessRate): string {
  const [own, low, high] = rate.value.map((value) => rateNumber(rate.metric, value))
  const drawn = rate.shrunk === undefined ? '' : `${rateNumber(rate.metric, rate.shrunk[0])}, counted `
  return `${rateLabel(rate)} ${drawn}${own} (${low} to ${high})`
}
