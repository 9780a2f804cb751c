import { describe, expect, test } from 'vitest'
import { compareModels } from '../../../shared/compare/compare-models.ts'
import { type Cells, decomposeChange, effectsOf } from '../../../shared/compare/decompose.ts'
import { decompositionContradictions } from '../../../shared/evidence/decomposition.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import type { Predictions } from '../../../shared/model/predictions.ts'

const N = 400
const draw = createPrng('decompose')
const truth = Uint8Array.from({ length: N }, () => Number(draw.next() < 0.4))
const noise = Array.from({ length: 4 }, () => Float64Array.from({ length: N }, () => draw.next()))
/** Scores that know the truth more the larger `skill` is; `noise` is shared, so that models differ by their skill alone. */
const scores = (skill: number, which = 0): Predictions => ({
  kind: 'binary',
  scores: Float64Array.from(truth, (label, row) => (skill * label + (noise[which]?.[row] as number)) / (1 + skill)),
})
const request = (cells: Cells<Predictions>, metrics = ['roc_auc', 'log_loss', 'accuracy']) => ({
  task: { kind: 'binary' as const, threshold: 0.5, positive: '1', negative: '0' },
  labels: { kind: 'binary' as const, values: truth },
  metrics,
  level: 0.95,
  seed: 's',
  cells,
})

describe('decomposeChange', () => {
  test('when only the data changed, everything is data; when only the code, everything is code', () => {
    const [good, bad] = [scores(0.8), scores(0.2)]
    for (const metric of decomposeChange(request([good, bad, good, bad]))) {
      expect(metric.code).toMatchObject({ value: 0, interval: { low: 0, high: 0 } })
      expect(metric.data.value).toBeCloseTo(metric.total.value, 12)
      expect(metric.total.value).not.toBe(0)
    }
    for (const metric of decomposeChange(request([good, good, bad, bad]))) {
      expect(metric.data.value).toBe(0)
      expect(metric.code.value).toBeCloseTo(metric.total.value, 12)
    }
  })

  test('parts add up, both orders are told, and the evidence agrees with itself', () => {
    const metrics = decomposeChange(request([scores(0.8), scores(0.3, 1), scores(0.6, 2), scores(0.2, 3)]))
    expect(decompositionContradictions({ state: 'measured', base: 'b', seed: 1, dataChanged: true, metrics })).toEqual(
      [],
    )
    for (const { total, data, code, interaction, cells } of metrics) {
      expect(data.value + code.value).toBeCloseTo(total.value, 12)
      expect(interaction.value).toBeCloseTo(data.onHead - data.onBase, 12)
      expect(cells.headCodeHeadData - cells.baseCodeBaseData).toBeCloseTo(total.value, 12)
      for (const { value, interval } of [total, data, code, interaction]) {
        expect(interval.low).toBeLessThan(value)
        expect(interval.high).toBeGreaterThan(value)
      }
    }
    const [first] = metrics
    const wrong = first && { ...first, data: { ...first.data, value: first.data.value + 0.01 } }
    const broken = decompositionContradictions({
      state: 'measured',
      base: 'b',
      seed: 1,
      dataChanged: true,
      metrics: wrong ? [wrong] : [],
    })
    expect(broken).toHaveLength(1)
  })

  test('the total is the comparison of the two ends, with its interval', () => {
    const ends = { candidate: scores(0.2, 3), champion: scores(0.8) }
    const [total] = decomposeChange(request([ends.champion, scores(0.3, 1), scores(0.6, 2), ends.candidate]))
    const { task, labels, level, seed } = request([ends.champion, ends.champion, ends.champion, ends.champion])
    const [compared] = compareModels({ task, labels, level, seed, metrics: ['roc_auc'], ...ends })
    expect(total?.total.value).toBeCloseTo(compared?.difference ?? Number.NaN, 12)
    expect(total?.total.interval.low).toBeCloseTo(compared?.interval.low ?? Number.NaN, 3)
    expect(total?.total.interval.high).toBeCloseTo(compared?.interval.high ?? Number.NaN, 3)
  })

  test('repeats have the same parts without intervals, and the order of the rows does not matter', () => {
    const cells: Cells<Predictions> = [scores(0.8), scores(0.3, 1), scores(0.6, 2), scores(0.2, 3)]
    const whole = decomposeChange(request(cells))
    const parts = effectsOf(request(cells))
    expect(parts.map(({ data }) => data)).toEqual(whole.map(({ data }) => expect.closeTo(data.value, 12)))
    const turned = cells.map((one) => (one.kind === 'binary' ? { ...one, scores: one.scores.toReversed() } : one))
    const [a, b, c, d] = turned as [Predictions, Predictions, Predictions, Predictions]
    const reversed = decomposeChange({
      ...request([a, b, c, d]),
      labels: { kind: 'binary' as const, values: truth.toReversed() },
    })
    expect(reversed).toEqual(whole)
  })
})
