import { describe, expect, test } from 'vitest'
import { METRICS, metricOf } from '../../../shared/metrics/catalog.ts'
import { whyUndefined } from '../../../shared/metrics/defined.ts'
import { estimateMetrics } from '../../../shared/metrics/estimate.ts'
import { naiveScales } from '../../../shared/metrics/naive-scale.ts'
import { toRankedList } from '../../../shared/metrics/ranked-list.ts'
import { measureTaskDetails } from '../../../shared/metrics/task-details.ts'
import type { Labels, Predictions, TaskSpec } from '../../../shared/model/predictions.ts'

const RANKING: TaskSpec = { kind: 'ranking' }
const numbers = (...values: number[]): Float64Array => Float64Array.from(values)
const graded = (queries: number[], grades: number[]): Labels & { kind: 'ranking' } => ({
  kind: 'ranking',
  values: Float64Array.from(grades),
  queries: Int32Array.from(queries),
})
const scored = (...scores: number[]): Predictions => ({ kind: 'ranking', scores: Float64Array.from(scores) })
const estimate = (task: TaskSpec, labels: Labels, predictions: Predictions, ...metrics: string[]) =>
  estimateMetrics({ task, labels, predictions, metrics, level: 0.95, seed: 's' })

describe('a query', () => {
  test('with all scores tied is worth the mean over every order', () => {
    const list = toRankedList(numbers(1, 0, 0), numbers(5, 5, 5))
    expect(list.reciprocalRank()).toBeCloseTo((1 + 1 / 2 + 1 / 3) / 3, 12)
    expect(list.averagePrecision(10)).toBeCloseTo((1 + 1 / 2 + 1 / 3) / 3, 12)
    expect(list.precision(1)).toBeCloseTo(1 / 3, 12)
    expect(list.hit(2)).toBeCloseTo(2 / 3, 12)
    expect(list.recall(2)).toBeCloseTo(2 / 3, 12)
  })

  test('with fewer rows than k misses the places that it cannot fill', () => {
    const list = toRankedList(numbers(2, 1), numbers(2, 1))
    expect(list.precision(5)).toBe(2 / 5)
    expect(list.recall(5)).toBe(1)
    expect(list.averagePrecision(10)).toBe(1)
    expect(list.ndcg('linear', 10)).toBe(1)
  })

  test('the exponential gain punishes a best row in second place more than the linear one', () => {
    const list = toRankedList(numbers(3, 1), numbers(1, 2))
    expect(list.ndcg('exponential', 10)).toBeLessThan(list.ndcg('linear', 10))
  })
})

describe('a ranking', () => {
  const labels = graded([0, 0, 1, 1, 2, 2], [1, 0, 0, 2, 0, 0])
  const answers = scored(0.9, 0.1, 0.9, 0.1, 0.5, 0.4)

  test('counts the queries that have a relevant row', () => {
    const [mrr] = estimate(RANKING, labels, answers, 'mrr')
    expect(mrr).toMatchObject({ value: 0.75, n: 2 })
    expect(mrr?.interval.method).toBe('BCa bootstrap of queries')
    expect(measureTaskDetails({ task: RANKING, labels, candidate: answers })?.ranking).toEqual({
      queries: 3,
      judged: 2,
      medianRows: 2,
      mostRows: 2,
    })
  })

  test('has queries drawn whatever its rows have in common in time, and larger groups where they hold queries', () => {
    const [timed] = estimateMetrics({
      ...{ task: RANKING, labels, predictions: answers, metrics: ['mrr'], level: 0.95, seed: 's' },
      dependence: { by: 'time', of: Int32Array.of(0, 1, 2, 3, 4, 5), column: 'c' },
    })
    expect(timed?.interval.method).toBe('BCa bootstrap of queries')
    const graver = graded([0, 0, 1, 1, 2, 2], [1, 0, 0, 2, 0, 3])
    const [grouped] = estimateMetrics({
      ...{ task: RANKING, labels: graver, predictions: answers, metrics: ['mrr'], level: 0.95, seed: 's' },
      dependence: { by: 'group', of: Int32Array.of(0, 0, 0, 0, 1, 1), column: 'c' },
    })
    expect(grouped).toMatchObject({ n: 3, interval: { method: 'BCa bootstrap of groups' } })
  })

  test('without any relevant row has no metric, and says so', () => {
    const nothing = graded([0, 0], [0, 0])
    const metric = metricOf('ndcg', 'ranking')
    expect(metric && whyUndefined(metric, RANKING, nothing)?.message).toContain('no row is relevant')
  })
})

