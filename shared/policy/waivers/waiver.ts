/** What the waiver is of; whatever does not fit is not covered. A command is always of one head commit. */
export type WaiverScope =
  | { readonly kind: 'pull_request'; readonly number: number }
  | { readonly kind: 'head_sha'; readonly sha: string }
  | { readonly kind: 'model_digest'; readonly digest: string }
  | { readonly kind: 'branch'; readonly name: string }

/** A limit on a metric of the candidate, its own value: the waiver is void where reality is worse. */
export type WaiverBound = { readonly metric: string; readonly min?: number; readonly max?: number }

/** Somebody who agreed to a waiver; role and teams (`org/slug`) are those of the moment of the evaluation. */
export type WaiverApproval = {
  readonly person: string
  readonly role: string
  readonly teams: readonly string[]
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** One waiver as it was found, not as it counts: whether it is in force is decided by `standingOf`. Times are milliseconds since 1970 UTC. */
export type Waiver = {
  readonly id: string
  /** `file`: on the base branch, where whoever may change the policy put it. `command`: comments on the pull request. */
  readonly origin: 'file' | 'command'
  /** Ids of rules; a rule of the floor as `floor/id`. */
  readonly rules: readonly string[]
  readonly model: string
  readonly scope: WaiverScope
  readonly reason: string
  readonly ticket?: string
  readonly riskOwner?: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly bounds?: readonly WaiverBound[]
  readonly maxUses?: number
  /** Head commits that were let through by it, in the order in which they came; absent where nobody counts. */
  readonly uses?: readonly string[]
  /** Who asked, for a command. */
  readonly requestedBy?: string
  readonly approvals?: readonly WaiverApproval[]
  /** Asked for as an emergency: one person agrees, and it ends within a day. */
  readonly isEmergency?: boolean
  readonly revokedBy?: string
}

/** A waiver file that cannot be read: it covers nothing, and the report says so. */
export type BrokenWaiver = { readonly path: string; readonly problem: string }

/** Everything about waivers that an evaluation may know. */
export type WaiverFacts = { readonly waivers: readonly Waiver[]; readonly broken: readonly BrokenWaiver[] }

/** The shortest reason that is accepted, in characters. */
export const MIN_REASON = 40
export const MAX_REASON = 1000
