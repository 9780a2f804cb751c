import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { METRICS, metricNames } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'

type Row = readonly [label: number, score: number]
const RUNS = 40

/** Coarse scores make ties, 0 and 1 common. */
const score = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((k) => k / 4),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const binaryRows = fc
  .array(fc.tuple(fc.constantFrom(0, 1), score), { minLength: 2, maxLength: 40 })
  .map((rows): Row[] => [[0, 0.3], [1, 0.6], ...rows])
const number = fc.double({ min: -100, max: 100, noNaN: true }).map((value) => (Math.abs(value) < 0.01 ? 1 : value))
const amount = fc.double({ min: 0.01, max: 1000, noNaN: true })
const amountRows = fc
  .array(fc.tuple(amount, amount), { minLength: 2, maxLength: 40 })
  .map((rows): Row[] => [[1, 2], [5, 3], ...rows])
const regressionRows = fc
  .array(fc.tuple(number, number), { minLength: 2, maxLength: 40 })
  .map((rows): Row[] => [[1, 2], [5, 3], ...rows])

/** Every metric of the task; of a regression with numbers below 0 only those that take them. */
function metricsFor(kind: 'binary' | 'regression', rows: readonly Row[]): string[] {
  const isAmount = rows.every(([label, answer]) => label > 0 && answer > 0)
  return metricNames(kind).filter(
    (name) => isAmount || METRICS.get(name)?.predictions === undefined || kind === 'binary',
  )
}

function estimate(kind: 'binary' | 'regression', rows: readonly Row[]) {
  const [labels, answers] = [rows.map(([label]) => label), Float64Array.from(rows, ([, answer]) => answer)]
  const input: { task: TaskSpec; labels: Labels; predictions: Predictions } =
    kind === 'binary'
      ? {
          task: { kind: 'binary', positive: 'p', negative: 'n', threshold: 0.5, costs: [0, 1, 3, -1] },
          labels: { kind, values: Uint8Array.from(labels) },
          predictions: { kind, scores: answers },
        }
      : {
          task: { kind },
          labels: { kind, values: Float64Array.from(labels) },
          predictions: { kind, values: answers },
        }
  return estimateMetrics({ ...input, metrics: metricsFor(kind, rows), level: 0.9, seed: 'property' })
}

const shuffled = (rows: readonly Row[], seed: number): Row[] =>
  rows
    .map((row, i) => ({ row, key: Math.sin(seed + i * 12.9898) }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row)

describe.each([
  ['binary', binaryRows],
  ['regression', regressionRows],
  ['regression', amountRows],
] as const)('%s metrics', (kind, rowsOf) => {
  it('stay in their domain, and so do their intervals, low to high', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        for (const { name, value, interval } of estimate(kind, rows)) {
          const [min, max] = METRICS.get(name)?.domain ?? [0, 0]
          for (const each of [value, interval.low, interval.high]) {
            expect(Number.isFinite(each)).toBe(true)
            expect(each).toBeGreaterThanOrEqual(min - 1e-12)
            expect(each).toBeLessThanOrEqual(max + 1e-12)
          }
          expect(interval.low).toBeLessThanOrEqual(interval.high)
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('do not depend on the order of the rows, to the last bit', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer(), (rows, seed) => {
        expect(estimate(kind, shuffled(rows, seed))).toEqual(estimate(kind, rows))
      }),
      { numRuns: RUNS },
    )
  })
})
