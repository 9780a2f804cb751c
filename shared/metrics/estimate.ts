import type { Estimate, Interval } from '../evidence/parts.ts'
import { createPrng } from '../kernel/prng.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { bcaInterval, dealUnits, JACKKNIFE_BLOCKS, leaveBlocksOut, resample } from '../stats/bootstrap.ts'
import { fewUnits } from '../stats/cluster-variance.ts'
import { aucInterval } from '../stats/delong.ts'
import { JACKKNIFE_METHOD, jackknifeInterval } from '../stats/group-jackknife.ts'
import { type Bounds, wilsonInterval } from '../stats/proportion.ts'
import type { Dependence } from '../stats/units.ts'
import { effectiveTrials } from './clustered-shares.ts'
import {
  bootstrapLevel,
  clusteredName,
  clustersOf,
  type DrawnClusters,
  independentCount,
  smallestSample,
  unitsToDraw,
} from './clusters.ts'
import { shareOf } from './decisions.ts'
import { toDefinedMetrics } from './defined.ts'
import { edgeBounds, isPoint } from './edge.ts'
import { isLinear, linearInterval, linearMethod, linearVariance, MANY_ROWS, measureLinear } from './linear.ts'
import type { Metric } from './metric.ts'
import { aucVariance, measureAuc } from './roc-auc.ts'
import { arrangeRows, type Rows, rowsIn } from './rows.ts'
import { sampleSize } from './sample-size.ts'
import { measure, prepareStatistics } from './score.ts'
import { UPWARD_METHOD, upwardInterval } from './upward.ts'

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
  /** Which rows depend on each other, row by row as the labels; absent where they are independent. */
  readonly dependence?: Dependence | undefined
  /** One of many samples that are measured at once: where rows are many, groups of them are left out in turn instead of resampling. */
  readonly quick?: boolean
}

/** How intervals are made: what rows depend on each other, and the settings. */
type Frame = Pick<EstimateRequest, 'level' | 'seed'> & { readonly drawn: DrawnClusters | undefined }

type Measured = { readonly value: number; readonly bounds: Bounds; readonly method: string; readonly n: number }

/**
 * Value and interval of each metric, in the order asked. Proportions have Wilson intervals and `n` is their denominator
 * (recall: the positive rows); ROC AUC has DeLong's on the logit scale; all others a BCa bootstrap over rows. Where rows depend on each
 * other, whole groups or stretches of time take the place of rows in all of them.
 * Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
 */
export function estimateMetrics(request: EstimateRequest): Estimate[] {
  const { task, labels, predictions } = request
  const metrics = toDefinedMetrics(request.metrics, task, labels)
  const { rows: arranged, order } = arrangeRows({ task, labels, models: [{ name: 'predictions', predictions }] })
  const [rows] = arranged
  return rows === undefined ? [] : estimateRows(metrics, { rows, order }, request)
}

/** The same for rows that have been put in order, for whoever measures them in more ways than one. */
export function estimateRows(
  metrics: readonly Metric[],
  { rows, order }: { readonly rows: Rows; readonly order: Int32Array },
  request: Pick<EstimateRequest, 'level' | 'seed' | 'dependence' | 'quick'>,
): Estimate[] {
  const { level, seed } = request
  const frame: Frame = { level, seed, drawn: clustersOf(rows, order, request.dependence) }
  const asked = metrics.filter((metric) => isResampled(metric, rows, frame))
  const isLeftOut = request.quick === true && frame.drawn === undefined && rowsIn(rows) >= MANY_ROWS
  const resampled = isLeftOut ? leaveRowsOut(asked, rows, frame) : bootstrapMetrics(asked, rows, frame)
  return metrics.map((metric) => {
    const measured = resampled.get(metric) ?? measureDirectly(metric, rows, frame)
    return toEstimate(metric, widenEdge(metric, rows, frame, measured), level)
  })
}

/** Weighted shares of rows that depend on each other have no formula of their own. */
function isResampled(metric: Metric, rows: Rows, { drawn }: Frame): boolean {
  if (isLinear(metric, rows)) return false
  const { interval } = metric
  if (interval === 'wilson') return rows.weights !== undefined && drawn !== undefined
  return interval !== 'delong'
}

