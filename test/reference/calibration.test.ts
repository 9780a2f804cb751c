import { describe, expect, it } from 'vitest'
import { measureCalibration } from '../../shared/metrics/measure-calibration.ts'
import { normalQuantile } from '../../shared/stats/normal.ts'
import reference from './scores.json' with { type: 'json' }
import oracles from './validation-oracles.json' with { type: 'json' }

type Oracle = {
  input: { y: number[]; score: number[] }
  expected: { spiegelhalterZ: number; spiegelhalter_p: number; brier: number }
}

const Z = normalQuantile(0.975)

/** The Newton steps of both sides end within this of the same line; all else is sums. */
const TOLERANCE = 1e-8

function measured(y: readonly number[], p: readonly number[], weights?: readonly number[]) {
  const own = weights === undefined ? {} : { weights: Float64Array.from(weights) }
  const [found] =
    measureCalibration({
      task: { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 },
      labels: { kind: 'binary', values: Uint8Array.from(y), ...own },
      predictions: { kind: 'binary', scores: Float64Array.from(p) },
      level: 0.95,
    }) ?? []
  if (found === undefined) throw new Error('nothing measured')
  return found
}

describe('calibration against scikit-learn and NumPy', () => {
  it.each(reference.calibration.map((example) => [example.name, example] as const))(
    '%s',
    (_, { y, p, weights, expected }) => {
      const { slope, intercept, spiegelhalter, brier, errors, bins } = measured(y, p, weights)
      const error = ({ high = 0, low = 0 } = {}) => (high - low) / 2 / Z
      const found = {
        intercept: intercept?.value,
        slope: slope?.value,
        interceptError: error(intercept?.interval),
        slopeError: error(slope?.interval),
        ...spiegelhalter,
        score: brier.score,
        reliability: brier.reliability,
        resolution: brier.resolution,
        uncertainty: brier.uncertainty,
        ece: errors.ece,
        debiased: errors.debiased,
      }
      const wrong = Object.entries(expected).filter(([name, value]) => {
        return !(
          Math.abs(Number(found[name as keyof typeof found]) - value) <=
          TOLERANCE * Math.max(1, Math.abs(value))
        )
      })
      expect(wrong).toEqual([])
      expect(brier.reliability - brier.resolution + brier.uncertainty + brier.within).toBeCloseTo(brier.score, 12)
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(y.length)
    },
  )

  it('agrees with the Spiegelhalter statistic and the Brier score of the oracles', () => {
    const found = oracles.cases.find(({ id }) => id === 'binmetrics')
    const { input, expected } = found as unknown as Oracle
    const { brier, spiegelhalter } = measured(input.y, input.score)
    expect(spiegelhalter?.z).toBeCloseTo(expected.spiegelhalterZ, 10)
    expect(spiegelhalter?.pValue).toBeCloseTo(expected.spiegelhalter_p, 10)
    expect(brier.score).toBeCloseTo(expected.brier, 12)
  })
})
