import { describe, expect, test } from 'vitest'
import { andersonDarling, andersonDarlingSf } from '../../../shared/stats/anderson-darling.ts'
import { betaBinomialAtLeast } from '../../../shared/stats/beta-binomial.ts'
import { chiSquaredHomogeneity, chiSquaredSf } from '../../../shared/stats/chi-squared.ts'
import { fisherExact } from '../../../shared/stats/fisher.ts'
import { gammaSf } from '../../../shared/stats/gamma.ts'
import { moodTest } from '../../../shared/stats/mood.ts'
import { weightedBonferroni } from '../../../shared/stats/multiplicity.ts'
import { normalSf } from '../../../shared/stats/normal.ts'
import { hillTail, tailExceedance } from '../../../shared/stats/tail.ts'
import { rankedValue, toTiedPair } from '../../../shared/stats/tied-pair.ts'
import { wasserstein1 } from '../../../shared/stats/wasserstein.ts'
import { coarsen } from '../../../shared/summary/number-cells.ts'
import { exactCells, tied } from '../../fixtures/samples.ts'

const range = (count: number, scale = 1, shift = 0): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => shift + scale * (i + 1))

describe('distribution functions', () => {
  test('chi-squared has its closed forms, far into the tail', () => {
    for (const x of [0.1, 1, 5, 30, 200]) {
      expect(chiSquaredSf(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12)
      expect(chiSquaredSf(x, 1) / (2 * normalSf(Math.sqrt(x)))).toBeCloseTo(1, 11)
    }
    expect([gammaSf(1, 0), gammaSf(1, Number.POSITIVE_INFINITY), gammaSf(-1, 1)]).toEqual([1, 0, Number.NaN])
  })

  test('the Anderson-Darling tail joins its two forms and falls', () => {
    expect(andersonDarlingSf(8.0001) / andersonDarlingSf(8)).toBeCloseTo(1, 1)
    expect([0, 0.5, 1.999, 2.001, 4, 8, 9, 40].map(andersonDarlingSf)).toEqual(
      [0, 0.5, 1.999, 2.001, 4, 8, 9, 40].map(andersonDarlingSf).toSorted((a, b) => b - a),
    )
  })

  test('beta-binomial is uniform for a = b = 1 and adds up from both sides', () => {
    expect(betaBinomialAtLeast(3, 9, 1, 1)).toBeCloseTo(0.7, 12)
    expect(betaBinomialAtLeast(9, 9, 1, 1)).toBeCloseTo(0.1, 12)
    expect([betaBinomialAtLeast(0, 9, 2, 5), betaBinomialAtLeast(10, 9, 2, 5)]).toEqual([1, 0])
  })

  test('Fisher: the lady tasting tea', () => {
    expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(34 / 70, 12)
    expect(fisherExact(4, 0, 0, 4)).toBeCloseTo(2 / 70, 12)
    expect(fisherExact(5, 0, 5, 0)).toBeCloseTo(1, 12)
  })
})

describe('two samples', () => {
  test('are pooled into different values, in order, with the rows of both', () => {
    const pair = tied([3, 1, 1], [3, 2, 1, 3])
    expect(pair).toEqual({
      values: Float64Array.of(1, 2, 3),
      reference: Float64Array.of(2, 0, 1),
      current: Float64Array.of(1, 1, 2),
      n: 3,
      m: 4,
    })
    expect([0, 1, 2, 3].map((rank) => rankedValue(pair, pair.reference, rank))).toEqual([1, 1, 3, Number.NaN])
  })

  test('are pooled in the cells of the coarser side', () => {
    const coarse = coarsen(exactCells([1, 1.25, 5]), 51)
    expect(toTiedPair(coarse, exactCells([1.125, 6.5]))).toMatchObject({
      values: Float64Array.of(1, 4, 6),
      reference: Float64Array.of(2, 1, 0),
      current: Float64Array.of(1, 0, 1),
    })
  })

  test('Wasserstein: closed forms, and unequal sizes', () => {
    expect(wasserstein1(tied(Float64Array.of(0, 2), Float64Array.of(0)))).toBe(1)
    expect(wasserstein1(tied(range(5), range(5, 1, 10)))).toBeCloseTo(10, 12)
    expect(wasserstein1(tied(Float64Array.of(0, 1, 1, 1), Float64Array.of(0, 1)))).toBeCloseTo(0.25, 12)
  })

  test('equal values decide nothing', () => {
    const same = new Float64Array(20).fill(7)
    expect(andersonDarling(tied(same, same)).pValue).toBeGreaterThan(0.99)
    expect(moodTest(tied(same, same))).toEqual({ z: 0, pValue: 1 })
    expect(hillTail(tied(same, same)).pValue).toBe(1)
    expect(chiSquaredHomogeneity([20], [20])).toEqual({ statistic: 0, df: 0, pValue: 1 })
  })

  test('Mood sees a change of scale that leaves the middle alone, with its sign', () => {
    const wide = moodTest(tied(range(200, 2, -201), range(200, 1, -100.5)))
    expect(wide.z).toBeGreaterThan(5)
    expect(moodTest(tied(range(200, 1, -100.5), range(200, 2, -201))).z).toBeCloseTo(-wide.z, 9)
  })

  test('the variance of Anderson-Darling goes on smoothly for many rows', () => {
    const at = (count: number): number => andersonDarling(tied(range(count / 2), range(count / 2, 1, 500))).standardized
    expect(at(20_002) / at(20_000)).toBeCloseTo(1, 3)
  })
})

describe('tails', () => {
  test('counts what lies beyond the most extreme reference value, at either end', () => {
    expect(tailExceedance(tied(range(1000), range(200, 1, 804)))).toMatchObject({ count: 4 })
    expect(tailExceedance(tied(range(1000), range(200, 1, -4))).count).toBe(4)
    expect(tailExceedance(tied(range(1000), range(200))).pValue).toBe(1)
  })

  test('a value far outside is unlikely, one just outside is not; light and heavy tails differ', () => {
    const current = (extreme: number): Float64Array => Float64Array.of(...range(199, 5), extreme)
    expect(hillTail(tied(range(1000), current(1001))).pValue).toBeGreaterThan(0.05)
    expect(hillTail(tied(range(1000), current(100_000))).pValue).toBeLessThan(1e-6)
    const heavy = Float64Array.from({ length: 1000 }, (_, i) => 1 / (1 - (i + 0.5) / 1000))
    expect(hillTail(tied(heavy, Float64Array.of(...new Float64Array(199).fill(1), 2500))).pValue).toBeGreaterThan(0.05)
  })
})

test('weights share out the error', () => {
  const tests = [
    { pValue: 0.03, weight: 0.6 },
    { pValue: 0.02, weight: 0.4 },
  ]
  expect(weightedBonferroni(tests)).toBeCloseTo(0.05, 12)
  expect(weightedBonferroni([{ pValue: 1, weight: 0.5 }])).toBe(1)
})