function measureDirectly(metric: Metric, rows: Rows, { level, drawn }: Frame): Measured {
  const few = drawn === undefined ? 1 : fewUnits(independentCount(drawn), level)
  if (isLinear(metric, rows)) {
    const { value, influence } = measureLinear(metric, rows)
    const bounds = linearInterval(metric, value, few * linearVariance(influence, drawn), level)
    return { value, bounds, method: clusteredName(linearMethod(metric, rows), 'over', drawn), n: rowsIn(rows) }
  }
  if (metric.interval === 'delong') {
    const auc = measureAuc(rows)
    const bounds = aucInterval(auc.value, few * aucVariance(rows, auc, undefined, drawn), level)
    return { value: auc.value, bounds, method: clusteredName('DeLong (logit)', 'over', drawn), n: rowsIn(rows) }
  }
  const { k, n, rows: tried } = shareOf(metric.name, rows)
  const effective = drawn === undefined ? n : effectiveTrials(metric.name, rows, drawn) / few
  const bounds = wilsonInterval(n > 0 ? (k * effective) / n : 0, effective, level)
  return { value: n > 0 ? k / n : 0, bounds, method: clusteredName(wilsonName(rows), 'over', drawn), n: tried }
}

function bootstrapMetrics(metrics: readonly Metric[], rows: Rows, frame: Frame): ReadonlyMap<Metric, Measured> {
  if (metrics.length === 0) return new Map()
  const prng = createPrng(`${frame.seed}:estimate`)
  const n = sampleSize(rows)
  const units = unitsToDraw(rows, frame.drawn, prng)
  const values = measure(metrics, rows)
  const shape = { units: units.count, size: metrics.length, block: units.block }
  const drawn = resample(shape, prepareStatistics(metrics, rows, units), prng)
  const level = bootstrapLevel(frame.drawn, frame.level)
  const method = clusteredName('BCa bootstrap', 'of', frame.drawn)
  return new Map(
    metrics.map((metric, i) => {
      const value = values[i] as number
      const samples = { replicates: drawn.replicates[i] as Float64Array, jackknife: drawn.jackknife[i] as Float64Array }
      if (metric.interval === 'upward') {
        const bounds = upwardInterval(value, samples.replicates, level)
        return [metric, { value, bounds, method: clusteredName(UPWARD_METHOD, 'of', frame.drawn), n }]
      }
      return [metric, { value, bounds: bcaInterval({ estimate: value, ...samples }, level), method, n }]
    }),
  )
}

function leaveRowsOut(metrics: readonly Metric[], rows: Rows, { level, seed }: Frame): ReadonlyMap<Metric, Measured> {
  const prng = createPrng(`${seed}:estimate`)
  const units = dealUnits(rowsIn(rows), prng, JACKKNIFE_BLOCKS)
  const values = measure(metrics, rows)
  const shape = { units: units.count, size: metrics.length }
  const left = leaveBlocksOut(shape, prepareStatistics(metrics, rows, units), prng)
  return new Map(
    metrics.map((metric, i) => {
      const value = values[i] as number
      const leftOut = left[i] as Float64Array
      const bounds = jackknifeInterval({ estimate: value, leftOut, domain: metric.domain }, level)
      return [metric, { value, bounds, method: JACKKNIFE_METHOD, n: sampleSize(rows) }]
    }),
  )
}

function wilsonName({ weights }: Rows): string {
  return weights === undefined ? 'Wilson' : 'Wilson, effective n'
}

/** A perfect score has no spread to resample, yet a few rows do not prove perfection. */
function widenEdge(metric: Metric, rows: Rows, { level, drawn }: Frame, measured: Measured): Measured {
  if (!isPoint(measured.bounds)) return measured
  const bounds = edgeBounds(metric, measured.value, smallestSample(rows, drawn), level)
  return bounds ? { ...measured, bounds, method: 'Wilson at the edge' } : measured
}

function toEstimate(metric: Metric, { value, bounds, method, n }: Measured, level: number): Estimate {
  const interval: Interval = { low: bounds.low, high: bounds.high, level, method }
  return { name: metric.name, value, interval, n, direction: metric.direction, version: metric.version ?? 1 }
}
