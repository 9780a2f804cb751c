import type { Estimated3, FairnessGroup, FairnessMeasure, FairnessRate } from '../evidence/fairness.ts'
import type { Estimated } from '../stats/mover.ts'
import { type Against, type Context, type Contrast, type Named, smallestRatio, widestDifference } from './contrasts.ts'
import { averageOdds, equalizedOdds } from './odds.ts'
import type { RateSamples } from './rates.ts'
import { estimateSample, homogeneity, type Sample } from './sample.ts'
import type { Split } from './split-groups.ts'

/** The groups of a split that are measured, by their places, and what they are held against. */
export type Asked = Context & {
  readonly split: Split
  /** Rows per group. */
  readonly sizes: readonly number[]
  readonly kept: readonly number[]
  readonly against: readonly Against[]
}

/** Eight significant digits are more than any reader or gate can use; the order of numbers stays. */
export function rounded(value: number): number {
  return Number(value.toPrecision(8))
}

export function triple({ value, low, high }: Estimated): Estimated3 {
  return [rounded(value), rounded(low), rounded(high)]
}

/** With more groups than this only the main rates of each are kept; the gaps between them are whole. */
const MAX_DETAILED = 10

/** The rates that a reader looks at first. */
export const MAIN_RATES: readonly string[] = ['selection_rate', 'tpr', 'fpr', 'accuracy', 'mean_error', 'mae']

/** Every rate of every group with its own interval; what is not finite or counts no row is left out. */
export function describeRates(rates: readonly RateSamples[], { split, sizes, kept, level }: Asked): FairnessGroup[] {
  const shown = kept.length > MAX_DETAILED ? rates.filter(({ metric }) => MAIN_RATES.includes(metric)) : rates
  return kept.map((place) => ({
    name: split.names[place] ?? '',
    n: sizes[place] ?? 0,
    rates: shown.flatMap(({ metric, class: of, own, counted }): FairnessRate[] => {
      const sample = own[place]
      if (sample === undefined || !isUsable(sample)) return []
      const value = triple(estimateSample(sample, level))
      return [{ metric, ...(of === undefined ? {} : { class: of }), value, n: counted?.[place] ?? sample.n }]
    }),
  }))
}

/** Rows per group. */
export function sizesOf({ names, of }: Pick<Split, 'names' | 'of'>): number[] {
  const sizes = names.map(() => 0)
  for (const group of of) (sizes[group] as number)++
  return sizes
}

/** Differences and ratios of every rate, and the measures that are made of two rates, against whatever is asked for. */
export function describeGaps(rates: readonly RateSamples[], asked: Asked): FairnessMeasure[] {
  const { against, level, reference } = asked
  const context = { level, reference }
  const single = rates.flatMap((rate) => {
    const named = namedOf(rate, asked)
    const found = against.flatMap((side) => singleGaps(rate, { side, named, context }))
    const pValue = rate.compare.includes('difference') && named.length > 1 ? alike(named) : undefined
    return found.map((one) => (pValue === undefined || !isTested(one) ? one : { ...one, pValue }))
  })
  const odds = oddsRates(rates, asked)
  if (odds === undefined) return single
  const p = ['tpr_difference', 'fpr_difference'].map((name) =>
    single.find((one) => one.measure === name && isTested(one)),
  )
  const joint = Math.min(1, 2 * Math.min(...p.map((one) => one?.pValue ?? 1)))
  const double = against.flatMap((side) => [
    ...equalizedOdds(side, odds, context).map((one) => {
      const isAsked = side === 'largest_gap' && one.measure === 'equalized_odds_difference'
      return { ...toMeasure(one.measure, side, one.contrast), ...(isAsked ? { pValue: rounded(joint) } : {}) }
    }),
    ...(side === 'overall' ? [] : averageOdds(side, odds, context)).map((one) =>
      toMeasure(one.measure, side, one.contrast),
    ),
  ])
  return [...single, ...double]
}

type Sides = { readonly side: Against; readonly named: readonly Named[]; readonly context: Context }

function singleGaps({ metric, compare, class: of }: RateSamples, { side, named, context }: Sides): FairnessMeasure[] {
  return compare.flatMap((kind) => {
    const find = kind === 'difference' ? widestDifference : smallestRatio
    const contrast = find(side, named, context)
    if (contrast === undefined) return []
    return [{ ...toMeasure(`${metric}_${kind}`, side, contrast), ...(of === undefined ? {} : { class: of }) }]
  })
}

function toMeasure(measure: string, against: Against, contrast: Contrast): FairnessMeasure {
  return { measure, against, value: triple(contrast), highest: contrast.highest, lowest: contrast.lowest }
}

/** One test per metric: its difference between the groups. */
function isTested({ measure, against }: FairnessMeasure): boolean {
  return against === 'largest_gap' && measure.endsWith('_difference')
}

function alike(named: readonly Named[]): number | undefined {
  const p = homogeneity(named.map(({ own }) => own))
  return p === undefined || !Number.isFinite(p) ? undefined : rounded(p)
}

/** The groups in which the metric counts rows. */
export function namedOf({ own, rest, counted }: RateSamples, { split, kept }: Pick<Asked, 'split' | 'kept'>): Named[] {
  const sizes = counted ?? own.map(({ n }) => n)
  const all = sizes.reduce((sum, n) => sum + n, 0)
  return kept.flatMap((place): Named[] => {
    const [mine, others] = [own[place], rest[place]]
    if (mine === undefined || others === undefined || !isUsable(mine)) return []
    return [{ name: split.names[place] ?? '', own: mine, rest: others, weight: (sizes[place] ?? 0) / all }]
  })
}

function oddsRates(rates: readonly RateSamples[], asked: Asked) {
  const of = (metric: string): Named[] => {
    const rate = rates.find((one) => one.metric === metric && one.class === undefined)
    return rate === undefined ? [] : namedOf(rate, asked)
  }
  const [tpr, fpr] = [of('tpr'), of('fpr')]
  const names = new Set(fpr.map(({ name }) => name))
  const common = new Set(tpr.filter(({ name }) => names.has(name)).map(({ name }) => name))
  if (common.size < 2) return undefined
  const kept = (list: readonly Named[]): Named[] => list.filter(({ name }) => common.has(name))
  return { tpr: kept(tpr), fpr: kept(fpr) }
}

/** An interval needs a row, of numbers two; odds need rows on both sides. */
function isUsable(sample: Sample): boolean {
  switch (sample.kind) {
    case 'share':
      return sample.n > 0
    case 'odds':
      return sample.k < sample.n
    case 'mean':
    case 'root':
      return sample.n > 1
    default:
      return sample satisfies never
  }
}
