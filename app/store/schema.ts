import type { Generated } from 'kysely'

/** `received`: stored, work not handed out yet. `failed`: given up after several tries, kept for people to see. */
export type DeliveryState = 'received' | 'routed' | 'failed'

/** Times are milliseconds since 1970 UTC; documents are JSON text, because `jsonb` refuses `\u0000`. */
export type DeliveriesTable = {
  readonly guid: string
  readonly event: string
  readonly payload: string
  readonly received_at: number
  readonly state: DeliveryState
  readonly attempts: number
  readonly error: string | null
}

/** One row per pull request, base branch and head commit: the last evaluation of it. */
export type EvaluationsTable = {
  readonly id: Generated<number>
  readonly repository: string
  readonly pull_number: number
  readonly head_sha: string
  readonly base_ref: string
  readonly verdict: string
  readonly tree: string | null
  readonly policy_digest: string | null
  readonly evidence_digests: string
  readonly check_run_id: number | null
  readonly is_concluded: boolean
  readonly written: string | null
  readonly started_at: number
  readonly finished_at: number
}

/** The one report comment of a pull request. */
export type CommentsTable = {
  readonly repository: string
  readonly pull_number: number
  readonly comment_id: number
  readonly body_digest: string
}

/** Drift of each model: one row per repository and model. */
export type AlertsTable = {
  readonly repository: string
  readonly model: string
  readonly state: 'open' | 'dismissed' | 'closed'
  readonly issue_number: number | null
  readonly first_seen: number
  readonly last_seen: number
  readonly evidence_digest: string | null
  readonly artifact_id: number
  /** The state of `shared/monitor` as JSON. */
  readonly monitor: string | null
  readonly revision: number
}

/** Evidence that was read, one row per statement and run; `statement` is null when it was too large to keep. */
export type ReleasesTable = {
  readonly repository: string
  readonly model: string
  readonly head_sha: string
  readonly run_id: number
  readonly attempt: number
  readonly holdout: string
  readonly candidate: string
  readonly evidence: string
  readonly statement: string | null
  readonly released_at: number
}

/** The values of a metric on a holdout that were shown as the best so far, in order. */
export type LadderTable = {
  readonly repository: string
  readonly model: string
  readonly holdout: string
  readonly metric: string
  readonly rung: number
  readonly candidate: string
  readonly value: number
  readonly released_at: number
}

export type Tables = {
  readonly deliveries: DeliveriesTable
  readonly evaluations: EvaluationsTable
  readonly comments: CommentsTable
  readonly alerts: AlertsTable
  readonly releases: ReleasesTable
  readonly ladder: LadderTable
}
