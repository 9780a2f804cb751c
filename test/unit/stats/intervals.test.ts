import { describe, expect, it } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { betaQuantile } from '../../../shared/stats/beta.ts'
import {
  bootstrapPValue,
  DEALT_UNITS,
  dealUnits,
  MAX_UNITS,
  resample,
  standardDeviation,
} from '../../../shared/stats/bootstrap.ts'
import { aucParts } from '../../../shared/stats/delong.ts'
import { agrestiMin, mcnemarMidP } from '../../../shared/stats/mcnemar.ts'
import { normalQuantile, normalSf } from '../../../shared/stats/normal.ts'
import { detectableDifference } from '../../../shared/stats/power.ts'
import { newcombeInterval, wilsonInterval } from '../../../shared/stats/proportion.ts'

describe('edges', () => {
  it('normal: infinite at 0 and 1, NaN outside', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect(normalQuantile(1.1)).toBeNaN()
    expect(normalSf(Number.NaN)).toBeNaN()
    expect(normalSf(Number.POSITIVE_INFINITY)).toBe(0)
  })

  it('without trials a share may be anything', () => {
    expect(wilsonInterval(0, 0, 0.95)).toEqual({ low: 0, high: 1 })
    expect(newcombeInterval({ k: 0, n: 0 }, { k: 1, n: 2 }, 0.95)).toEqual({ low: -1, high: 1 })
  })

  it('beta quantile refuses what is no probability', () => {
    expect(betaQuantile(-0.1, 1, 1)).toBeNaN()
  })

  it('McNemar without discordant rows proves nothing, and the interval still has width', () => {
    expect(mcnemarMidP({ b: 0, c: 0 })).toBe(1)
    expect(agrestiMin({ b: 0, c: 0, n: 50 }, 0.95).high).toBeGreaterThan(0.03)
  })

  it('mid-p of a balanced table is 1 less the chance of balance', () => {
    expect(mcnemarMidP({ b: 1, c: 1 })).toBeCloseTo(0.5, 12)
  })

  it('80 % power at a one-sided 5 % is 2.486 standard errors', () => {
    expect(detectableDifference(1, 0.95)).toBeCloseTo(2.80159, 5)
    expect(detectableDifference(1, 0.9)).toBeCloseTo(2.48647, 5)
  })

  it('AUC of constant scores is a half', () => {
    expect(aucParts(Uint8Array.of(1, 0, 1), Float64Array.of(3, 3, 3)).auc).toBe(0.5)
  })
})

describe('bootstrap', () => {
  it('gives each row its own unit until there are too many, then units of equal size', () => {
    expect(dealUnits(5, createPrng('u')).of).toEqual(Int32Array.of(0, 1, 2, 3, 4))
    const units = dealUnits(MAX_UNITS * 3, createPrng('u'))
    const sizes = new Int32Array(units.count)
    for (const unit of units.of) sizes[unit] = (sizes[unit] ?? 0) + 1
    expect(units.count).toBe(DEALT_UNITS)
    expect(new Set(sizes)).toEqual(new Set([(MAX_UNITS * 3) / DEALT_UNITS]))
  })

  it('draws again where a statistic is undefined, and gives up when it always is', () => {
    const drawn = resample(
      { units: 2, size: 1 },
      (weights, out) => {
        out[0] = weights[0] === 0 ? Number.NaN : (weights[0] as number)
      },
      createPrng('again'),
    )
    expect(new Set(drawn.replicates[0])).toEqual(new Set([1, 2]))
    expect(() => resample({ units: 1, size: 1 }, (_, out) => out.fill(Number.NaN), createPrng('x'))).toThrow(/resample/)
  })

  it('p value is 1 for no difference and small, never 0, for a sure one', () => {
    expect(bootstrapPValue(new Float64Array(100))).toBe(1)
    expect(bootstrapPValue(new Float64Array(1999).fill(1))).toBeCloseTo(0.0005, 6)
    expect(standardDeviation(Float64Array.of(1, 2, 3))).toBe(1)
  })
})
