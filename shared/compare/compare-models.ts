import type { Estimate } from '../evidence/parts.ts'
import type { Comparison } from '../evidence/test-predicate.ts'
import { toleranceOf } from '../metrics/catalog.ts'
import { clustersOf, independentCount, smallestSample } from '../metrics/clusters.ts'
import { toDefinedMetrics } from '../metrics/defined.ts'
import { isPoint, smallestClass, unseen } from '../metrics/edge.ts'
import { estimateRows } from '../metrics/estimate.ts'
import { isLinear, MANY_ROWS } from '../metrics/linear.ts'
import type { Metric } from '../metrics/metric.ts'
import { rowLosses } from '../metrics/row-losses.ts'
import { arrangeRows, type Rows, rowsIn } from '../metrics/rows.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { detectableDifference } from '../stats/power.ts'
import type { Dependence } from '../stats/units.ts'
import { compareAuc } from './auc-difference.ts'
import { type BootstrapSettings, compareByBootstrap, compareByLeavingOut } from './bootstrap-difference.ts'
import type { Difference, Pair } from './difference.ts'
import { compareIdentical } from './identical.ts'
import { compareLinear } from './linear-difference.ts'
import { compareShares } from './share-difference.ts'
import { MIN_CLASS_ROWS, MIN_ROWS, MIN_UNITS, readDifference, rowsToDecide, type Turned } from './verdict.ts'

export type CompareRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly candidate: Predictions
  readonly champion: Predictions
  /** Names of metrics of the task. */
  readonly metrics: readonly string[]
  /** Nominal two-sided coverage of the intervals, in (0, 1). */
  readonly level: number
  /** Equal seeds give equal intervals, whatever the order of the rows. */
  readonly seed: string
  /** Which rows depend on each other, row by row as the labels; absent where they are independent. */
  readonly dependence?: Dependence | undefined
  /** One of many samples that are compared at once: where rows are many, groups of them are left out in turn instead of resampling. */
  readonly quick?: boolean
  /** Also candidate over champion, for margins that are a share of the champion's value. */
  readonly ratios?: boolean
}

/**
 * Candidate minus champion on the same rows, metric by metric in the order asked: paired DeLong for ROC AUC, McNemar's
 * test and Agresti-Min for shares of rows, the paired BCa bootstrap for the rest, all metrics on the same draws. Where rows depend on
 * each other, whole groups or stretches of time take the place of rows in all of them.
 * Throws `UserError` where the labels leave a metric undefined or do not fit the predictions.
 */
export function compareModels(request: CompareRequest): Comparison[] {
  const { task, labels } = request
  const metrics = toDefinedMetrics(request.metrics, task, labels)
  const arranged = arrangePair(request)
  return arranged === undefined ? [] : comparePair(metrics, arranged, request)
}

/** The same with the estimates of both models, all from rows that are put in order once. */
export function measureBoth(request: CompareRequest): { own: Estimate[]; champion: Estimate[]; changes: Comparison[] } {
  const metrics = toDefinedMetrics(request.metrics, request.task, request.labels)
  const arranged = arrangePair(request)
  if (arranged === undefined) return { own: [], champion: [], changes: [] }
  const { candidate, champion, order } = arranged
  return {
    own: estimateRows(metrics, { rows: candidate, order }, request),
    champion: estimateRows(metrics, { rows: champion, order }, request),
    changes: comparePair(metrics, arranged, request),
  }
}

type Arranged = { readonly candidate: Rows; readonly champion: Rows; readonly order: Int32Array }

function arrangePair({ task, labels, candidate, champion }: CompareRequest): Arranged | undefined {
  const models = [
    { name: 'candidate', predictions: candidate },
    { name: 'champion', predictions: champion },
  ]
  const { rows, order } = arrangeRows({ task, labels, models })
  const [own, other] = rows
  return own && other && { candidate: own, champion: other, order }
}

function comparePair(
  metrics: readonly Metric[],
  { candidate, champion, order }: Arranged,
  request: CompareRequest,
): Comparison[] {
  const { level, seed } = request
  const drawn = clustersOf(candidate, order, request.dependence, () => {
    const other = rowLosses(champion)
    return rowLosses(candidate).map((loss, row) => loss - (other[row] as number))
  })
  const pair: Pair = { candidate, champion, drawn }
  const differences = measureDifferences(metrics, pair, {
    level,
    seed,
    quick: request.quick === true,
    ratios: request.ratios,
  })
  return metrics.map((metric) => {
    const found = differences.get(metric)
    if (!found) throw new TypeError(`no difference of ${metric.name}`)
    const comparison = toComparison(metric, widenPoint(metric, pair, level, found), pair, level)
    const { ratio } = found
    return ratio === undefined || request.ratios !== true ? comparison : { ...comparison, ratio }
  })
}

