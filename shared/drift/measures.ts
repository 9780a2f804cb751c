import { chiSquaredUpperPoint } from '../stats/chi-squared.ts'
import { hellinger, jensenShannon, kullbackLeibler, largestGap, populationStability } from '../stats/divergences.ts'
import { kolmogorovSmirnov } from '../stats/kolmogorov-smirnov.ts'
import type { TiedPair } from '../stats/tied-pair.ts'
import { wasserstein1 } from '../stats/wasserstein.ts'
import type { Measure } from './finding.ts'
import { type Counts, totalVariation } from './share-test.ts'

/** Distances that other tools decide by. Here they stand beside the tests and decide nothing. */
export const MEASURES = [
  'psi',
  'ks',
  'jensen-shannon',
  'wasserstein',
  'l-infinity',
  'hellinger',
  'total-variation',
  'kullback-leibler',
] as const
export type MeasureName = (typeof MEASURES)[number]

const BINS = 10
/** Chance that clean data exceed the `chance` of a measure. */
const NULL_LEVEL = 0.05

/** Measures of numbers; those of shares over the ten bins between the deciles of the reference. */
export function measureNumbers(pair: TiedPair, names: readonly MeasureName[]): Measure[] {
  if (names.length === 0) return []
  const bins = toDeciles(pair)
  return names.map((name) => {
    if (name === 'ks') {
      const { distance, pValue, method } = kolmogorovSmirnov(pair)
      return { name, value: distance, unit: `largest gap of the distribution functions, p ${method}`, pValue }
    }
    if (name === 'wasserstein') return { name, value: wasserstein1(pair), unit: 'unit of the column' }
    return measureShares(name, bins)
  })
}

/** Measures of categories; those that need an order are left out. */
export function measureCategories(counts: Counts, names: readonly MeasureName[]): Measure[] {
  return names.filter((name) => name !== 'ks' && name !== 'wasserstein').map((name) => measureShares(name, counts))
}

function measureShares(name: Exclude<MeasureName, 'ks' | 'wasserstein'>, counts: Counts): Measure {
  const { reference, current } = counts
  switch (name) {
    case 'psi':
      return { name, value: populationStability(reference, current), unit: 'nats', ...chanceOf(counts) }
    case 'jensen-shannon':
      return { name, value: jensenShannon(reference, current), unit: 'square root of the divergence in base 2' }
    case 'hellinger':
      return { name, value: hellinger(reference, current), unit: '0 to 1' }
    case 'l-infinity':
      return { name, value: largestGap(reference, current), unit: 'share of rows' }
    case 'total-variation':
      return { name, value: totalVariation(counts), unit: 'share of rows' }
    case 'kullback-leibler':
      return { name, value: kullbackLeibler(current, reference), unit: 'nats, of the current from the reference' }
    default:
      return name satisfies never
  }
}

/** What 95 % of clean data stay below: PSI is (1/n + 1/m) chi-squared with one degree of freedom less than bins. */
function chanceOf({ reference, current }: Counts): { readonly chance?: number } {
  const bins = reference.filter((count, i) => count + (current[i] ?? 0) > 0).length
  if (bins < 2) return {}
  const total = (side: Float64Array): number => side.reduce((sum, count) => sum + count, 0)
  return { chance: (1 / total(reference) + 1 / total(current)) * chiSquaredUpperPoint(NULL_LEVEL, bins - 1) }
}

/** Rows of both sides up to each decile of the reference; ties can make bins fall together. */
function toDeciles({ reference, current, n }: TiedPair): Counts {
  const bins = { reference: [0], current: [0] }
  let upTo = 0
  let next = 1
  for (let i = 0; i < reference.length; i++) {
    if (next < BINS && upTo >= (next * n) / BINS) {
      bins.reference.push(0)
      bins.current.push(0)
      while (next < BINS && upTo >= (next * n) / BINS) next += 1
    }
    upTo += reference[i] as number
    bins.reference.push((bins.reference.pop() ?? 0) + (reference[i] as number))
    bins.current.push((bins.current.pop() ?? 0) + (current[i] as number))
  }
  return { reference: Float64Array.from(bins.reference), current: Float64Array.from(bins.current) }
}
