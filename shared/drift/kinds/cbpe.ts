import { createPrng, type Prng } from '../../kernel/prng.ts'
import { fitIsotonicSorted, type IsotonicCurve, isotonicAt } from '../../stats/isotonic.ts'
import { twoSidedZ } from '../../stats/proportion.ts'
import { sortedOrder } from '../../stats/sorted-order.ts'

/** Printed beside every estimate. */
export const CBPE_ASSUMPTION =
  'assumes that a score still means the same chance of a positive outcome as in the reference: a changed relation between inputs and outcome cannot be seen without labels'

export type PerformanceMetric = 'accuracy' | 'precision' | 'recall' | 'f1' | 'roc_auc'
export const PERFORMANCE_METRICS: readonly PerformanceMetric[] = ['accuracy', 'precision', 'recall', 'f1', 'roc_auc']

/** What a metric was on the labelled reference, and is expected to be on the current rows; NaN where it has no value. */
export type PerformanceEstimate = {
  readonly metric: PerformanceMetric
  readonly reference: number
  readonly estimate: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

export type PerformanceInput = {
  /** Scores with known outcomes (1 is positive), of rows that the model was not trained on. */
  readonly reference: { readonly scores: Float64Array; readonly labels: Uint8Array }
  readonly current: { readonly scores: Float64Array }
  /** Score from which the model says "positive". */
  readonly threshold: number
  readonly seed: string
  readonly level: number
}

export const CBPE_DRAWS = 200

/**
 * Confidence-based performance estimate: outcomes of the current rows are expected from their calibrated scores (isotonic on the
 * reference). The interval holds both errors, of the calibration and of the outcomes: in each draw the reference is drawn again with
 * replacement, the curve is fitted again, and an outcome is drawn for every current row.
 */
export function estimatePerformance(input: PerformanceInput): PerformanceEstimate[] {
  const { reference, current, threshold, seed, level } = input
  const orders = { reference: sortedOrder(reference.scores), current: sortedOrder(current.scores) }
  const ascending = Float64Array.from(orders.current, (row) => current.scores[row] as number)
  const measure = (chances: Float64Array): Float64Array => expectedMetrics(ascending, chances, threshold)
  const curve = fitIsotonicSorted(reference.scores, reference.labels, { order: orders.reference })
  const estimate = measure(calibrate(curve, ascending))
  const known = expectedMetrics(
    Float64Array.from(orders.reference, (row) => reference.scores[row] as number),
    Float64Array.from(orders.reference, (row) => reference.labels[row] as number),
    threshold,
  )
  const errors = spreadOf(drawMetrics(input, { order: orders.reference, ascending, measure }, createPrng(seed)))
  const z = twoSidedZ(level)
  return PERFORMANCE_METRICS.map((metric, i) => {
    const value = estimate[i] as number
    const standardError = errors[i] as number
    return {
      metric,
      reference: known[i] as number,
      estimate: value,
      standardError,
      low: Math.max(0, value - z * standardError),
      high: Math.min(1, value + z * standardError),
    }
  })
}

/** Calibrated chances of ascending scores; one walk along the curve. */
function calibrate(curve: IsotonicCurve, ascending: Float64Array): Float64Array {
  return ascending.map((score) => isotonicAt(curve, score))
}

/**
 * Expected metrics in the order of `PERFORMANCE_METRICS` when each row is positive with its chance: ratios of expected counts. With
 * chances of 0 and 1 they are the metrics themselves.
 */
export function expectedMetrics(ascending: Float64Array, chances: Float64Array, threshold: number): Float64Array {
  let [tp, fp, fn, tn, ordered] = [0, 0, 0, 0, 0]
  let negativesBelow = 0
  for (let start = 0; start < ascending.length; ) {
    const isPositive = (ascending[start] as number) >= threshold
    let [positives, negatives, end] = [0, 0, start]
    for (; end < ascending.length && ascending[end] === ascending[start]; end++) {
      positives += chances[end] as number
      negatives += 1 - (chances[end] as number)
    }
    ordered += positives * (negativesBelow + negatives / 2)
    negativesBelow += negatives
    if (isPositive) [tp, fp] = [tp + positives, fp + negatives]
    else [fn, tn] = [fn + positives, tn + negatives]
    start = end
  }
  return Float64Array.of(
    (tp + tn) / ascending.length,
    tp / (tp + fp),
    tp / (tp + fn),
    tp / (tp + (fp + fn) / 2),
    ordered / ((tp + fn) * (fp + tn)),
  )
}

type Drawing = {
  readonly order: Int32Array
  readonly ascending: Float64Array
  readonly measure: (chances: Float64Array) => Float64Array
}

function drawMetrics({ reference }: PerformanceInput, { order, ascending, measure }: Drawing, prng: Prng) {
  const weights = new Uint16Array(order.length)
  const outcomes = new Float64Array(ascending.length)
  return Array.from({ length: CBPE_DRAWS }, () => {
    weights.fill(0)
    for (let i = 0; i < weights.length; i++) (weights[prng.below(weights.length)] as number)++
    const curve = fitIsotonicSorted(reference.scores, reference.labels, { order, weights })
    const chances = calibrate(curve, ascending)
    for (let i = 0; i < outcomes.length; i++) outcomes[i] = Number(prng.next() < (chances[i] as number))
    return measure(outcomes)
  })
}

/** Standard deviation of each metric over the draws in which it has a value. */
function spreadOf(draws: readonly Float64Array[]): number[] {
  return PERFORMANCE_METRICS.map((_, i) => {
    const values = draws.map((draw) => draw[i] as number).filter((value) => !Number.isNaN(value))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
  })
}
