import { describe, expect, it } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { METRICS } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'
import { betaCdf, binomialCdf, binomialPmf } from '../../shared/stats/beta.ts'
import { bcaInterval, resample } from '../../shared/stats/bootstrap.ts'
import { logGamma } from '../../shared/stats/log-gamma.ts'
import { mcnemarExact } from '../../shared/stats/mcnemar.ts'
import { normalCdf, normalQuantile, normalSf } from '../../shared/stats/normal.ts'
import { clopperPearsonInterval, wilsonInterval } from '../../shared/stats/proportion.ts'
import reference from './metrics.json' with { type: 'json' }

/** Values agree with scikit-learn to this relative size; both sum in double precision, in different orders. */
const TOLERANCE = 1e-12

type Case = {
  name: string
  kind: string
  y: number[]
  score?: number[]
  prob?: number[][]
  classes?: number
  pred?: number[]
  expected: Record<string, number>
}

function toInput(example: Case): { task: TaskSpec; labels: Labels; predictions: Predictions } {
  const { y, score = [], prob = [], pred = [] } = example
  if (example.kind === 'binary') {
    return {
      task: { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 },
      labels: { kind: 'binary', values: Uint8Array.from(y) },
      predictions: { kind: 'binary', scores: Float64Array.from(score) },
    }
  }
  if (example.kind === 'multiclass') {
    const classes = Array.from({ length: example.classes ?? 0 }, (_, k) => `c${k}`)
    return {
      task: { kind: 'multiclass', classes },
      labels: { kind: 'multiclass', values: Int32Array.from(y) },
      predictions: { kind: 'multiclass', classes, probabilities: Float64Array.from(prob.flat()) },
    }
  }
  return {
    task: { kind: 'regression' },
    labels: { kind: 'regression', values: Float64Array.from(y) },
    predictions: { kind: 'regression', values: Float64Array.from(pred) },
  }
}

function near(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-300))
}

describe('metrics against scikit-learn', () => {
  it.each((reference.scores as Case[]).map((example) => [`${example.kind} ${example.name}`, example] as const))(
    '%s',
    (_, example) => {
      const metrics = Object.keys(example.expected)
      const estimates = estimateMetrics({ ...toInput(example), metrics, level: 0.95, seed: 'reference' })
      for (const { name, value, interval } of estimates) {
        near(value, example.expected[name] as number, TOLERANCE)
        expect(interval.low).toBeLessThanOrEqual(value)
        expect(interval.high).toBeGreaterThanOrEqual(value)
        const [min, max] = METRICS.get(name)?.domain ?? [Number.NaN, Number.NaN]
        expect(interval.low).toBeGreaterThanOrEqual(min)
        expect(interval.high).toBeLessThanOrEqual(max)
      }
    },
  )
})

describe('distributions against SciPy', () => {
  it('normal, both tails, to 2e-13', () => {
    for (const { z, cdf, sf } of reference.normal) {
      near(normalCdf(z), cdf, 2e-13)
      near(normalSf(z), sf, 2e-13)
    }
  })

  it('normal quantile to 1e-14', () => {
    for (const { p, z } of reference.quantile) near(normalQuantile(p), z, 1e-14)
  })

  it('beta and gamma to 1e-11, binomial to 1e-10', () => {
    for (const { x, a, b, cdf } of reference.beta) near(betaCdf(x, a, b), cdf, 1e-11)
    for (const { x, value } of reference.logGamma) near(logGamma(x), value, 1e-13)
    for (const { k, n, p, cdf, pmf } of reference.binomial) {
      near(binomialCdf(k, n, p), cdf, 1e-11)
      near(binomialPmf(k, n, p), pmf, 1e-10)
    }
  })
})

describe('intervals and tests', () => {
  it('McNemar exact against statsmodels to 1e-11', () => {
    for (const { b, c, exact } of reference.mcnemar) near(mcnemarExact({ b, c }), exact, 1e-11)
  })

  it('Wilson and Clopper-Pearson against statsmodels to 1e-10', () => {
    for (const { k, n, level, wilson, exact } of reference.proportion) {
      const score = wilsonInterval(k, n, level)
      const certain = clopperPearsonInterval(k, n, level)
      for (const [ours, theirs] of [
        [score.low, wilson[0]],
        [score.high, wilson[1]],
        [certain.low, exact[0]],
        [certain.high, exact[1]],
      ] as const) {
        expect(Math.abs(ours - (theirs as number))).toBeLessThan(1e-10)
      }
    }
  })

  it('BCa of a mean against SciPy with 200,000 resamples, to 5 % of the width (the error of 2,000 resamples)', () => {
    for (const { values, low, high } of reference.bca) {
      const mean = (weights: Uint16Array, out: Float64Array): void => {
        const sum = values.reduce((total, value, i) => total + value * (weights[i] as number), 0)
        out[0] = sum / weights.reduce((total, weight) => total + weight, 0)
      }
      const estimate = values.reduce((total, value) => total + value / values.length, 0)
      const shape = { units: values.length, size: 1 }
      const drawn = resample(shape, mean, createPrng('bca'))
      const [replicates, jackknife] = [drawn.replicates[0], drawn.jackknife[0]] as [Float64Array, Float64Array]
      const ours = bcaInterval({ estimate, replicates, jackknife }, 0.95)
      expect(Math.abs(ours.low - low)).toBeLessThan(0.05 * (high - low))
      expect(Math.abs(ours.high - high)).toBeLessThan(0.05 * (high - low))
    }
  })
})
