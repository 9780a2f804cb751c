import { describe, expect, it } from 'vitest'
import { compareModels } from '../../shared/compare/compare-models.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { metricNames } from '../../shared/metrics/catalog.ts'
import { MAX_UNITS } from '../../shared/stats/bootstrap.ts'

const CLASSES = ['a', 'b', 'c']

/** Probabilities for three classes, drawn to the true class by `skill`. */
function multiclass(rows: number, skills: readonly number[]) {
  const prng = createPrng('sizes')
  const values = Int32Array.from({ length: rows }, () => prng.below(3))
  const models = skills.map((skill) => {
    const probabilities = new Float64Array(rows * 3)
    for (let row = 0; row < rows; row++) {
      const weights = CLASSES.map((_, k) => 0.05 + prng.next() + (values[row] === k ? skill : 0))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      for (const [k, weight] of weights.entries()) probabilities[row * 3 + k] = weight / total
    }
    return { kind: 'multiclass' as const, classes: CLASSES, probabilities }
  })
  const [candidate, champion] = models as [(typeof models)[0], (typeof models)[0]]
  return {
    task: { kind: 'multiclass' as const, classes: CLASSES, places: [0, 1, 2], costs: [0, 1, 2, 1, 0, 1, 2, 1, 0] },
    labels: { kind: 'multiclass' as const, values },
    candidate,
    champion,
    level: 0.95,
    seed: 'sizes',
  }
}

/** Without those of three classes from three or more, and whether probabilities can be taken at their word. */
const QUALITY = metricNames('multiclass').filter((name) => !/ece|calibration|top_[35]/.test(name))

describe('compareModels of several classes', () => {
  it('sees a worse candidate in every metric', () => {
    const found = compareModels({ ...multiclass(1500, [0.5, 0.9]), metrics: QUALITY })
    expect(found.map(({ metric, verdict }) => [metric, verdict])).toEqual(
      QUALITY.map((metric) => [metric, 'regressed']),
    )
  })

  it('has the standard error of a mean also where rows are drawn in units', () => {
    const rows = 5 * MAX_UNITS
    const request = multiclass(rows, [0.7, 0.72])
    const [found] = compareModels({ ...request, metrics: ['log_loss'] })
    const loss = (model: Float64Array, row: number): number =>
      -Math.log(model[row * 3 + (request.labels.values[row] as number)] as number)
    const gaps = Float64Array.from(
      request.labels.values,
      (_, row) => loss(request.candidate.probabilities, row) - loss(request.champion.probabilities, row),
    )
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / rows
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (rows - 1)
    expect(found?.difference).toBeCloseTo(mean, 12)
    const ratio = (found?.detectable ?? 0) / (2.80159 * Math.sqrt(variance / rows))
    expect(Math.abs(ratio - 1)).toBeLessThan(0.06)
    expect((found?.interval.high ?? 0) - (found?.interval.low ?? 0)).toBeCloseTo(3.92 * Math.sqrt(variance / rows), 3)
  })

  it('of two classes gives the binary AUC difference, and nearly its interval', () => {
    const prng = createPrng('two')
    const labels = Uint8Array.from({ length: 400 }, () => (prng.next() < 0.4 ? 1 : 0))
    const [first, second] = [0.5, 0.4].map((skill) => Float64Array.from(labels, (y) => (prng.next() + skill * y) / 2))
    const both = (scores: Float64Array | undefined) => Float64Array.from([...(scores ?? [])].flatMap((p) => [1 - p, p]))
    const shared = { metrics: ['roc_auc'], level: 0.95, seed: 'two' }
    const [binary] = compareModels({
      ...shared,
      task: { kind: 'binary', positive: 'b', negative: 'a', threshold: 0.5 },
      labels: { kind: 'binary', values: labels },
      candidate: { kind: 'binary', scores: first as Float64Array },
      champion: { kind: 'binary', scores: second as Float64Array },
    })
    const classes = ['a', 'b']
    const [several] = compareModels({
      ...shared,
      task: { kind: 'multiclass', classes },
      labels: { kind: 'multiclass', values: Int32Array.from(labels) },
      candidate: { kind: 'multiclass', classes, probabilities: both(first) },
      champion: { kind: 'multiclass', classes, probabilities: both(second) },
    })
    expect(several?.difference).toBeCloseTo(binary?.difference ?? Number.NaN, 12)
    expect((several?.interval.high ?? 0) / (binary?.interval.high ?? 1)).toBeCloseTo(1, 1)
  })
})
