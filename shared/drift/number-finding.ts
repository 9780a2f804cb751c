import { andersonDarling } from '../stats/anderson-darling.ts'
import { moodTest } from '../stats/mood.ts'
import { weightedBonferroni } from '../stats/multiplicity.ts'
import { hillTail, tailExceedance } from '../stats/tail.ts'
import { wasserstein1 } from '../stats/wasserstein.ts'
import { type Pair, splitAtoms } from './atoms.ts'
import type { DriftTest, ValuesFinding } from './finding.ts'
import { MATERIAL, WEIGHTS } from './rule.ts'
import { testShares, totalVariation } from './share-test.ts'

/** With fewer values between the atoms their order says nothing. */
const MIN_REST = 10
const SMALLEST_SCALE = 1e-9

/** Tests two ascending samples of finite numbers, with frequent values counted apart from the rest. */
export function testNumbers(pair: Pair, seed: string): ValuesFinding {
  const { atoms, rest } = splitAtoms(pair)
  const size = standardDistance(pair)
  const effect = { name: 'wasserstein-1/sd', size, material: MATERIAL.distance }
  if (atoms === undefined) {
    const tests = rankTests(pair, WEIGHTS.continuous)
    return { tests, pValue: weightedBonferroni(tests), effect, ...farBeyond(pair) }
  }
  const shares: DriftTest = { ...testShares(atoms, seed), weight: WEIGHTS.atoms.shares }
  const enough = Math.min(rest.reference.length, rest.current.length) >= MIN_REST
  const tests = enough ? [shares, ...rankTests(rest, WEIGHTS.atoms)] : [shares]
  const moved = totalVariation(atoms)
  const also =
    moved >= MATERIAL.shares ? { alsoMaterial: `frequent values changed their share by ${points(moved)}` } : {}
  return { tests, pValue: weightedBonferroni(tests), effect, ...farBeyond(pair), ...also }
}

type RankWeights = {
  readonly andersonDarling: number
  readonly mood: number
  readonly exceedance: number
  readonly hill: number
}

function rankTests({ reference, current }: Pair, weights: RankWeights): DriftTest[] {
  const location = andersonDarling(reference, current)
  const spread = moodTest(reference, current)
  const exceedance = tailExceedance(reference, current)
  return [
    {
      name: 'anderson-darling',
      statistic: location.standardized,
      pValue: location.pValue,
      weight: weights.andersonDarling,
    },
    { name: 'mood', statistic: spread.z, pValue: spread.pValue, weight: weights.mood },
    { name: 'tail-exceedance', statistic: exceedance.count, pValue: exceedance.pValue, weight: weights.exceedance },
    { name: 'hill-tail', pValue: hillTail(reference, current).pValue, weight: weights.hill },
  ]
}

/** Wasserstein-1 in standard deviations of the reference; a constant reference is measured against a sliver of the common range. */
function standardDistance({ reference, current }: Pair): number {
  const distance = wasserstein1(reference, current)
  if (distance === 0) return 0
  const low = Math.min(reference[0] ?? 0, current[0] ?? 0)
  const high = Math.max(reference.at(-1) ?? 0, current.at(-1) ?? 0)
  return distance / Math.max(standardDeviation(reference), SMALLEST_SCALE * (high - low))
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0))
}

function farBeyond({ reference, current }: Pair): { readonly alsoMaterial?: string } {
  const range = quantile(reference, 0.75) - quantile(reference, 0.25)
  const limit = MATERIAL.beyond * range
  const above = (current.at(-1) ?? 0) - (reference.at(-1) ?? 0)
  const below = (reference[0] ?? 0) - (current[0] ?? 0)
  if (range <= 0 || Math.max(above, below) <= limit) return {}
  const [word, value] = above >= below ? ['above', current.at(-1)] : ['below', current[0]]
  return {
    alsoMaterial: `a value of ${short(value ?? 0)} lies ${short(Math.max(above, below) / range)} interquartile ranges ${word} everything in the reference`,
  }
}

function quantile(ascending: Float64Array, share: number): number {
  return ascending[Math.floor(share * (ascending.length - 1))] ?? 0
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`
}
