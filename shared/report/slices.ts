import type { Estimate } from '../evidence/parts.ts'
import type { Slice, SliceChange } from '../evidence/slices.ts'
import { METRICS } from '../metrics/catalog.ts'
import { differenceNumbers, differenceUnit, metricLabel, metricValue } from '../policy/metric-words.ts'
import { count, significant } from '../policy/numbers.ts'
import type { GroupTable } from './model.ts'

/** The slices as one table: metrics of the candidate, and against a champion the change of each; the worst change is the note. */
export function sliceTable(slices: readonly Slice[]): GroupTable | undefined {
  if (slices.length === 0) return undefined
  const metrics = [...new Set(slices.flatMap(({ metrics: own = [] }) => own.map(({ name }) => name)))]
  const isCompared = slices.some(({ changes }) => changes !== undefined)
  const head = metrics.flatMap((metric) => [metricLabel(metric), ...(isCompared ? ['change'] : [])])
  return {
    attribute: 'Slices',
    head: ['slice', 'where', 'rows', ...head],
    rows: slices.map((slice) => [slice.name, slice.where, count(slice.n), ...cells(slice, metrics, isCompared)]),
    note: worstChange(slices) ?? 'Slices may overlap. No champion was compared.',
  }
}

function cells({ metrics: own, changes = [] }: Slice, metrics: readonly string[], isCompared: boolean): string[] {
  return metrics.flatMap((metric, i) => {
    const estimate = own?.find(({ name }) => name === metric)
    const nothing = own === undefined && i === 0 ? 'too few rows' : '–'
    const change = changes.find((one) => one.metric === metric)
    const value = estimate === undefined ? nothing : valueText(estimate)
    return [value, ...(isCompared ? [change === undefined ? '–' : changeText(change)] : [])]
  })
}

function valueText({ name, value, interval }: Estimate): string {
  return `${metricValue(name, value)} (${metricValue(name, interval.low)} to ${metricValue(name, interval.high)})`
}

function changeText({ metric, difference, interval }: SliceChange): string {
  const [change, low, high] = differenceNumbers(metric, [difference, interval.low, interval.high])
  return `${`${change} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}

/** The change for the worse with the smallest adjusted p value; the larger share of the champion's value among equals. */
function worstChange(slices: readonly Slice[]): string | undefined {
  const changes = slices.flatMap(({ name, changes: own = [] }) => own.map((change) => ({ name, change })))
  if (changes.length === 0) return undefined
  const [worst] = changes
    .filter(({ change }) => loss(change) > 0)
    .toSorted((a, b) => p(a.change) - p(b.change) || share(b.change) - share(a.change))
  if (worst === undefined) return 'Slices may overlap. No metric became worse in any slice.'
  const text = `${metricLabel(worst.change.metric)} of ${worst.name}, ${changeText(worst.change)}`
  return `Slices may overlap. Worst change: ${text}, adjusted p ${significant(p(worst.change), 2)}.`
}

function p({ adjustedPValue }: SliceChange): number {
  return adjustedPValue ?? 1
}

function loss({ metric, difference }: SliceChange): number {
  return METRICS.get(metric)?.direction === 'lower' ? difference : -difference
}

function share(change: SliceChange): number {
  return loss(change) / Math.max(Math.abs(change.champion), Number.MIN_VALUE)
}
