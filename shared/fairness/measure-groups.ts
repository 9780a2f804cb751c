import type { Column } from '../data/table.ts'
import { type AttributeGroups, type Gap, type Group, MAX_GROUPS, MIN_GROUP_ROWS } from '../evidence/groups.ts'
import type { Interval } from '../evidence/parts.ts'
import { createPrng } from '../kernel/prng.ts'
import { toRowsInOrder } from '../metrics/rows.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { benjaminiHochberg } from '../stats/multiplicity.ts'
import { dealClusters, discountRates } from './clustered.ts'
import { type GroupSamples, groupSampler } from './group-samples.ts'
import type { Grouping } from './grouping.ts'
import { largestGap, type NamedSample } from './largest-gap.ts'
import type { RateSamples } from './rates.ts'
import { estimateSample, METHODS, type Sample } from './sample.ts'
import { type Split, splitGroups } from './split-groups.ts'

export type GroupsRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly predictions: Predictions
  /** The protected columns, row by row as the labels. */
  readonly columns: readonly Column[]
  /** How their groups are made, where not by values or quartiles. */
  readonly groupings?: readonly Grouping[]
  /** Which rows are about the same person or thing, by a number; below 0 a row stands for itself. */
  readonly clusters?: Int32Array
  /** Nominal two-sided coverage of the intervals, in (0, 1). */
  readonly level: number
}

type Listed = { readonly group: Group; readonly samples: readonly (NamedSample & { readonly metric: string })[] }

/**
 * What the model does to each group of each protected attribute, and how far apart the groups are. The p values of all attributes and
 * metrics are one family (Benjamini-Hochberg). The order of the rows changes nothing.
 */
export function measureGroups(request: GroupsRequest): AttributeGroups[] {
  const { task, labels, predictions, level } = request
  if (request.columns.length === 0) return []
  const [rows] = toRowsInOrder({ task, labels, models: [{ name: 'predictions', predictions }] })
  if (!rows) return []
  const sample = clusteredSampler(groupSampler(rows), request.clusters)
  return adjust(
    request.columns.map((column) => {
      const split = splitGroups(column, groupingOf(request, column.name))
      return { attribute: column.name, cut: split.cut, ...describeGroups(split, sample(split), level) }
    }),
  )
}

/** Rows that belong together count for less than as many that do not. */
function clusteredSampler(sample: Sampler, clusters: Int32Array | undefined): Sampler {
  const units = clusters === undefined ? undefined : dealClusters(clusters, createPrng('clusters of groups'))
  if (units === undefined) return sample
  const rates = (split: Split): RateSamples[] =>
    sample(split).map(({ metric, samples }) => ({ metric, own: samples, rest: samples, overall: NONE, compare: [] }))
  return (split) =>
    discountRates(rates(split), split, { units, sample: rates }).map(({ metric, own, counted = [] }) => {
      return { metric, samples: own, counted }
    })
}

type Sampler = (split: Split) => readonly GroupSamples[]

/** Nothing here asks for all rows. */
const NONE: Sample = { kind: 'share', k: 0, n: 0 }

/** How the groups of a column are made. */
export function groupingOf(
  { groupings = [] }: Pick<GroupsRequest, 'groupings'>,
  column: string,
): Omit<Grouping, 'column'> {
  return groupings.find((one) => one.column === column) ?? {}
}

function describeGroups(
  split: Split,
  measured: readonly GroupSamples[],
  level: number,
): Pick<AttributeGroups, 'groups' | 'omitted' | 'gaps'> {
  const sizes = split.names.map(() => 0)
  for (const group of split.of) (sizes[group] as number)++
  const kept = largest(sizes)
  const listed = kept.map((index) => describeGroup(index, { split, sizes, measured, level }))
  const gaps = measured.flatMap(({ metric }): Gap[] => {
    const named = listed.flatMap(({ samples }) => samples.filter((one) => one.metric === metric))
    const gap = largestGap(metric, named, level)
    return gap === undefined ? [] : [gap]
  })
  const rows = sizes.reduce((sum, size, index) => (kept.includes(index) ? sum : sum + size), 0)
  const left = sizes.length - kept.length
  return {
    groups: listed.map(({ group }) => group),
    ...(left === 0 ? {} : { omitted: { groups: left, rows } }),
    gaps,
  }
}

/** The places of the largest groups, in their own order. */
export function largest(sizes: readonly number[]): number[] {
  return sizes
    .map((_, index) => index)
    .toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)
    .slice(0, MAX_GROUPS)
    .toSorted((a, b) => a - b)
}

function describeGroup(
  index: number,
  {
    split,
    sizes,
    measured,
    level,
  }: {
    readonly split: Split
    readonly sizes: readonly number[]
    readonly measured: readonly GroupSamples[]
    readonly level: number
  },
): Listed {
  const name = split.names[index] ?? ''
  const n = sizes[index] ?? 0
  const isMissing = split.hasMissing && index === split.names.length - 1
  const own = { name, ...(isMissing ? { missing: true as const } : {}), n }
  if (n < MIN_GROUP_ROWS) return { group: own, samples: [] }
  const samples = measured.flatMap(({ metric, samples: all, counted }) => {
    const sample = all[index]
    return sample === undefined || sample.n === 0 ? [] : [{ metric, name, sample, rows: counted?.[index] ?? sample.n }]
  })
  const metrics = samples.map(({ metric, sample, rows }) => {
    const { value, low, high } = estimateSample(sample, level)
    const interval: Interval = { low, high, level, method: METHODS[sample.kind] }
    return { name: metric, value, interval, n: rows }
  })
  return { group: { ...own, metrics }, samples }
}

function adjust(attributes: readonly AttributeGroups[]): AttributeGroups[] {
  const tested = attributes.flatMap(({ gaps }) => gaps.filter(({ pValue }) => pValue !== undefined))
  const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue))
  const found = new Map(tested.map((gap, i) => [gap, adjusted[i] ?? 1]))
  return attributes.map((attribute) => ({
    ...attribute,
    gaps: attribute.gaps.map((gap) => {
      const adjustedPValue = found.get(gap)
      return adjustedPValue === undefined ? gap : { ...gap, adjustedPValue }
    }),
  }))
}
