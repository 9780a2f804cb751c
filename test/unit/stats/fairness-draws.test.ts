import { describe, expect, test } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { drawBinomial, redrawCounts } from '../../../shared/stats/multinomial.ts'
import { shrinkMeans, shrinkShares } from '../../../shared/stats/shrink.ts'
import { twoSidedT } from '../../../shared/stats/student.ts'

describe('redrawn counts', () => {
  test('keep the number of rows, and leave empty cells empty', () => {
    const counts = Float64Array.of(3, 0, 500, 20, 0)
    const out = new Float64Array(5)
    for (let round = 0; round < 50; round++) {
      redrawCounts(counts, out, createPrng(String(round)))
      expect(out.reduce((sum, count) => sum + count, 0)).toBe(523)
      expect([out[1], out[4]]).toEqual([0, 0])
    }
  })

  /** Mean and variance of 4,000 draws, within four standard errors of what they must be. */
  test.each([
    [20, 0.3],
    [400, 0.02],
    [400, 0.9],
    [5000, 0.4],
  ])('%d trials of %d', (trials, p) => {
    const prng = createPrng('binomial')
    const draws = Array.from({ length: 4000 }, () => drawBinomial(trials, p, prng))
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws.length - 1)
    const expected = trials * p * (1 - p)
    expect(Math.abs(mean - trials * p)).toBeLessThan(4 * Math.sqrt(expected / draws.length))
    expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2.5 / draws.length))
    expect(draws.every((x) => Number.isInteger(x) && x >= 0 && x <= trials)).toBe(true)
  })
})

describe('shrunk rates', () => {
  test('lie between what was counted and the common share, small groups nearer to the latter', () => {
    const [small, large] = shrinkShares(
      [
        { k: 30, n: 40 },
        { k: 750, n: 1000 },
        { k: 250, n: 1000 },
        { k: 480, n: 1000 },
      ],
      0.95,
    )
    expect(small?.value).toBeLessThan(large?.value ?? 0)
    expect(large?.value).toBeLessThan(0.75)
    expect(small?.value).toBeGreaterThan(0.5)
    expect(small?.low).toBeLessThan(small?.value ?? 0)
  })

  test('of groups that differ no more than by chance are the common share', () => {
    for (const { value } of shrinkShares(
      [
        { k: 10, n: 40 },
        { k: 25, n: 100 },
      ],
      0.95,
    ))
      expect(value).toBeCloseTo(0.25, 4)
    const means = shrinkMeans(
      [
        { mean: 1, variance: 4, n: 40 },
        { mean: 1.1, variance: 4, n: 40 },
      ],
      0.95,
    )
    for (const { value } of means) expect(value).toBeCloseTo(1.05, 9)
  })

  test('means that lie far apart stay where they are', () => {
    const [a, b] = shrinkMeans(
      [
        { mean: 0, variance: 1, n: 1000 },
        { mean: 50, variance: 1, n: 1000 },
      ],
      0.95,
    )
    expect(a?.value).toBeCloseTo(0, 3)
    expect(b?.value).toBeCloseTo(50, 3)
  })
})

/** SciPy 1.17.1: stats.t.ppf(0.5 + level / 2, df). */
test.each([
  [0.95, 1000, 1.96233908083],
  [0.99, 1500, 2.57911093211],
  [0.9995, 1200, 3.4902908087],
])('t at %d with %d degrees of freedom, expanded', (level, df, expected) => {
  expect(twoSidedT(level, df)).toBeCloseTo(expected, 9)
})
