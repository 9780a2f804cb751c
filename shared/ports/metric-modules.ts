import type { Column } from '../data/table.ts'
import type { ProcessOutcome } from './process.ts'

/** What is true of the rows, in their order. */
export type MetricTruth = {
  readonly kind: 'binary' | 'multiclass' | 'regression'
  /** Binary: 1 is the positive class; multiclass: index into `classes`; regression: the target. */
  readonly labels: Uint8Array | Int32Array | Float64Array
  /** Binary: negative, positive; multiclass: in label order; empty for regression. */
  readonly classes: readonly string[]
  readonly weights: Float64Array | undefined
}

/** What one model said of each row: scores, probabilities (classes inner) or values; and what it decided, empty for regression. */
export type MetricAnswers = { readonly values: Float64Array; readonly decisions: Int32Array }

/** Metrics that users' modules compute. Module paths are relative to the workspace. */
export type MetricsJob = {
  readonly metrics: readonly { readonly name: string; readonly module: string }[]
  readonly truth: MetricTruth
  readonly columns: readonly Column[]
  readonly models: readonly MetricAnswers[]
  /** The unit of each row, from 0. */
  readonly units: Int32Array
  /** How often each unit stands in each draw. */
  readonly draws: readonly Uint16Array[]
  /** Seeds `Math.random` before each call, alike for every model. */
  readonly seed: string
  readonly timeoutMs: number
}

/** What the parent sends to the child, once; module paths are absolute. */
export type MetricsChildJob = Omit<MetricsJob, 'timeoutMs'>

/** What the child says: which metric it is at, and at last the values or what is wrong with a metric. */
export type MetricsAnswer =
  | { readonly kind: 'at'; readonly metric: number }
  /** By model, then by metric: all rows first, then each draw; NaN where the number was not finite. */
  | { readonly kind: 'values'; readonly values: readonly (readonly Float64Array[])[] }
  | { readonly kind: 'wrong'; readonly metric: number; readonly message: string }

export type MetricsOutcome =
  | Exclude<MetricsAnswer, { readonly kind: 'at' }>
  /** The process ended without an answer, at that metric. */
  | { readonly kind: 'ended'; readonly metric: number; readonly outcome: ProcessOutcome; readonly tooLoud: boolean }

export interface MetricModules {
  /** Measures all models with all metrics in one process of its own, without our secrets. What the modules do wrong is in the outcome. */
  measure(job: MetricsJob): Promise<MetricsOutcome>
}
