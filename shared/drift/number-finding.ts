import { andersonDarling } from '../stats/anderson-darling.ts'
import { distanceBand } from '../stats/distance-band.ts'
import { moodTest } from '../stats/mood.ts'
import { weightedBonferroni } from '../stats/multiplicity.ts'
import { hillTail, tailExceedance } from '../stats/tail.ts'
import { rankedValue, type TiedPair } from '../stats/tied-pair.ts'
import { wasserstein1 } from '../stats/wasserstein.ts'
import { splitAtoms } from './atoms.ts'
import { BAND_METHOD, bandInterval } from './effect-interval.ts'
import type { AlsoMaterial, Aspect, DriftTest, Effect } from './finding.ts'
import { MATERIAL, WEIGHTS } from './rule.ts'
import { testShares, totalVariation } from './share-test.ts'
import { points, short } from './words.ts'

/** With fewer values between the atoms their order says nothing. */
const MIN_REST = 10
const SMALLEST_SCALE = 1e-9
const MAX_SQUARED = 1e150
const TO_SMALLER = 2 ** -600

/** Tests two samples of finite numbers, with frequent values counted apart from the rest. `name` is that of the aspect. */
export function testNumbers(pair: TiedPair, seed: string, name = 'values'): Aspect {
  const { atoms, rest } = splitAtoms(pair)
  const effect = standardDistance(pair)
  const words = `moved by ${short(effect.size)} standard deviations (limit ${effect.material})`
  const frame = { name, effect, words, spread: 1 }
  if (atoms === undefined) {
    const tests = rankTests(pair, WEIGHTS.continuous)
    return { ...frame, tests, pValue: weightedBonferroni(tests), alsoMaterial: farBeyond(pair, tests) }
  }
  const shares: DriftTest = { ...testShares(atoms, seed), weight: WEIGHTS.atoms.shares }
  const enough = Math.min(rest.n, rest.m) >= MIN_REST
  const tests = enough ? [shares, ...rankTests(rest, WEIGHTS.atoms)] : [shares]
  const moved = totalVariation(atoms)
  const also = {
    words: `frequent values changed their share by ${points(moved)}`,
    pValue: weightedBonferroni([shares]),
  }
  return {
    ...frame,
    tests,
    pValue: weightedBonferroni(tests),
    alsoMaterial: [...(moved >= MATERIAL.shares ? [also] : []), ...farBeyond(pair, tests)],
  }
}

type RankWeights = {
  readonly andersonDarling: number
  readonly mood: number
  readonly exceedance: number
  readonly hill: number
}

function rankTests(pair: TiedPair, weights: RankWeights): DriftTest[] {
  const location = andersonDarling(pair)
  const spread = moodTest(pair)
  const exceedance = tailExceedance(pair)
  return [
    {
      name: 'anderson-darling',
      statistic: location.standardized,
      pValue: location.pValue,
      weight: weights.andersonDarling,
    },
    { name: 'mood', statistic: spread.z, pValue: spread.pValue, weight: weights.mood },
    { name: 'tail-exceedance', statistic: exceedance.count, pValue: exceedance.pValue, weight: weights.exceedance },
    { name: 'hill-tail', pValue: hillTail(pair).pValue, weight: weights.hill },
  ]
}

/** Wasserstein-1 in standard deviations of the reference; a constant reference is measured against a sliver of the common range. */
function standardDistance(given: TiedPair): Effect {
  const pair = withinSquares(given)
  const { values, reference, n } = pair
  const distance = wasserstein1(pair)
  const range = (values.at(-1) ?? 0) - (values[0] ?? 0)
  const unit = Math.max(standardDeviation(values, reference, n), SMALLEST_SCALE * range)
  const size = distance === 0 ? 0 : distance / unit
  const band = unit === 0 ? 0 : distanceBand(pair) / unit
  return {
    name: 'wasserstein-1/sd',
    size,
    material: MATERIAL.distance,
    interval: bandInterval({ size, band, method: BAND_METHOD.distance }),
  }
}

/** The same in a smaller unit where the squares of the values would overflow. */
function withinSquares(pair: TiedPair): TiedPair {
  const largest = Math.max(Math.abs(pair.values[0] ?? 0), Math.abs(pair.values.at(-1) ?? 0))
  return largest < MAX_SQUARED ? pair : { ...pair, values: pair.values.map((value) => value * TO_SMALLER) }
}

function standardDeviation(values: Float64Array, counts: Float64Array, n: number): number {
  let mean = 0
  for (let i = 0; i < values.length; i++) mean += (values[i] as number) * ((counts[i] as number) / n)
  let variance = 0
  for (let i = 0; i < values.length; i++) variance += ((values[i] as number) - mean) ** 2 * ((counts[i] as number) / n)
  return Math.sqrt(variance)
}

/** A current value far outside of the reference, and what the tests of the tails say to it. */
function farBeyond(pair: TiedPair, tests: readonly DriftTest[]): AlsoMaterial[] {
  const { values, reference, current, n } = pair
  const quartile = (share: number): number => rankedValue(pair, reference, Math.floor(share * (n - 1)))
  const range = quartile(0.75) - quartile(0.25)
  const first = (side: Float64Array): number => values[side.findIndex((count) => count > 0)] ?? 0
  const last = (side: Float64Array): number => values[side.findLastIndex((count) => count > 0)] ?? 0
  const above = last(current) - last(reference)
  const below = first(reference) - first(current)
  if (range <= 0 || Math.max(above, below) <= MATERIAL.beyond * range) return []
  const [word, value] = above >= below ? ['above', last(current)] : ['below', first(current)]
  const far = short(Math.max(above, below) / range)
  const words = `a value of ${short(value)} lies ${far} interquartile ranges ${word} everything in the reference`
  return [{ words, pValue: weightedBonferroni(tests.filter(({ name }) => name.includes('tail'))) }]
}
