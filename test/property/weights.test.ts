import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareModels } from '../../shared/compare/compare-models.ts'
import { metricNames, metricOf } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'

type Kind = 'binary' | 'regression'
type Row = readonly [label: number, answer: number, weight: number]
const RUNS = 25

const weight = fc.integer({ min: 0, max: 3 })
const share = fc.integer({ min: 1, max: 19 }).map((k) => k / 20)
const rowsOf: Record<Kind, fc.Arbitrary<Row[]>> = {
  binary: fc
    .array(fc.tuple(fc.constantFrom(0, 1), share, weight), { minLength: 2, maxLength: 30 })
    .map((rows) => [[0, 0.3, 1], [1, 0.6, 1], ...rows]),
  regression: fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), weight), {
      minLength: 2,
      maxLength: 30,
    })
    .map((rows) => [[1, 2, 1], [5, 3, 1], ...rows]),
}

function toInput(kind: Kind, rows: readonly Row[], weights: boolean) {
  const own = weights ? { weights: Float64Array.from(rows, (row) => row[2]) } : {}
  const values = rows.map(([label]) => label)
  const answers = Float64Array.from(rows, ([, answer]) => answer)
  const task: TaskSpec =
    kind === 'binary' ? { kind, positive: 'p', negative: 'n', threshold: 0.5, costs: [0, 1, 3, -1] } : { kind }
  const labels: Labels =
    kind === 'binary'
      ? { kind, values: Uint8Array.from(values), ...own }
      : { kind, values: Float64Array.from(values), ...own }
  const predictions: Predictions = kind === 'binary' ? { kind, scores: answers } : { kind, values: answers }
  return { task, labels, predictions }
}

/** Its parts are squared by the rows of each bin, which weights and copies count differently (effective rows). */
const COUNTS_ROWS = ['ece_debiased']

describe.each(['binary', 'regression'] as const)('weights of a %s task', (kind) => {
  it('that are whole numbers are worth as many copies of the row, in every metric', () => {
    fc.assert(
      fc.property(rowsOf[kind], (rows) => {
        const copies = rows.flatMap((row) => Array.from({ length: row[2] }, (): Row => [row[0], row[1], 1]))
        const metrics = metricNames(kind).filter((name) => !COUNTS_ROWS.includes(name))
        const asked = { metrics, level: 0.9, seed: 'weights' }
        const weighted = estimateMetrics({ ...toInput(kind, rows, true), ...asked })
        const copied = estimateMetrics({ ...toInput(kind, copies, false), ...asked })
        for (const [i, { name, value, interval }] of weighted.entries()) {
          expect([name, Math.abs(value - (copied[i]?.value ?? Number.NaN)) < 1e-9]).toEqual([name, true])
          expect([name, interval.low <= interval.high]).toEqual([name, true])
          const [min, max] = metricOf(name, kind)?.domain ?? [0, 0]
          expect([name, interval.low >= min - 1e-9 && interval.high <= max + 1e-9]).toEqual([name, true])
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('change nothing when they are scaled, and the order of the rows neither', () => {
    fc.assert(
      fc.property(rowsOf[kind], (rows) => {
        const metrics = metricNames(kind)
        const asked = { metrics, level: 0.9, seed: 'weights' }
        const once = estimateMetrics({ ...toInput(kind, rows, true), ...asked })
        const scaled = rows.map(([label, answer, own]): Row => [label, answer, own * 8])
        const eight = estimateMetrics({ ...toInput(kind, scaled.toReversed(), true), ...asked })
        for (const [i, { name, value, interval }] of once.entries()) {
          expect([name, eight[i]?.value]).toEqual([name, expect.closeTo(value, 9)])
          expect([name, eight[i]?.interval.low]).toEqual([name, expect.closeTo(interval.low, 9)])
        }
      }),
      { numRuns: RUNS },
    )
  })
})

it('a weighted comparison is resampled where McNemar counts rows, and DeLong weighs its placements', () => {
  const n = 400
  const values = Uint8Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0))
  const weights = Float64Array.from({ length: n }, (_, i) => 0.5 + (i % 5))
  const scores = (shift: number) =>
    Float64Array.from(values, (label, i) => ((label * 37 + i * 17 + shift * i) % 101) / 101)
  const found = compareModels({
    task: { kind: 'binary', positive: 'p', negative: 'n', threshold: 0.5 },
    labels: { kind: 'binary', values, weights },
    candidate: { kind: 'binary', scores: scores(1) },
    champion: { kind: 'binary', scores: scores(3) },
    metrics: ['accuracy', 'recall', 'roc_auc', 'log_loss'],
    level: 0.95,
    seed: 'weights',
  })
  expect(found.map(({ method }) => method)).toEqual([
    'paired BCa bootstrap',
    'paired BCa bootstrap',
    'paired influence',
    'paired BCa bootstrap',
  ])
  for (const { difference, interval } of found) {
    expect(interval.low).toBeLessThanOrEqual(difference)
    expect(interval.high).toBeGreaterThanOrEqual(difference)
  }
})
