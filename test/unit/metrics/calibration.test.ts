import { describe, expect, it } from 'vitest'
import { calibrationContradictions } from '../../../shared/evidence/calibration.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { estimateMetrics } from '../../../shared/metrics/estimate.ts'
import { measureCalibration } from '../../../shared/metrics/measure-calibration.ts'
import { calibrationLine } from '../../../shared/report/calibration.ts'
import { calibrationSection } from '../../../shared/report/html/calibration-section.ts'

/** Rows whose probabilities are right, or sharpened (the logit doubled). */
function rows(n: number, seed: string, sharpen = 1) {
  const prng = createPrng(seed)
  const truth = Float64Array.from({ length: n }, () => 0.02 + 0.96 * prng.next())
  const values = Uint8Array.from(truth, (p) => (prng.next() < p ? 1 : 0))
  const scores = truth.map((p) => 1 / (1 + ((1 - p) / p) ** sharpen))
  return {
    task: { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 } as const,
    labels: { kind: 'binary', values } as const,
    predictions: { kind: 'binary', scores } as const,
    level: 0.95,
  }
}

describe('measureCalibration', () => {
  it('finds right probabilities right, and sharpened ones too sure of themselves', () => {
    const [right] = measureCalibration(rows(3000, 'right')) ?? []
    expect(right?.slope?.interval.low).toBeLessThan(1)
    expect(right?.slope?.interval.high).toBeGreaterThan(1)
    expect(right?.spiegelhalter?.pValue).toBeGreaterThan(0.01)
    const [sharp] = measureCalibration(rows(3000, 'right', 2)) ?? []
    expect(sharp?.slope?.value).toBeCloseTo((right?.slope?.value ?? 0) / 2, 2)
    expect(sharp?.spiegelhalter?.pValue).toBeLessThan(1e-6)
    expect(sharp?.errors.debiased).toBeGreaterThan(0.05)
  })

  it('takes the excess of few rows off: the debiased error of right probabilities is near 0 where the plain one is not', () => {
    const errors = Array.from({ length: 60 }, (_, i) => measureCalibration(rows(200, `small ${i}`))?.[0]?.errors)
    const mean = (of: (one: NonNullable<(typeof errors)[0]>) => number) =>
      errors.reduce((sum, one) => sum + (one === undefined ? 0 : of(one)) / errors.length, 0)
    expect(mean(({ ece }) => ece)).toBeGreaterThan(0.06)
    expect(mean(({ debiased }) => debiased)).toBeLessThan(0.035)
  })

  it('says the same whatever the order of the rows, and has no contradiction', () => {
    const given = rows(500, 'order')
    const back = {
      ...given,
      labels: { kind: 'binary', values: given.labels.values.toReversed() } as const,
      predictions: { kind: 'binary', scores: given.predictions.scores.toReversed() } as const,
    }
    const candidate = measureCalibration(given) ?? []
    expect(measureCalibration(back)).toEqual(candidate)
    expect(calibrationContradictions({ candidate }, 500)).toEqual([])
    expect(calibrationContradictions({ candidate }, 499)).toHaveLength(1)
  })

  it('has no line where the probabilities separate the truths', () => {
    const given = rows(100, 'separate')
    const scores = Float64Array.from(given.labels.values, (label, i) => (label === 1 ? 0.8 : 0.2) + i / 1000)
    const [own] = measureCalibration({ ...given, predictions: { kind: 'binary', scores } }) ?? []
    expect(own?.slope).toBeUndefined()
    expect(own?.bins.length).toBeGreaterThan(1)
  })

  it('is told in one sentence and drawn with a title', () => {
    const candidate = measureCalibration(rows(800, 'told', 2)) ?? []
    expect(calibrationLine({ calibration: { candidate } })).toMatch(
      /probability of bad.*too sure of itself.*Spiegelhalter/,
    )
    const page = calibrationSection({ calibration: { candidate, champion: candidate } })
    expect(page).toContain('<title>Reliability diagram')
    expect(page.match(/<circle/g)).toHaveLength(20)
    expect(calibrationSection({})).toBe('')
  })
})

it('an interval of the calibration error reaches down to 0 for right probabilities, and not for sharpened ones', () => {
  const low = (sharpen: number) => {
    const [ece] = estimateMetrics({ ...rows(600, 'interval', sharpen), metrics: ['ece'], seed: 'unit' })
    return ece?.interval.low ?? Number.NaN
  }
  expect(low(1)).toBeLessThan(0.02)
  expect(low(3)).toBeGreaterThan(0.05)
})
