import { compareModels } from '../../shared/compare/compare-models.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { metricNames } from '../../shared/metrics/catalog.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../shared/model/predictions.ts'

/** Prints how long scoring and comparing take, all metrics of a task with intervals: `node test/bench/metrics.ts [rows]`. */
const rows = Number(process.argv[2] ?? 100_000)
const LEVEL = 0.95

type Bench = { task: TaskSpec; labels: Labels; candidate: Predictions; champion: Predictions }

function binary(): Bench {
  const prng = createPrng('bench')
  const values = Uint8Array.from({ length: rows }, () => (prng.next() < 0.3 ? 1 : 0))
  const scores = (skill: number) =>
    Float64Array.from(values, (label) => 1 / (1 + Math.exp(-(skill * (label - 0.5) + 3 * (prng.next() - 0.5)))))
  return {
    task: { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 },
    labels: { kind: 'binary', values },
    candidate: { kind: 'binary', scores: scores(2) },
    champion: { kind: 'binary', scores: scores(1.9) },
  }
}

function multiclass(): Bench {
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
    task: { kind: 'multiclass', classes },
    labels: { kind: 'multiclass', values },
    candidate: predictions(),
    champion: predictions(),
  }
}

function regression(): Bench {
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

for (const make of [binary, multiclass, regression]) {
  const { task, labels, candidate, champion } = make()
  const metrics = metricNames(task.kind)
  const start = performance.now()
  estimateMetrics({ task, labels, predictions: candidate, metrics, level: LEVEL, seed: 'bench' })
  const estimated = performance.now()
  compareModels({ task, labels, candidate, champion, metrics, level: LEVEL, seed: 'bench' })
  const compared = performance.now()
  const [estimate, compare] = [estimated - start, compared - estimated].map((ms) => `${Math.round(ms)} ms`)
  console.log(
    `${task.kind}: ${rows} rows, ${metrics.length} metrics: estimate ${estimate}, compare two models ${compare}`,
  )
}
