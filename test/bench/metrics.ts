import { compareModels } from '../../shared/compare/compare-models.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { metricNames } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'
import { type Bench, type Figure, median } from './figure.ts'

const rows = 100_000
const LEVEL = 0.95

type Case = { task: TaskSpec; labels: Labels; candidate: Predictions; champion: Predictions }

function binary(): Case {
  const prng = createPrng('bench')
  const values = Uint8Array.from({ length: rows }, () => (prng.next() < 0.3 ? 1 : 0))
  const scores = (skill: number) =>
    Float64Array.from(values, (label) => 1 / (1 + Math.exp(-(skill * (label - 0.5) + 3 * (prng.next() - 0.5)))))
  return {
    task: { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5, costs: [0, 1, 5, 0] },
    labels: { kind: 'binary', values },
    candidate: { kind: 'binary', scores: scores(2) },
    champion: { kind: 'binary', scores: scores(1.9) },
  }
}

function multiclass(): Case {
  const prng = createPrng('bench')
  const classes = ['a', 'b', 'c', 'd', 'e']
  const values = Int32Array.from({ length: rows }, () => prng.below(classes.length))
  const predictions = (): Predictions => {
    const probabilities = new Float64Array(rows * classes.length)
    for (let row = 0; row < rows; row++) {
      const weights = classes.map((_, k) => prng.next() + (values[row] === k ? 0.6 : 0))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      for (const [k, weight] of weights.entries()) probabilities[row * classes.length + k] = weight / total
    }
    return { kind: 'multiclass', classes, probabilities }
  }
  return {
    task: {
      kind: 'multiclass',
      classes,
      places: classes.map((_, k) => k),
      costs: classes.flatMap((_, i) => classes.map((__, j) => Math.abs(i - j))),
    },
    labels: { kind: 'multiclass', values },
    candidate: predictions(),
    champion: predictions(),
  }
}

function regression(): Case {
  const prng = createPrng('bench')
  const values = Float64Array.from({ length: rows }, () => 1 + 10 * prng.next())
  const predictions = (): Predictions => ({
    kind: 'regression',
    values: values.map((value) => value + 2 * (prng.next() - 0.5)),
  })
  return {
    task: { kind: 'regression' },
    labels: { kind: 'regression', values },
    candidate: predictions(),
    champion: predictions(),
  }
}

const ROUNDS = 3

/** Pure computation: every metric of a task with its 95 % interval, for one model and for two on the same rows. */
export const bench: Bench = {
  about: `all metrics with 95 % intervals on ${rows} rows`,
  run: async () => [binary, multiclass, regression].flatMap((make) => measure(make())),
}

function measure({ task, labels, candidate, champion }: Case): Figure[] {
  const metrics = metricNames(task.kind)
  const common = { task, labels, metrics, level: LEVEL, seed: 'bench' }
  const estimate = time(() => estimateMetrics({ ...common, predictions: candidate }))
  const compare = time(() => compareModels({ ...common, candidate, champion }))
  const note = `${metrics.length} metrics, median of ${ROUNDS}`
  return [
    { what: `${task.kind}: estimate`, value: estimate, unit: 's', note },
    { what: `${task.kind}: compare two models`, value: compare, unit: 's', note },
  ]
}

function time(work: () => unknown): number {
  const seconds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  })
  return median(seconds)
}
