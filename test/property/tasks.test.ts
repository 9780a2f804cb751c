import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRICS, metricNames } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import { measureTaskDetails } from '../../shared/metrics/task-details.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'

const RUNS = 25
const score = fc.integer({ min: 0, max: 4 }).map((k) => k / 4)

type Asked = { readonly task: TaskSpec; readonly labels: Labels; readonly predictions: Predictions }

/** Rows of labels with scores; the two first have and lack each label. */
const multilabel = fc.array(fc.tuple(fc.boolean(), fc.boolean(), score, score), { minLength: 2, maxLength: 30 })
const toMultilabel = (rows: readonly (readonly [boolean, boolean, number, number])[]): Asked => {
  const all = [[true, false, 0.7, 0.3] as const, [false, true, 0.2, 0.6] as const, ...rows]
  const names = ['a', 'b']
  return {
    task: { kind: 'multilabel', names, threshold: 0.5 },
    labels: { kind: 'multilabel', values: Uint8Array.from(all.flatMap(([a, b]) => [Number(a), Number(b)])), width: 2 },
    predictions: { kind: 'multilabel', names, probabilities: Float64Array.from(all.flatMap(([, , a, b]) => [a, b])) },
  }
}

const ranking = fc.array(fc.tuple(fc.nat(5), fc.nat(3), score), { minLength: 2, maxLength: 40 })
const toRanking = (rows: readonly (readonly [number, number, number])[]): Asked => {
  const all = [[0, 1, 0.5] as const, [1, 2, 0.2] as const, ...rows]
  return {
    task: { kind: 'ranking' },
    labels: {
      kind: 'ranking',
      values: Float64Array.from(all, ([, grade]) => grade),
      queries: Int32Array.from(all, ([query]) => query),
    },
    predictions: { kind: 'ranking', scores: Float64Array.from(all, ([, , own]) => own) },
  }
}

const amount = fc.double({ min: 1, max: 100, noNaN: true })
const forecast = fc.array(fc.tuple(fc.nat(9), amount, amount), { minLength: 2, maxLength: 40 })
const toForecast = (rows: readonly (readonly [number, number, number])[]) => {
  const all = [[0, 5, 4] as const, [1, 7, 9] as const, ...rows]
  const levels = [0.1, 0.9]
  const values = Float64Array.from(all.flatMap(([, , said]) => [said, said - 2, said + 2]))
  const labels: Labels = {
    kind: 'forecasting',
    values: Float64Array.from(all, ([, value]) => value),
    scales: { absolute: new Float64Array(all.length).fill(2), squared: new Float64Array(all.length).fill(5) },
  }
  return {
    task: { kind: 'forecasting', quantiles: levels } as const,
    labels,
    predictions: { kind: 'forecasting', levels, values } as const,
    dependence: { by: 'time', of: Int32Array.from(all, ([date]) => date), column: 'day' } as const,
  }
}

const estimate = (asked: Asked) =>
  estimateMetrics({ ...asked, metrics: metricNames(asked.task.kind), level: 0.9, seed: 'property' })

/** In another order, always another for another seed. */
const shuffled = <Row>(rows: readonly Row[], seed: number): Row[] =>
  rows
    .map((row, i) => ({ row, key: Math.sin(seed + i * 12.9898) }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row)

describe.each([
  ['multilabel', multilabel, toMultilabel],
  ['ranking', ranking, toRanking],
  ['forecasting', forecast, toForecast],
] as const)('%s', (_task, rowsOf, toAsked) => {
  const ask = toAsked as (rows: readonly unknown[]) => Asked

  it('numbers, intervals and details do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rowsOf as fc.Arbitrary<unknown[]>, fc.nat(), (rows, seed) => {
        const [one, other] = [ask(rows), ask(shuffled(rows, seed))]
        expect(estimate(other)).toEqual(estimate(one))
        const details = ({ task, labels, predictions }: Asked) =>
          measureTaskDetails({ task, labels, candidate: predictions })
        expect(details(other)).toEqual(details(one))
      }),
      { numRuns: RUNS },
    )
  })

  it('values and intervals stay in the domain, low to high', () => {
    fc.assert(
      fc.property(rowsOf as fc.Arbitrary<unknown[]>, (rows) => {
        for (const { name, value, interval } of estimate(ask(rows))) {
          const [min, max] = METRICS.get(name)?.domain ?? [0, 0]
          expect(interval.low, name).toBeLessThanOrEqual(interval.high)
          for (const each of [value, interval.low, interval.high]) {
            expect(each, name).toBeGreaterThanOrEqual(min - 1e-12)
            expect(each, name).toBeLessThanOrEqual(max + 1e-12)
          }
        }
      }),
      { numRuns: RUNS },
    )
  })
})

describe('a ranking', () => {
  it('does not depend on how queries are called, nor on a growing change of the scores', () => {
    fc.assert(
      fc.property(ranking, (rows) => {
        const values = (asked: Asked) => estimate(asked).map(({ value }) => value.toFixed(10))
        const renamed = toRanking(rows)
        const { labels, predictions } = renamed
        if (labels.kind !== 'ranking' || predictions.kind !== 'ranking') throw new TypeError('no ranking')
        const other: Asked = {
          ...renamed,
          labels: { ...labels, queries: labels.queries.map((query) => 99 - query) },
          predictions: { ...predictions, scores: predictions.scores.map((own) => Math.exp(3 * own) - 20) },
        }
        expect(values(other)).toEqual(values(renamed))
      }),
      { numRuns: RUNS },
    )
  })
})
