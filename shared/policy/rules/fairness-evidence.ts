import type { Estimated3, FairnessSplit } from '../../evidence/fairness.ts'
import { MIN_GROUP_ROWS } from '../../evidence/groups.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { fairnessMeasure, ROW_INDICES } from '../fairness-measures.ts'

/** What a rule about groups asks for. */
export type Asked = {
  readonly attribute?: string | undefined
  readonly metric: string
  readonly class?: string | undefined
  readonly against?: 'largest_gap' | 'overall' | 'reference' | undefined
}

/** A measured gap, ratio or index with its interval; without groups for an index. */
export type Measured = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly level: number
  readonly highest?: string
  readonly lowest?: string
}

/** A group as far as a rule cares: whether it is counted at all, and by how many rows. */
export type JudgedGroup = { readonly name: string; readonly n: number; readonly isMeasured: boolean }
export type JudgedGroups = { readonly groups: readonly JudgedGroup[]; readonly omitted: number }

/** Names of the four measures that evidence without the member `fairness` has under `groups`. */
const IN_GROUPS: Readonly<Record<string, string>> = {
  selection_rate: 'selection_rate',
  tpr: 'true_positive_rate',
  fpr: 'false_positive_rate',
  precision: 'precision',
  accuracy: 'accuracy',
}

/** The number that the rule asks about; undefined where it was not measured. */
export function measuredOf(asked: Asked, { fairness, groups = [] }: TestPredicate): Measured | undefined {
  const { stored, kind } = fairnessMeasure(asked.metric)
  const { against = 'largest_gap' } = asked
  const level = fairness?.level ?? 0
  if (ROW_INDICES.includes(asked.metric)) return toMeasured(fairness?.indices?.find(named(stored)), level)
  const split = fairness?.splits.find(({ attribute }) => attribute === asked.attribute)
  if (kind === 'index') return toMeasured(split?.indices?.find(named(stored)), level)
  if (split !== undefined) {
    return toMeasured(
      split.measures.find(
        (one) => one.measure === stored && one.class === asked.class && (kind === 'group' || one.against === against),
      ),
      level,
    )
  }
  if (against !== 'largest_gap' || asked.class !== undefined) return undefined
  const rate = IN_GROUPS[stored.replace(/_(difference|ratio)$/, '')]
  const gap = groups.find(({ attribute }) => attribute === asked.attribute)?.gaps.find((one) => one.metric === rate)
  const found = kind === 'ratio' ? gap?.ratio : gap
  if (gap === undefined || found === undefined) return undefined
  const { low, high, level: own } = found.interval
  return { value: found.value, low, high, level: own, highest: gap.highest, lowest: gap.lowest }
}

function named(measure: string): (one: { readonly measure: string }) => boolean {
  return (one) => one.measure === measure
}

type Stored = { readonly value: Estimated3; readonly highest?: string; readonly lowest?: string }

function toMeasured(found: Stored | undefined, level: number): Measured | undefined {
  if (found === undefined) return undefined
  const [value, low, high] = found.value
  const { highest, lowest } = found
  return {
    value,
    low,
    high,
    level,
    ...(highest === undefined ? {} : { highest }),
    ...(lowest === undefined ? {} : { lowest }),
  }
}

/** The groups of an attribute, or of a crossing; undefined where it was not measured. */
export function groupsOf(asked: Asked, { fairness, groups = [] }: TestPredicate): JudgedGroups | undefined {
  const found = groups.find(({ attribute }) => attribute === asked.attribute)
  const split = fairness?.splits.find(({ attribute }) => attribute === asked.attribute)
  const { rates } = fairnessMeasure(asked.metric)
  const kept = split === undefined ? [] : keptRates(split, asked)
  if (found === undefined) return split === undefined ? undefined : crossed(split, asked)
  return {
    groups: found.groups.map(({ name, n, metrics = [] }) => {
      const own = split?.groups.find((group) => group.name === name)?.rates
      const isMeasured =
        split === undefined
          ? rates.every((rate) => metrics.some((metric) => metric.name === (IN_GROUPS[rate] ?? rate)))
          : own !== undefined && kept.every((rate) => own.some((one) => isRate(one, rate, asked)))
      return { name, n, isMeasured }
    }),
    omitted: found.omitted?.groups ?? 0,
  }
}

function crossed(split: FairnessSplit, asked: Asked): JudgedGroups {
  const kept = keptRates(split, asked)
  return {
    groups: split.groups.map(({ name, n, rates: own }) => {
      return { name, n, isMeasured: kept.every((rate) => own.some((one) => isRate(one, rate, asked))) }
    }),
    omitted: split.suppressed?.groups ?? 0,
  }
}

/** Of the rates that the measure is made of those that any group has: crossings and many groups keep the main ones, and the gaps of all. */
function keptRates(split: FairnessSplit, asked: Asked): readonly string[] {
  const { rates } = fairnessMeasure(asked.metric)
  return rates.filter((rate) => split.groups.some((group) => group.rates.some((one) => isRate(one, rate, asked))))
}

type Rate = { readonly metric: string; readonly class?: string }

function isRate(one: Rate, rate: string, asked: Asked): boolean {
  return one.metric === rate && one.class === asked.class
}

/** Groups that cannot be judged: too few rows, or none that the metric counts. */
export function smallGroups({ groups }: JudgedGroups, least = MIN_GROUP_ROWS): readonly JudgedGroup[] {
  return groups.filter(({ n, isMeasured }) => n < least || !isMeasured)
}
