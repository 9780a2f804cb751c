import { describe, expect, it } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { defaultMetrics, isMetricOf, METRICS, metricNames } from '../../../shared/metrics/catalog.ts'
import { classCounts } from '../../../shared/metrics/defined.ts'
import { type EstimateRequest, estimateMetrics } from '../../../shared/metrics/estimate.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'

const TASK: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 }

function binary(labels: number[], scores: number[], metrics: string[]): EstimateRequest {
  return {
    task: TASK,
    labels: { kind: 'binary', values: Uint8Array.from(labels) },
    predictions: { kind: 'binary', scores: Float64Array.from(scores) },
    metrics,
    level: 0.95,
    seed: 'unit',
  }
}

function regression(labels: number[], values: number[], metrics: string[]): EstimateRequest {
  return {
    task: { kind: 'regression' },
    labels: { kind: 'regression', values: Float64Array.from(labels) },
    predictions: { kind: 'regression', values: Float64Array.from(values) },
    metrics,
    level: 0.95,
    seed: 'unit',
  }
}

function errorOf(run: () => unknown): UserError {
  try {
    run()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('catalogue', () => {
  it('has defaults that are metrics of their task', () => {
    for (const task of ['binary', 'multiclass', 'regression'] as const) {
      expect(defaultMetrics(task).every((name) => isMetricOf(name, task))).toBe(true)
      expect(metricNames(task)).toEqual(expect.arrayContaining(defaultMetrics(task)))
    }
  })

  it('does not know names from elsewhere', () => {
    expect(isMetricOf('mae', 'binary')).toBe(false)
    expect(isMetricOf('constructor', 'binary')).toBe(false)
    expect(METRICS.get('log_loss')).toMatchObject({ direction: 'lower', tolerance: { kind: 'relative' } })
  })
})

describe('estimateMetrics', () => {
  it('answers in the order asked, with n the denominator of a share', () => {
    const estimates = estimateMetrics(
      binary([1, 1, 0, 0, 0], [0.9, 0.2, 0.8, 0.1, 0.3], ['recall', 'accuracy', 'precision', 'specificity']),
    )
    expect(estimates.map(({ name, value, n }) => [name, value, n])).toEqual([
      ['recall', 1 / 2, 2],
      ['accuracy', 3 / 5, 5],
      ['precision', 1 / 2, 2],
      ['specificity', 2 / 3, 3],
    ])
  })

  it('decides for the positive class at the threshold itself', () => {
    const [accuracy] = estimateMetrics(binary([1, 0], [0.5, 0.49], ['accuracy']))
    expect(accuracy?.value).toBe(1)
  })

  it('counts ties in AUC half', () => {
    const [auc] = estimateMetrics(binary([1, 0, 1, 0], [0.5, 0.5, 0.7, 0.1], ['roc_auc']))
    expect(auc?.value).toBe(3.5 / 4)
  })

  it('charges a sure mistake 34.5 nats, not infinity', () => {
    const [loss] = estimateMetrics(binary([1, 0], [0, 0], ['log_loss']))
    expect(loss?.value).toBeCloseTo(-Math.log(1e-15) / 2, 9)
    expect(Number.isFinite(loss?.interval.high)).toBe(true)
  })

  it('does not take perfect separation on a few rows for certainty', () => {
    const labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    const estimates = estimateMetrics(binary(labels, labels, ['roc_auc', 'average_precision', 'f1', 'mcc', 'brier']))
    for (const { interval } of estimates) {
      expect(interval.high - interval.low).toBeGreaterThan(0.4)
      expect(interval.method).toBe('Wilson at the edge')
    }
  })

  it('gives 0 and no knowledge for precision when nothing is decided positive', () => {
    const [precision, mcc] = estimateMetrics(binary([1, 0, 1, 0], [0.1, 0.2, 0.3, 0.1], ['precision', 'mcc']))
    expect(precision).toMatchObject({ value: 0, n: 0, interval: { low: 0, high: 1 } })
    expect(mcc?.value).toBe(0)
  })

  it('gives r2 of a constant prediction, 0 at the mean', () => {
    const [r2] = estimateMetrics(regression([1, 2, 3, 4], [2.5, 2.5, 2.5, 2.5], ['r2']))
    expect(r2?.value).toBeCloseTo(0, 12)
  })

  it('has no bound for the unseen errors of a regression that is right on every row', () => {
    const [median, r2] = estimateMetrics(regression([1, 2, 3], [1, 2, 3], ['median_absolute_error', 'r2']))
    expect(median?.interval).toMatchObject({ low: 0, high: 0 })
    expect(r2).toMatchObject({ value: 1, interval: { low: 1, high: 1 } })
  })

  it('orders probability columns by the task’s classes', () => {
    const [accuracy, loss] = estimateMetrics({
      task: { kind: 'multiclass', classes: ['a', 'b', 'c'] },
      labels: { kind: 'multiclass', values: Int32Array.of(0, 1, 2) },
      predictions: {
        kind: 'multiclass',
        classes: ['c', 'a', 'b'],
        probabilities: Float64Array.of(0.1, 0.8, 0.1, 0.2, 0.2, 0.6, 0.5, 0.3, 0.2),
      },
      metrics: ['accuracy', 'log_loss'],
      level: 0.95,
      seed: 'unit',
    })
    expect(accuracy?.value).toBe(1)
    expect(loss?.value).toBeCloseTo(-Math.log(0.8 * 0.6 * 0.5) / 3, 12)
  })

  it('gives the same bytes for the same seed and other draws for another', () => {
    const request = binary([1, 0, 1, 0, 1, 0], [0.9, 0.2, 0.4, 0.6, 0.7, 0.1], ['log_loss', 'f1'])
    expect(estimateMetrics(request)).toEqual(estimateMetrics(request))
    expect(estimateMetrics({ ...request, seed: 'other' })).not.toEqual(estimateMetrics(request))
  })
})

describe('estimateMetrics refuses', () => {
  it('one class only, naming every metric and the missing class', () => {
    const error = errorOf(() => estimateMetrics(binary([0, 0, 0], [0.1, 0.2, 0.3], ['roc_auc', 'accuracy', 'f1'])))
    expect(error.code).toBe('LABEL_INVALID')
    expect(error.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/roc_auc .*"bad"/),
      expect.stringMatching(/f1 .*"bad"/),
    ])
    expect(error.problems[0]?.fix).toContain('every class')
    expect(classCounts(TASK, { kind: 'binary', values: Uint8Array.of(0, 0, 1) })).toEqual([
      { name: 'good', rows: 2 },
      { name: 'bad', rows: 1 },
    ])
  })

  it('r2 of a constant target and mape of a zero', () => {
    const error = errorOf(() => estimateMetrics(regression([0, 0, 0], [1, 2, 3], ['r2', 'mape', 'mae'])))
    expect(error.problems).toHaveLength(2)
  })

  it.each([
    ['DATA_EMPTY', binary([1], [0.4], ['accuracy'])],
    ['PREDICTION_MISMATCH', binary([1, 0, 1], [0.4, 0.2], ['accuracy'])],
    ['PREDICTION_INVALID', binary([1, 0], [0.4, Number.NaN], ['accuracy'])],
  ])('with %s', (code, request) => {
    expect(errorOf(() => estimateMetrics(request)).code).toBe(code)
  })

  it('a class without probabilities', () => {
    const request: EstimateRequest = {
      task: { kind: 'multiclass', classes: ['a', 'b'] },
      labels: { kind: 'multiclass', values: Int32Array.of(0, 1) },
      predictions: { kind: 'multiclass', classes: ['a', 'x'], probabilities: Float64Array.of(1, 0, 0, 1) },
      metrics: ['accuracy'],
      level: 0.95,
      seed: 'unit',
    }
    expect(errorOf(() => estimateMetrics(request)).message).toContain('classes b')
  })
})
