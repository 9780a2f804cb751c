import { type Estimated, moverDifference } from '../stats/mover.ts'
import {
  type Against,
  type Context,
  type Contrast,
  joined,
  type Named,
  pairCount,
  smallestRatio,
  widestDifference,
} from './contrasts.ts'
import { estimateSample } from './sample.ts'

/** True and false positive rate of the groups that have rows for both, in the same order. */
export type OddsRates = { readonly tpr: readonly Named[]; readonly fpr: readonly Named[] }
type Found = { readonly measure: string; readonly contrast: Contrast }

/**
 * Equalized odds (M. Hardt, E. Price, N. Srebro, 2016): the larger, or the mean, of the gaps of both rates. Each gap has half of the error
 * probability, so that the interval covers whichever of the two is the larger.
 */
export function equalizedOdds(against: Against, { tpr, fpr }: OddsRates, context: Context): Found[] {
  const half = { ...context, level: 1 - (1 - context.level) / 2 }
  const differences = both(widestDifference(against, tpr, half), widestDifference(against, fpr, half))
  const ratios = both(smallestRatio(against, tpr, half), smallestRatio(against, fpr, half))
  return [
    ...combine('equalized_odds_difference', differences, max),
    ...combine('equalized_odds_mean_difference', differences, mean),
    ...combine('equalized_odds_ratio', ratios, min),
    ...combine('equalized_odds_mean_ratio', ratios, mean),
  ]
}

function both(a: Contrast | undefined, b: Contrast | undefined): readonly Contrast[] {
  return a === undefined || b === undefined ? [] : [a, b]
}

function combine(measure: string, parts: readonly Contrast[], of: (values: readonly number[]) => number): Found[] {
  const [first] = parts
  if (first === undefined) return []
  const value = of(parts.map((part) => part.value))
  const { highest, lowest } = parts.find((part) => part.value === value) ?? first
  return [{ measure, contrast: { value, ...joined(parts, of), highest, lowest } }]
}

/** AIF360's average odds difference and average absolute odds difference, the widest of all pairs or of those with the reference group. */
export function averageOdds(
  against: 'largest_gap' | 'reference',
  { tpr, fpr }: OddsRates,
  { level, reference }: Context,
): Found[] {
  const pairs = pairCount(against, tpr.length)
  if (tpr.length < 2 || pairs < 1) return []
  const share = (1 - level) / pairs
  const at = (list: readonly Named[], each: number) => list.map(({ own }) => estimateSample(own, each))
  const [t, f] = [at(tpr, 1 - share), at(fpr, 1 - share)]
  const [wideT, wideF] = [at(tpr, 1 - share / 2), at(fpr, 1 - share / 2)]
  const signed: Contrast[] = []
  const absolute: Contrast[] = []
  for (const [i, high] of tpr.entries()) {
    for (const [j, low] of tpr.entries()) {
      if (i === j || (against === 'reference' && high.name !== reference && low.name !== reference)) continue
      const names = { highest: high.name, lowest: low.name }
      const pair = (list: readonly Estimated[]): Estimated => difference(list[i] as Estimated, list[j] as Estimated)
      signed.push({ ...names, ...meanOfIndependent(pair(t), pair(f)) })
      const sizes = [size(pair(wideT)), size(pair(wideF))]
      absolute.push({ ...names, value: mean(sizes.map(({ value }) => value)), ...joined(sizes, mean) })
    }
  }
  return [...widest('average_odds_difference', signed), ...widest('average_absolute_odds_difference', absolute)]
}

function widest(measure: string, list: readonly Contrast[]): Found[] {
  const [first, ...others] = list
  if (first === undefined) return []
  const top = others.reduce((best, one) => (one.value > best.value ? one : best), first)
  const low = Math.max(0, ...list.map((one) => one.low))
  return [{ measure, contrast: { ...top, low, high: Math.max(...list.map((one) => one.high)) } }]
}

function difference(a: Estimated, b: Estimated): Estimated {
  return { value: a.value - b.value, ...moverDifference(a, b) }
}

/** Differences of rates among positive and among negative rows: no row counts for both. */
function meanOfIndependent(a: Estimated, b: Estimated): Estimated {
  const value = (a.value + b.value) / 2
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.value - b.low) / 2,
    high: value + Math.hypot(a.high - a.value, b.high - b.value) / 2,
  }
}

function size({ value, low, high }: Estimated): Estimated {
  return { value: Math.abs(value), low: Math.max(0, low, -high), high: Math.max(Math.abs(low), Math.abs(high)) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function max(values: readonly number[]): number {
  return Math.max(...values)
}

function min(values: readonly number[]): number {
  return Math.min(...values)
}
