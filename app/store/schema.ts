import type { Generated } from 'kysely'
import type { DeploymentsTable, OwnIssuesTable } from './gate-tables.ts'
import type { IssuerKeysTable } from './issuer-keys.ts'
import type { KnownLedgersTable } from './known-ledgers.ts'
import type { PushesTable } from './pushes.ts'
import type { QueueEntriesTable } from './queue-tables.ts'

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
  readonly asked: Generated<number>
  readonly answered: number
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

/** The last floor that was read for each installation. */
export type FloorsTable = {
  readonly installation_id: number
  readonly digest: string
  readonly commit_sha: string
  readonly body: string
}

/** Approvals that were given by comments. */
export type CommandApprovalsTable = {
  readonly repository: string
  readonly comment_id: number
  readonly pull_number: number
  readonly person: string
  readonly head_sha: string
  /** Digest of the test evidence of each model, as JSON. */
  readonly evidence: string
  readonly approved_at: number
}

/** Waivers that were asked for by comments; files of the base branch are not kept here. */
export type WaiversTable = {
  readonly repository: string
  readonly id: string
  readonly pull_number: number
  readonly head_sha: string
  readonly model: string
  readonly rule: string
  readonly reason: string
  readonly requested_by: string
  readonly requested_at: number
  readonly expires_at: number
  readonly revoked_by: string | null
  readonly is_emergency: boolean
}

/** Who agreed to a waiver; `login` in small letters, so that a person counts once. */
export type WaiverAgreementsTable = {
  readonly repository: string
  readonly waiver: string
  readonly login: string
  readonly person: string
  readonly agreed_at: number
}

/** Head commits that a waiver let through, in the order of `place`. */
export type WaiverUsesTable = {
  readonly place: Generated<number>
  readonly repository: string
  readonly waiver: string
  readonly head_sha: string
}

/** What was said once on a pull request. */
export type NoticesTable = { readonly repository: string; readonly pull_number: number; readonly key: string }

/** When a pull request is judged again by itself. */
export type WakeupsTable = {
  readonly repository: string
  readonly pull_number: number
  readonly installation_id: number
  readonly due_at: number
}

/** When something was last done, for all replicas. */
export type MarksTable = { readonly name: string; readonly at: number }

/** The pulse of each open pull request when it was last put into the queue. */
export type PulsesTable = { readonly repository: string; readonly pull_number: number; readonly pulse: string }

/** The newest entry of each chain. */
export type AuditHeadsTable = { readonly chain: string; readonly size: number; readonly hash: string }

/** The audit log; `body` is the very text that was hashed. The rest repeats what is in it, to be found by. */
export type AuditEntriesTable = {
  readonly chain: string
  readonly seq: number
  readonly hash: string
  readonly body: string
  readonly kind: string
  readonly at: number
  readonly repository: string | null
  readonly subject: string | null
  readonly sameness: string | null
  readonly record: string | null
}

/** Signed statements about chains; `body` is a line of the export. */
export type AuditCheckpointsTable = {
  readonly chain: string
  readonly n: number
  readonly size: number
  readonly at: number
  readonly body: string
}

/** Texts by digest. */
export type AuditTextsTable = {
  readonly digest: string
  readonly body: string
  readonly is_policy: boolean
  readonly kept_at: number
}

/** Keys that sign or have signed; the private half is null for one from the environment or out of use. */
export type AuditKeysTable = {
  readonly id: string
  readonly public_key: string
  readonly private_key: string | null
  readonly since: number
}

/** Runs that the App started, with the secret number that each was given. */
export type DispatchesTable = {
  readonly repository: string
  readonly pull_number: number
  readonly head_sha: string
  readonly base_ref: string
  readonly attempt: number
  readonly nonce: string
  readonly run_id: number | null
  readonly started_at: number
}

export type Tables = {
  readonly issuer_keys: IssuerKeysTable
  readonly dispatches: DispatchesTable
  readonly audit_heads: AuditHeadsTable
  readonly audit_entries: AuditEntriesTable
  readonly audit_checkpoints: AuditCheckpointsTable
  readonly audit_texts: AuditTextsTable
  readonly audit_keys: AuditKeysTable
  readonly deliveries: DeliveriesTable
  readonly evaluations: EvaluationsTable
  readonly comments: CommentsTable
  readonly alerts: AlertsTable
  readonly releases: ReleasesTable
  readonly ladder: LadderTable
  readonly marks: MarksTable
  readonly pulses: PulsesTable
  readonly floors: FloorsTable
  readonly own_issues: OwnIssuesTable
  readonly deployments: DeploymentsTable
  readonly command_approvals: CommandApprovalsTable
  readonly waivers: WaiversTable
  readonly waiver_agreements: WaiverAgreementsTable
  readonly waiver_uses: WaiverUsesTable
  readonly notices: NoticesTable
  readonly wakeups: WakeupsTable
  readonly queue_entries: QueueEntriesTable
  readonly known_ledgers: KnownLedgersTable
  readonly pushes: PushesTable
}
