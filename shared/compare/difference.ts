import type { DrawnClusters } from '../metrics/clusters.ts'
import type { Rows } from '../metrics/rows.ts'
import type { Bounds } from '../stats/proportion.ts'

/** Both models' answers to the same rows in the same order, and which rows depend on each other. */
export type Pair = { readonly candidate: Rows; readonly champion: Rows; readonly drawn?: DrawnClusters | undefined }

/** Candidate minus champion in the metric's own unit and direction, before anything is judged. */
export type Difference = Bounds & {
  readonly candidate: number
  readonly champion: number
  readonly difference: number
  readonly standardError: number
  readonly pValue?: number
  readonly method: string
  /** Rows that the metric compares: for recall the positive rows. */
  readonly n: number
  /** Interval of candidate over champion, where both are above 0 by nature. */
  readonly ratio?: Bounds | undefined
  /** The models answer alike on every row, so that the difference is 0 without any error. */
  readonly exact?: true
}