describe('labels', () => {
  const task: TaskSpec = { kind: 'multilabel', names: ['a', 'b'], threshold: 0.5 }
  const labels: Labels = { kind: 'multilabel', values: Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0), width: 2 }
  const candidate: Predictions = {
    kind: 'multilabel',
    names: ['a', 'b'],
    probabilities: numbers(0.9, 0.1, 0.4, 0.6, 0.9, 0.2, 0.8, 0.3),
  }

  test('that every row has or none has give no curve', () => {
    const metric = metricOf('macro_roc_auc', 'multilabel')
    expect(metric && whyUndefined(metric, task, labels)?.message).toContain('"a", "b"')
  })

  test('are told one by one, beside the champion', () => {
    const details = measureTaskDetails({ task, labels, candidate, champion: candidate })
    expect(details?.multilabel?.labels[0]).toEqual({
      name: 'a',
      rows: 4,
      given: 3,
      candidate: { precision: 1, recall: 0.75, f1: 6 / 7 },
      champion: { precision: 1, recall: 0.75, f1: 6 / 7 },
    })
    expect(details?.multilabel?.labels[1]).toMatchObject({ rows: 0, candidate: { precision: 0, recall: 0, f1: 0 } })
  })

  test('share a name with a multiclass metric where the two mean the same', () => {
    expect(METRICS.get('macro_f1')?.tasks).toEqual(expect.arrayContaining(['multiclass', 'multilabel']))
    expect(estimate(task, labels, candidate, 'macro_f1')[0]?.value).toBeCloseTo(3 / 7, 12)
  })
})

describe('a forecast', () => {
  const task: TaskSpec = { kind: 'forecasting', quantiles: [] }
  const scales = { absolute: numbers(2, 2, Number.NaN, 4), squared: numbers(4, 4, Number.NaN, 16) }
  const labels: Labels = { kind: 'forecasting', values: numbers(10, 20, 30, 40), scales }
  const candidate: Predictions = { kind: 'forecasting', levels: [], values: numbers(12, 19, 90, 44) }

  test('is scaled by the training data of its series, where there are any', () => {
    const [mase, rmsse] = estimate(task, labels, candidate, 'mase', 'rmsse')
    expect(mase?.value).toBeCloseTo((1 + 0.5 + 1) / 3, 12)
    expect(rmsse?.value).toBeCloseTo(Math.sqrt((1 + 0.25 + 1) / 3), 12)
  })

  test('scales follow the dates of each series and the season', () => {
    const history = {
      values: numbers(5, 1, 2, 1, 7, 4),
      times: numbers(3, 1, 2, 1, 2, 3),
      series: ['a', 'a', 'a', 'b', 'b', 'b'],
    }
    const one = naiveScales(history, 1)
    expect(one.get('a')).toEqual({ absolute: 2, squared: 5 })
    expect(one.get('b')).toEqual({ absolute: 4.5, squared: (36 + 9) / 2 })
    expect(naiveScales(history, 2).get('a')).toEqual({ absolute: 4, squared: 16 })
    expect(naiveScales(history, 3).size).toBe(0)
    expect(naiveScales({ ...history, values: numbers(1, 1, 1, 1, 1, 1) }, 1).size).toBe(0)
  })

  test('errors are told by horizon, and both models are tested over the dates', () => {
    const rows = 40
    const truth = Float64Array.from({ length: rows }, (_, row) => Math.sin(row) * 10)
    const off = (size: number) => truth.map((value, row) => value + size * Math.cos(row * 1.7))
    const details = measureTaskDetails({
      task,
      labels: { kind: 'forecasting', values: truth },
      candidate: { kind: 'forecasting', levels: [], values: off(3) },
      champion: { kind: 'forecasting', levels: [], values: off(1) },
      dates: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 2)),
      horizons: Float64Array.from({ length: rows }, (_, row) => 1 + (row % 2)),
    })
    const forecast = details?.forecasting
    expect(forecast?.dates).toBe(20)
    expect(forecast?.horizons.map(({ horizon, rows: own }) => [horizon, own])).toEqual([
      [1, 20],
      [2, 20],
    ])
    for (const one of forecast?.horizons ?? []) expect(one.mae / (one.championMae ?? 0)).toBeCloseTo(3, 9)
    expect(forecast?.tests?.[0]).toMatchObject({ loss: 'absolute', dates: 20, lags: 1 })
    expect(forecast?.tests?.[0]?.statistic).toBeGreaterThan(3)
  })
})
