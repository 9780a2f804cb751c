import { describe, expect, it } from 'vitest'
import { metricNames, metricOf } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'
import reference from './scores.json' with { type: 'json' }

/** Relative; both sum in double precision, in different orders. Near 0 it is absolute. */
const TOLERANCE = 1e-11

type Kind = 'binary' | 'multiclass' | 'regression'
type Case = {
  name: string
  kind: Kind
  y: number[]
  weights?: number[]
  score?: number[]
  prob?: number[][]
  classes?: number
  costs?: number[][]
  pred?: number[]
  expected: Record<string, number>
}

/** Not in the files: no metric of theirs with five classes or weights, or its reference has another convention. */
const ELSEWHERE: Record<Kind, readonly string[]> = {
  binary: [],
  multiclass: ['top_5_accuracy'],
  regression: ['d2_absolute_error', 'median_absolute_error'],
}

function toInput({ kind, y, weights, score = [], prob = [], pred = [], classes = 0, costs = [] }: Case) {
  const own = weights === undefined ? {} : { weights: Float64Array.from(weights) }
  if (kind === 'binary') {
    const task: TaskSpec = { kind, positive: 'yes', negative: 'no', threshold: 0.5, costs: [0.5, 2, 7, -1] }
    const labels: Labels = { kind, values: Uint8Array.from(y), ...own }
    const predictions: Predictions = { kind, scores: Float64Array.from(score) }
    return { task, labels, predictions }
  }
  if (kind === 'multiclass') {
    const names = Array.from({ length: classes }, (_, k) => `c${k}`)
    const task: TaskSpec = { kind, classes: names, costs: costs.flat(), places: names.map((_, k) => k) }
    const labels: Labels = { kind, values: Int32Array.from(y), ...own }
    const predictions: Predictions = { kind, classes: names, probabilities: Float64Array.from(prob.flat()) }
    return { task, labels, predictions }
  }
  const task: TaskSpec = { kind }
  const labels: Labels = { kind, values: Float64Array.from(y), ...own }
  const predictions: Predictions = { kind, values: Float64Array.from(pred) }
  return { task, labels, predictions }
}

describe('metrics against scikit-learn and NumPy', () => {
  it.each(
    (reference.scores as unknown as Case[]).map((example) => [`${example.kind} ${example.name}`, example] as const),
  )('%s', (_, example) => {
    const metrics = Object.keys(example.expected)
    const estimates = estimateMetrics({ ...toInput(example), metrics, level: 0.95, seed: 'reference' })
    const wrong = estimates.filter(({ name, value }) => {
      const expected = example.expected[name] as number
      return !(Math.abs(value - expected) <= TOLERANCE * Math.max(Math.abs(expected), 0.1))
    })
    expect(wrong.map(({ name, value }) => [name, value, example.expected[name]])).toEqual([])
    for (const { name, value, interval } of estimates) {
      const [min, max] = metricOf(name, example.kind)?.domain ?? [Number.NaN, Number.NaN]
      expect([name, interval.low <= value, value <= interval.high]).toEqual([name, true, true])
      expect([name, interval.low >= min - 1e-12, interval.high <= max + 1e-12]).toEqual([name, true, true])
    }
  })

  it.each(['binary', 'multiclass', 'regression'] as const)('covers every metric of a %s task', (kind) => {
    const covered = (reference.scores as unknown as Case[])
      .filter((example) => example.kind === kind)
      .flatMap(({ expected }) => Object.keys(expected))
    const missing = metricNames(kind).filter((name) => !covered.includes(name) && !ELSEWHERE[kind].includes(name))
    expect(missing).toEqual([])
  })
})
