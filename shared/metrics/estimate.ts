import type { Estimate, Interval } from '../evidence/parts.ts'
import { createPrng } from '../kernel/prng.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { bcaInterval, dealUnits, resample } from '../stats/bootstrap.ts'
import { aucInterval } from '../stats/delong.ts'
import { type Bounds, wilsonInterval } from '../stats/proportion.ts'
import { shareOf } from './decisions.ts'
import { toDefinedMetrics } from './defined.ts'
import { edgeBounds, isPoint, smallestClass } from './edge.ts'
import type { Metric } from './metric.ts'
import { aucVariance, measureAuc } from './roc-auc.ts'
import { type Rows, toCanonicalRows } from './rows.ts'
import { measure, prepareStatistics } from './score.ts'

export type EstimateRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly predictions: Predictions
  /** Names of metrics of the task. */
  readonly metrics: readonly string[]
  /** Nominal coverage of the intervals, in (0, 1). */
  readonly level: number
  /** Equal seeds give equal intervals, whatever the order of the rows. */
  readonly seed: string
}

type Measured = { readonly value: number; readonly bounds: Bounds; readonly method: string; readonly n: number }

/**
 * Value and interval of each metric, in the order asked. Proportions have Wilson intervals and `n` is their denominator
 * (recall: the positive rows); ROC AUC has DeLong's on the logit scale; all others a BCa bootstrap over rows.
 * Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
 */
export function estimateMetrics(request: EstimateRequest): Estimate[] {
  const { task, labels, predictions, level, seed } = request
  const metrics = toDefinedMetrics(request.metrics, task, labels)
  const [rows] = toCanonicalRows({ task, labels, models: [{ name: 'predictions', predictions }] })
  if (!rows) return []
  const resampled = bootstrapMetrics(
    metrics.filter((metric) => metric.interval === 'bca'),
    rows,
    { level, seed },
  )
  return metrics.map((metric) => {
    const measured = resampled.get(metric) ?? measureDirectly(metric, rows, level)
    return toEstimate(metric, widenEdge(metric, rows, level, measured), level)
  })
}

function measureDirectly(metric: Metric, rows: Rows, level: number): Measured {
  if (metric.interval === 'delong') {
    const auc = measureAuc(rows)
    const bounds = aucInterval(auc.value, aucVariance(rows, auc), level)
    return { value: auc.value, bounds, method: 'DeLong (logit)', n: rows.labels.length }
  }
  const { k, n } = shareOf(metric.name, rows)
  return { value: n > 0 ? k / n : 0, bounds: wilsonInterval(k, n, level), method: 'Wilson', n }
}

function bootstrapMetrics(
  metrics: readonly Metric[],
  rows: Rows,
  { level, seed }: Pick<EstimateRequest, 'level' | 'seed'>,
): ReadonlyMap<Metric, Measured> {
  if (metrics.length === 0) return new Map()
  const prng = createPrng(`${seed}:estimate`)
  const n = rows.labels.length
  const units = dealUnits(n, prng)
  const values = measure(metrics, rows)
  const drawn = resample({ units: units.count, size: metrics.length }, prepareStatistics(metrics, rows, units), prng)
  return new Map(
    metrics.map((metric, i) => {
      const value = values[i] as number
      const samples = { replicates: drawn.replicates[i] as Float64Array, jackknife: drawn.jackknife[i] as Float64Array }
      return [
        metric,
        { value, bounds: bcaInterval({ estimate: value, ...samples }, level), method: 'BCa bootstrap', n },
      ]
    }),
  )
}

/** A perfect score has no spread to resample, yet a few rows do not prove perfection. */
function widenEdge(metric: Metric, rows: Rows, level: number, measured: Measured): Measured {
  if (!isPoint(measured.bounds)) return measured
  const bounds = edgeBounds(metric, measured.value, smallestClass(rows), level)
  return bounds ? { ...measured, bounds, method: 'Wilson at the edge' } : measured
}

function toEstimate(metric: Metric, { value, bounds, method, n }: Measured, level: number): Estimate {
  const interval: Interval = { low: bounds.low, high: bounds.high, level, method }
  return { name: metric.name, value, interval, n, direction: metric.direction }
}
