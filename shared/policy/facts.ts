import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Digest } from '../kernel/digest.ts'

/** How far a piece of evidence can be trusted (docs/threat-model.md): E0 a file in hand, E1 an artifact of a completed run of the head commit. */
export type EvidenceLevel = 'E0' | 'E1'

/** What is known about one model under review. */
export type ModelFacts = {
  readonly test?: { readonly predicate: TestPredicate; readonly digest: Digest; readonly level: EvidenceLevel }
  readonly drift?: { readonly predicate: DriftPredicate; readonly digest: Digest; readonly level: EvidenceLevel }
  /** Why evidence is missing or unusable; shown to people. `pending`: it may still come (the run is under way). */
  readonly problem?: { readonly kind: 'pending' | 'missing' | 'invalid'; readonly message: string }
  /** What the ledger says now; `unknown` when it could not be read. */
  readonly champion:
    | { readonly state: 'none' }
    | { readonly state: 'is'; readonly digest: Digest; readonly version: string }
    | { readonly state: 'unknown' }
}

/** One submitted review, as GitHub reports it, newest last. */
export type Review = {
  readonly reviewer: string
  readonly state: 'approved' | 'changes_requested' | 'dismissed' | 'commented'
  readonly commit: string
  /** Teams (`org/slug`) of the reviewer that any rule asked about. */
  readonly teams: readonly string[]
  /** Repository role: read, triage, write, maintain, admin. */
  readonly role: string
  /** Milliseconds since 1970 UTC. */
  readonly submittedAt: number
}

/** What is about to happen. Approvals belong to pull requests; on a push they were decided before. */
export type Change =
  | {
      readonly kind: 'pull-request'
      readonly number: number
      readonly headSha: string
      readonly baseRef: string
      readonly author: string
      /** Everyone who wrote or committed a commit of the pull request. */
      readonly committers: readonly string[]
      readonly reviews: readonly Review[]
      /** Paths touched, old and new names; `all` when the list is incomplete. */
      readonly files: readonly string[] | 'all'
      /** Labels of the pull request; absent where nobody asked GitHub for them. */
      readonly labels?: readonly string[]
    }
  | { readonly kind: 'push'; readonly headSha: string }
  | { readonly kind: 'local' }

/** Everything a policy may know: evaluation is a pure function of the policy and this. */
export type Facts = {
  /** Milliseconds since 1970 UTC at which the evaluation happens. */
  readonly now: number
  readonly change: Change
  readonly models: { readonly [model: string]: ModelFacts }
}
