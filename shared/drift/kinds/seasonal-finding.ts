import type { TextColumn } from '../../data/table.ts'
import { sortedOrder } from '../../stats/sorted-order.ts'
import { LOCATION, SPREAD, stratifiedRankTest } from '../../stats/stratified-ranks.ts'
import { stratifiedShareTest } from '../../stats/stratified-shares.ts'
import { type TiedPair, toTiedPair } from '../../stats/tied-pair.ts'
import { wasserstein1 } from '../../stats/wasserstein.ts'
import { type NumberCells, toCells } from '../../summary/number-cells.ts'
import type { Aspect } from '../finding.ts'
import { MATERIAL } from '../rule.ts'
import type { Counts } from '../share-test.ts'
import { percent, short } from '../words.ts'
import { byPhase, phaseCount, phaseOf, type Season, type TimedNumbers } from './season.ts'

const MAX_CATEGORIES = 50
const WEIGHTS = { location: 0.7, spread: 0.3 } as const
const SMALLEST_SCALE = 1e-9

export type TimedTexts = { readonly column: TextColumn; readonly times: Float64Array }

/** Numbers of the same phase against each other: location (van Elteren) and spread, and how far the current ones are from the reference of the same phases. */
export function testSeasonalNumbers(reference: TimedNumbers, current: TimedNumbers, season: Season): Aspect {
  const [before, now] = [byPhase(reference, season), byPhase(current, season)]
  const strata = before.map((values, phase) => pairOf(values, now[phase] ?? []))
  const location = stratifiedRankTest(strata, LOCATION)
  const spread = stratifiedRankTest(strata, SPREAD)
  const size = matchedDistance(strata)
  return {
    name: 'values',
    tests: [
      { name: `van-elteren (${season})`, statistic: location.z, pValue: location.pValue, weight: WEIGHTS.location },
      { name: `spread (${season})`, statistic: spread.z, pValue: spread.pValue, weight: WEIGHTS.spread },
    ],
    pValue: Math.min(1, location.pValue / WEIGHTS.location, spread.pValue / WEIGHTS.spread),
    effect: { name: 'wasserstein-1/sd', size, material: MATERIAL.distance },
    words: `moved by ${short(size)} standard deviations within the same ${season} (limit ${MATERIAL.distance})`,
    spread: 1,
  }
}

/** Categories of the same phase against each other (Cochran, Mantel and Haenszel); the 50 most frequent, and the rest as one. */
export function testSeasonalCategories(reference: TimedTexts, current: TimedTexts, season: Season): Aspect {
  const names = frequentNames(reference.column, current.column)
  const [before, now] = [countByPhase(reference, season, names), countByPhase(current, season, names)]
  const strata = before.map((counts, phase) => ({
    reference: counts,
    current: now[phase] ?? new Float64Array(counts.length),
  }))
  const { statistic, pValue } = stratifiedShareTest(strata)
  const size = matchedShareGap(strata)
  return {
    name: 'values',
    tests: [{ name: `cochran-mantel-haenszel (${season})`, statistic, pValue, weight: 1 }],
    pValue,
    effect: { name: 'total-variation', size, material: MATERIAL.shares },
    words: `${percent(size)} of the rows changed category within the same ${season} (limit ${percent(MATERIAL.shares)})`,
    spread: 0.5,
  }
}
function pairOf(reference: readonly number[], current: readonly number[]): TiedPair {
  const cells = (values: readonly number[]) => toCells(Float64Array.from(values), Number.POSITIVE_INFINITY)
  return toTiedPair(cells(reference), cells(current))
}

/** Every phase with rows on both sides, its reference rows weighted so that it has the share that it has now. */
function phaseWeights(strata: readonly { readonly n: number; readonly m: number }[]): number[] {
  return strata.map(({ n, m }) => (n > 0 && m > 0 ? m / n : 0))
}

