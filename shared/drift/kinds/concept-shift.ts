import { chiSquaredSf } from '../../stats/chi-squared.ts'
import { fitLogistic, type LogisticFit } from '../../stats/logistic-regression.ts'

/** Scores in [0, 1] with known outcomes (1 is positive). */
export type Labelled = { readonly scores: Float64Array; readonly labels: Uint8Array }

export type ConceptShift = {
  /** Likelihood ratio, 2 degrees of freedom: the chance at a given score changed its shape. */
  readonly concept: { readonly statistic: number; readonly pValue: number; readonly change: number }
  /** Likelihood ratio, 1 degree of freedom: it changed by one and the same step in log odds, as when one class became more frequent. */
  readonly prior: { readonly statistic: number; readonly pValue: number; readonly change: number }
}

const CLIP = 1e-6

/**
 * Did the chance of a positive outcome at a given score change (Cox, Biometrika 45, 1958: intercept and slope of recalibration)? Without
 * `reference` the score itself is taken for that chance (an offset); with it, what the scores meant there is fitted along, so that
 * neither a miscalibrated model nor the reference's own error can look like a change. `change` is the mean absolute change of the
 * chance over the current rows. `undefined` when the outcomes are all the same or can be told wholly.
 */
export function testConcept(current: Labelled, reference?: Labelled): ConceptShift | undefined {
  const n = reference?.labels.length ?? 0
  const target = new Uint8Array(n + current.labels.length)
  target.set(reference?.labels ?? [])
  target.set(current.labels, n)
  const logits = Float64Array.from(target, (_, row) =>
    logit((row < n ? reference?.scores[row] : current.scores[row - n]) ?? 0.5),
  )
  const shape = bend(logits)
  const isCurrent = Float64Array.from(target, (_, row) => (row < n ? 0 : 1))
  const base = reference === undefined ? [] : [Float64Array.from(target, () => 1), ...shape]
  const offset = reference === undefined ? { offset: logits } : {}
  const model = (columns: readonly Float64Array[]): LogisticFit | undefined =>
    fitLogistic({ target, columns: [...base, ...columns], ...offset })
  const same = model([])
  const stepped = model([isCurrent])
  const bent = model([isCurrent, ...shape.map((column) => column.map((value, row) => value * (isCurrent[row] ?? 0)))])
  if (same === undefined || stepped === undefined || bent === undefined) return undefined
  return {
    concept: { ...likelihoodRatio(stepped, bent, 2), change: meanChange(stepped, bent, n) },
    prior: { ...likelihoodRatio(same, stepped, 1), change: meanChange(same, stepped, n) },
  }
}

/** The log odds in standard deviations from their mean, and the square of that. */
function bend(logits: Float64Array): Float64Array[] {
  const mean = logits.reduce((sum, value) => sum + value / logits.length, 0)
  const spread = Math.sqrt(logits.reduce((sum, value) => sum + (value - mean) ** 2 / logits.length, 0)) || 1
  const line = logits.map((value) => (value - mean) / spread)
  return [line, line.map((value) => value * value)]
}

function likelihoodRatio(small: LogisticFit, large: LogisticFit, df: number) {
  const statistic = Math.max(0, 2 * (large.logLikelihood - small.logLikelihood))
  return { statistic, pValue: chiSquaredSf(statistic, df) }
}

function meanChange(small: LogisticFit, large: LogisticFit, from: number): number {
  const rows = large.fitted.length - from
  let sum = 0
  for (let row = from; row < large.fitted.length; row++)
    sum += Math.abs((large.fitted[row] as number) - (small.fitted[row] as number))
  return sum / rows
}

function logit(score: number): number {
  const inner = Math.min(1 - CLIP, Math.max(CLIP, score))
  return Math.log(inner / (1 - inner))
}
