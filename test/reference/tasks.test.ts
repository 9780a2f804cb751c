import { describe, expect, it } from 'vitest'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import { naiveScales } from '../../shared/metrics/naive-scale.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'
import { dieboldMariano } from '../../shared/stats/diebold-mariano.ts'
import reference from './tasks.json' with { type: 'json' }

/** Both sum in double precision, in different orders; the ranking metrics are means over up to 24 orders a query there. */
const TOLERANCE = 1e-10

describe(`against scikit-learn ${reference.versions['scikit-learn']}`, () => {
  it.each(reference.multilabel)('multilabel: $labels labels from $threshold up', (example) => {
    const names = Array.from({ length: example.labels }, (_, k) => `l${k}`)
    const truth: Labels = { kind: 'multilabel', values: Uint8Array.from(example.truth), width: names.length }
    const predictions: Predictions = { kind: 'multilabel', names, probabilities: Float64Array.from(example.scores) }
    const task: TaskSpec = { kind: 'multilabel', names, threshold: example.threshold }
    expectEqual(measured(task, truth, predictions, example.expected), example.expected)
  })

  it.each(reference.ranking)('ranking: $judged queries with a relevant row', (example) => {
    const labels: Labels = {
      kind: 'ranking',
      values: Float64Array.from(example.grades),
      queries: Int32Array.from(example.queries),
    }
    const predictions: Predictions = { kind: 'ranking', scores: Float64Array.from(example.scores) }
    expectEqual(measured({ kind: 'ranking' }, labels, predictions, example.expected), example.expected)
    const [ndcg] = estimateMetrics({
      ...{ task: { kind: 'ranking' }, labels, predictions, metrics: ['ndcg'] },
      ...{ level: 0.95, seed: 's' },
    })
    expect(ndcg?.n).toBe(example.judged)
  })

  it.each(reference.forecasting)('forecasting: seasons of $season', (example) => {
    const { train, rows, levels } = example
    const scales = naiveScales(
      {
        values: Float64Array.from(train, (row) => row.value),
        times: Float64Array.from(train, (row) => row.time),
        series: train.map((row) => row.series),
      },
      example.season,
    )
    const scaleOf = (key: 'absolute' | 'squared') =>
      Float64Array.from(rows, (row) => scales.get(row.series)?.[key] ?? Number.NaN)
    const labels: Labels = {
      kind: 'forecasting',
      values: Float64Array.from(rows, (row) => row.value),
      scales: { absolute: scaleOf('absolute'), squared: scaleOf('squared') },
    }
    const values = Float64Array.from(rows.flatMap((row) => [row.forecast, ...row.quantiles]))
    const task: TaskSpec = { kind: 'forecasting', quantiles: levels }
    expectEqual(measured(task, labels, { kind: 'forecasting', levels, values }, example.expected), example.expected)
  })
})

it.each(reference.dieboldMariano)('Diebold and Mariano: $horizon steps ahead', ({ losses, horizon, statistic, p }) => {
  const found = dieboldMariano(Float64Array.from(losses), horizon)
  expectEqual({ statistic: found?.statistic ?? Number.NaN, p: found?.pValue ?? Number.NaN }, { statistic, p })
})

function measured(task: TaskSpec, labels: Labels, predictions: Predictions, expected: Record<string, number>) {
  const metrics = Object.keys(expected)
  const estimates = estimateMetrics({ task, labels, predictions, metrics, level: 0.95, seed: 'reference' })
  for (const { name, value, interval } of estimates) {
    expect(interval.low, name).toBeLessThanOrEqual(value)
    expect(interval.high, name).toBeGreaterThanOrEqual(value)
  }
  return Object.fromEntries(estimates.map(({ name, value }) => [name, value]))
}

function expectEqual(found: Record<string, number>, expected: Record<string, number>): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs((found[name] ?? Number.NaN) - value), name).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(value)))
  }
}
