import type { Fairness } from '../evidence/fairness.ts'
import type { AttributeGroups, Gap, Group, GroupMetric } from '../evidence/groups.ts'
import { differenceNumbers, differenceUnit, metricLabel, metricValue } from '../policy/metric-words.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { crossedTables, fairnessNotes } from './fairness.ts'
import type { GroupTable } from './model.ts'

/** The groups of each protected attribute as tables: one line per group, then the gaps between them; then crossed attributes. */
export function groupTables(attributes: readonly AttributeGroups[], fairness?: Fairness): GroupTable[] {
  const tables = attributes.map(({ attribute, cut, groups, gaps, omitted }) => {
    const metrics = [...new Set(groups.flatMap((group) => (group.metrics ?? []).map(({ name }) => name)))]
    const level = groups.flatMap((group) => group.metrics ?? [])[0]?.interval.level ?? 0.95
    const more =
      omitted === undefined ? [] : [`${plural(omitted.groups, 'more group')} of ${count(omitted.rows)} rows.`]
    return {
      attribute,
      head: ['group', 'rows', ...metrics.map(metricLabel)],
      rows: [
        ...groups.map((group) => [groupName(group), count(group.n), ...cells(group, metrics)]),
        ...gapRows(metrics, gaps),
      ],
      note: [
        `${CUTS[cut]}${percent(level)} % intervals; those of the largest gap hold for all pairs of groups at once.`,
        ...more,
        ...fairnessNotes(fairness, attribute),
      ].join(' '),
    }
  })
  return [...tables, ...crossedTables(fairness)]
}

const CUTS = {
  values: '',
  quartiles: 'Cut at the quartiles of the holdout. ',
  points: 'Cut at the points that assay.yml names. ',
  merged: 'Values are merged as assay.yml says. ',
} as const

function groupName({ name, missing }: Group): string {
  if (missing) return '(missing)'
  return name === '' ? '(empty)' : name
}

function cells({ metrics: measured }: Group, metrics: readonly string[]): string[] {
  if (measured === undefined) return metrics.map((_, i) => (i === 0 ? 'too few rows' : '–'))
  return metrics.map((metric) => cell(measured, metric))
}

function cell(measured: readonly GroupMetric[], metric: string): string {
  const found = measured.find(({ name }) => name === metric)
  if (found === undefined) return 'no rows'
  const { value, interval } = found
  return `${metricValue(metric, value)} (${metricValue(metric, interval.low)} to ${metricValue(metric, interval.high)})`
}

function gapRows(metrics: readonly string[], gaps: readonly Gap[]): string[][] {
  if (gaps.length === 0) return []
  const of = (metric: string): Gap | undefined => gaps.find((gap) => gap.metric === metric)
  return [
    ['largest gap', '', ...metrics.map((metric) => gapText(of(metric)))],
    ['p, all alike (adjusted)', '', ...metrics.map((metric) => pText(of(metric)))],
  ]
}

/** `24.1 points (8.0 to 38.2)`. */
function gapText(gap: Gap | undefined): string {
  if (gap === undefined) return '–'
  const { metric, value, interval } = gap
  const [size, low, high] = differenceNumbers(metric, [value, interval.low, interval.high]).map((text) =>
    text.replace('+', ''),
  )
  return `${`${size} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}

function pText(gap: Gap | undefined): string {
  const p = gap?.adjustedPValue
  if (p === undefined) return '–'
  return p < 0.001 ? '< 0.001' : significant(p, 2)
}

function percent(level: number): string {
  return String(Math.round(level * 1000) / 10)
}