function measureDifferences(
  metrics: readonly Metric[],
  pair: Pair,
  { quick, ...settings }: BootstrapSettings & { readonly quick: boolean },
): ReadonlyMap<Metric, Difference> {
  const identical = compareIdentical(metrics, pair)
  if (identical) return identical
  const weighted = pair.candidate.weights !== undefined
  // McNemar's test counts rows; weighted ones are resampled.
  const isResampled = (metric: Metric) =>
    !isLinear(metric, pair.candidate) && (metric.comparison === 'bca' || (metric.comparison === 'mcnemar' && weighted))
  const resampled = metrics.filter(isResampled)
  const direct = metrics.flatMap((metric): [Metric, Difference][] => {
    if (isResampled(metric)) return []
    if (isLinear(metric, pair.candidate)) return [[metric, compareLinear(metric, pair, settings.level)]]
    if (metric.comparison === 'delong') return [[metric, compareAuc(pair, settings.level)]]
    return metric.comparison === 'mcnemar' ? [[metric, compareShares(metric, pair, settings.level)]] : []
  })
  const isLeftOut = quick && pair.drawn === undefined && rowsIn(pair.candidate) >= MANY_ROWS
  const compare = isLeftOut ? compareByLeavingOut : compareByBootstrap
  return new Map([...direct, ...compare(resampled, pair, settings)])
}

/** Where no resample shows a difference although the predictions differ, rows not seen may still show one. */
function widenPoint(metric: Metric, { candidate, drawn }: Pair, level: number, found: Difference): Difference {
  const range = metric.domain[1] - metric.domain[0]
  if (found.exact || !isPoint(found) || !Number.isFinite(range)) return found
  const half = unseen(smallestSample(candidate, drawn), level) * range
  const { difference } = found
  const standardError = Math.max(found.standardError, half / 2)
  return {
    ...found,
    low: difference - half,
    high: difference + half,
    standardError,
    method: `${found.method}, widened`,
  }
}

function toComparison(metric: Metric, found: Difference, pair: Pair, level: number): Comparison {
  const tolerance = toleranceOf(metric, found.champion)
  const turned = turn(metric, found, tolerance)
  const enough = found.exact || hasEnoughRows(metric, found, pair)
  const verdict = enough ? readDifference(turned) : 'inconclusive'
  const rowsNeeded = verdict === 'inconclusive' ? neededRows(metric, turned, { found, pair }, level) : undefined
  return {
    metric: metric.name,
    verdict,
    candidate: found.candidate,
    champion: found.champion,
    difference: found.difference,
    interval: { low: found.low, high: found.high, level, method: found.method },
    ...(found.pValue === undefined ? {} : { pValue: found.pValue }),
    method: found.method,
    n: found.n,
    tolerance,
    detectable: detectableDifference(found.standardError, level),
    ...(rowsNeeded === undefined ? {} : { rowsNeeded }),
  }
}

function turn(metric: Metric, { difference, low, high }: Difference, tolerance: number): Turned {
  if (metric.direction === 'higher') return { difference, low, high, tolerance }
  return { difference: -difference, low: -high, high: -low, tolerance }
}

function hasEnoughRows(metric: Metric, { n }: Difference, { candidate, drawn }: Pair): boolean {
  if (drawn !== undefined && independentCount(drawn) < MIN_UNITS) return false
  return n >= MIN_ROWS && (metric.needs !== 'every-class' || smallestClass(candidate) >= MIN_CLASS_ROWS)
}

/** At least as many rows as would hold `MIN_ROWS` of those compared and `MIN_CLASS_ROWS` of the rarest class. */
function neededRows(
  metric: Metric,
  turned: Turned,
  { found, pair }: { readonly found: Difference; readonly pair: Pair },
  level: number,
): number | undefined {
  const decided = rowsToDecide(turned, found, level)
  const rarest = metric.needs === 'every-class' ? smallestClass(pair.candidate) : MIN_CLASS_ROWS
  const least = Math.max(MIN_ROWS, Math.ceil((found.n * MIN_CLASS_ROWS) / rarest))
  return decided === undefined ? undefined : Math.max(decided, least)
}
