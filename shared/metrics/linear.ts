import { clusterVariance } from '../stats/cluster-variance.ts'
import { aucInterval } from '../stats/delong.ts'
import { type Bounds, twoSidedZ } from '../stats/proportion.ts'
import { averageAuc, CLASS_AUCS, GINI, measureWeightedAuc } from './class-aucs.ts'
import type { DrawnClusters } from './clusters.ts'
import { smallestClass } from './edge.ts'
import type { Metric } from './metric.ts'
import { measureAveragePrecision } from './precision-influence.ts'
import { ROC_AUC } from './roc-auc.ts'
import { type Rows, rowsIn } from './rows.ts'
import { type Influenced, measureSpearman, SPEARMAN } from './spearman.ts'

const AVERAGE_PRECISION = 'average_precision'

/** Metrics whose error follows from how much each row moves them, besides the plain ROC AUC. */
export const LINEAR_METRICS: readonly Metric[] = [GINI, ...CLASS_AUCS, SPEARMAN]

/** From so many rows on, with so many of the rarer class, average precision is as good as linear; resampling would rank it 2,000 times. */
export const MANY_ROWS = 1000
const MANY_OF_A_CLASS = 100

/** Is the metric, on such rows, one of those whose error follows from the influence of each row? */
export function isLinear(metric: Metric, rows: Rows): boolean {
  if (metric.name === AVERAGE_PRECISION) {
    return rows.kind === 'binary' && rowsIn(rows) >= MANY_ROWS && smallestClass(rows) >= MANY_OF_A_CLASS
  }
  return LINEAR_METRICS.includes(metric) || (metric === ROC_AUC && rows.weights !== undefined)
}

/** Value of such a metric, and how much each row moves it. */
export function measureLinear(metric: Metric, rows: Rows): Influenced {
  if (rows.kind === 'regression') return measureSpearman(rows)
  if (rows.kind === 'binary' && metric.name === AVERAGE_PRECISION) return measureAveragePrecision(rows)
  if (rows.kind === 'multiclass') return averageAuc(metric.name, rows)
  const { value, influence } = rows.kind === 'binary' ? measureWeightedAuc(rows) : NOTHING
  if (metric !== GINI) return { value, influence }
  return { value: 2 * value - 1, influence: influence.map((moved) => 2 * moved) }
}

const NOTHING: Influenced = { value: Number.NaN, influence: new Float64Array(0) }

/** Variance from what each row moves: the infinitesimal jackknife (Jaeckel 1972), over whole groups or blocks where rows depend. */
export function linearVariance(influence: Float64Array, drawn?: DrawnClusters): number {
  if (drawn !== undefined) return clusterVariance(drawn.units, influence)
  return influence.reduce((sum, moved) => sum + moved ** 2, 0)
}

/** Interval on the scale on which the metric is nearly normal: logit for an area, Fisher’s z for a correlation. */
export function linearInterval(metric: Metric, value: number, variance: number, level: number): Bounds {
  if (metric === SPEARMAN) return correlationInterval(value, variance, level)
  if (metric !== GINI) return aucInterval(value, variance, level)
  const { low, high } = aucInterval((value + 1) / 2, variance / 4, level)
  return { low: 2 * low - 1, high: 2 * high - 1 }
}

/** How the interval is called in evidence. */
export function linearMethod(metric: Metric, rows: Rows): string {
  const weighted = rows.weights === undefined ? '' : ', weighted'
  if (metric.name === AVERAGE_PRECISION) return `influence (logit)${weighted}`
  return metric === SPEARMAN ? `influence (Fisher z)${weighted}` : `DeLong (logit)${weighted}`
}

function correlationInterval(value: number, variance: number, level: number): Bounds {
  if (Math.abs(value) >= 1) return { low: value, high: value }
  const half = (twoSidedZ(level) * Math.sqrt(variance)) / (1 - value * value)
  const z = Math.atanh(value)
  return { low: Math.tanh(z - half), high: Math.tanh(z + half) }
}