/** Wasserstein-1 in standard deviations of the reference, between the current rows and the reference with the phases that these have. */
function matchedDistance(strata: readonly TiedPair[]): number {
  const weights = phaseWeights(strata)
  const matched = toTiedPair(
    gather(strata, ({ reference }, phase) => reference.map((count) => count * (weights[phase] ?? 0))),
    gather(strata, ({ current }, phase) => ((weights[phase] ?? 0) > 0 ? current : new Float64Array(current.length))),
  )
  if (matched.n === 0 || matched.m === 0) return 0
  const distance = wasserstein1(matched)
  const range = (matched.values.at(-1) ?? 0) - (matched.values[0] ?? 0)
  return distance === 0 ? 0 : distance / Math.max(deviation(strata), SMALLEST_SCALE * range)
}

/** The values of all phases as one ascending list, each with what is counted of it. */
function gather(strata: readonly TiedPair[], take: (pair: TiedPair, phase: number) => Float64Array): NumberCells {
  const size = strata.reduce((sum, pair) => sum + pair.values.length, 0)
  const all = { values: new Float64Array(size), counts: new Float64Array(size) }
  let filled = 0
  strata.forEach((pair, phase) => {
    all.values.set(pair.values, filled)
    all.counts.set(take(pair, phase), filled)
    filled += pair.values.length
  })
  const into = { values: new Float64Array(size), counts: new Float64Array(size) }
  let cells = 0
  for (const place of sortedOrder(all.values)) {
    const count = all.counts[place] as number
    if (count === 0) continue
    const value = all.values[place] as number
    if (cells === 0 || into.values[cells - 1] !== value) into.values[cells++] = value
    into.counts[cells - 1] = (into.counts[cells - 1] as number) + count
  }
  return { shift: 0, values: into.values.slice(0, cells), counts: into.counts.slice(0, cells) }
}

/** Of all reference rows, whatever their phase. */
function deviation(strata: readonly TiedPair[]): number {
  let [n, sum, squares] = [0, 0, 0]
  const each = (visit: (value: number, count: number) => void): void => {
    for (const { values, reference } of strata)
      for (let i = 0; i < values.length; i++) visit(values[i] as number, reference[i] as number)
  }
  each((value, count) => {
    n += count
    sum += value * count
  })
  each((value, count) => {
    squares += count * (value - sum / n) ** 2
  })
  return Math.sqrt(squares / n)
}

function matchedShareGap(strata: readonly Counts[]): number {
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0)
  const sizes = strata.map(({ reference, current }) => ({ n: total(reference), m: total(current) }))
  const weights = phaseWeights(sizes)
  const rows = sizes.reduce((sum, { m }, phase) => sum + ((weights[phase] ?? 0) > 0 ? m : 0), 0)
  const gap = new Float64Array(strata[0]?.reference.length ?? 0)
  strata.forEach(({ reference, current }, phase) => {
    const weight = weights[phase] ?? 0
    if (weight === 0) return
    for (let i = 0; i < gap.length; i++)
      gap[i] = (gap[i] as number) + ((current[i] as number) - weight * (reference[i] as number)) / rows
  })
  return gap.reduce((sum, value) => sum + Math.abs(value) / 2, 0)
}

/** The most frequent names of both sides; all others share the last place. */
function frequentNames(reference: TextColumn, current: TextColumn): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { codes, dictionary } of [reference, current])
    for (const code of codes) {
      const name = dictionary[code]
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  const names = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MAX_CATEGORIES)
  return new Map(names.map(([name], i) => [name, i]))
}

function countByPhase({ column, times }: TimedTexts, season: Season, names: Map<string, number>): Float64Array[] {
  const places = Int32Array.from(column.dictionary, (name) => names.get(name) ?? names.size)
  const counts = Array.from({ length: phaseCount(season) }, () => new Float64Array(names.size + 1))
  column.codes.forEach((code, row) => {
    const own = counts[phaseOf(times[row] ?? Number.NaN, season)]
    const place = places[code]
    if (own !== undefined && place !== undefined) own[place] = (own[place] as number) + 1
  })
  return counts
}
