import type { TaskSpec } from '../model/predictions.ts'
import type { Statistics, Units } from '../stats/bootstrap.ts'
import type { Rows } from './rows.ts'

export type TaskKind = TaskSpec['kind']

/** Changes up to this size count as equal: in the metric's unit, or as a share of the champion's value. */
export type Tolerance = { readonly kind: 'absolute' | 'relative'; readonly size: number }

/** `order` and `costs` are given by the configuration; all else the labels have or lack. */
export type Need =
  | 'nothing'
  | 'every-class'
  | 'spread'
  | 'no-zero'
  | 'non-zero-sum'
  | 'non-negative'
  | 'positive'
  | 'order'
  | 'costs'

/** What everyone may know about a metric. */
export type Metric = {
  readonly name: string
  /** Of the definition; raise it when the same answers would give another number. 1 when absent. */
  readonly version?: number
  readonly title: string
  readonly tasks: readonly TaskKind[]
  readonly direction: 'higher' | 'lower'
  /**
   * `score` has no unit, `share` is a share of rows, `nats` are natural-log units, `target` is the target's own unit, `cost` the unit of
   * `test.costs`.
   */
  readonly unit: 'score' | 'share' | 'nats' | 'target' | 'target squared' | 'cost'
  /** Smallest and largest possible value. */
  readonly domain: readonly [min: number, max: number]
  readonly tolerance: Tolerance
  /** One sentence for a reader of the report. */
  readonly describe: string
  /** What the labels must have for the metric to be defined. */
  readonly needs: Need
  /** What the predictions must be for it; anything when absent. */
  readonly predictions?: 'positive' | 'non-negative'
  /** How the interval of one model and of a difference is made. `upward`: by a bootstrap, for an estimate that few rows make too large. */
  readonly interval: 'wilson' | 'delong' | 'bca' | 'upward'
  readonly comparison: 'mcnemar' | 'delong' | 'bca'
}

/**
 * Metrics that are computed in one pass. `prepare` reads the rows once and returns a function that evaluates all metrics
 * of the family, in their order, for any multiplicities of the units: the bootstrap calls it thousands of times.
 */
export type Family = {
  readonly metrics: readonly Metric[]
  readonly prepare: (rows: Rows, units: Units) => Statistics
}

/** The members most metrics share; a family's entries override what differs. */
export const SCORE = {
  direction: 'higher',
  unit: 'score',
  domain: [0, 1],
  tolerance: { kind: 'absolute', size: 0.01 },
  needs: 'every-class',
  interval: 'bca',
  comparison: 'bca',
} as const satisfies Partial<Metric>
