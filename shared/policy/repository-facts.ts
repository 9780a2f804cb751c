import type { Digest } from '../kernel/digest.ts'

/** A file of the repository as it stands at the head commit. `unreadable`: `why` completes "<path> …": is larger than 1 MB. */
export type DocumentFact =
  | { readonly state: 'read'; readonly text: string; readonly digest: Digest }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly why: string }

/** The newest check run of one name, App and suite on the head commit, as GitHub reports it. */
export type CheckFact = {
  readonly name: string
  /** The App that made it: names can be copied, ids cannot. */
  readonly appId: number
  /** Path of the workflow whose run it belongs to; absent for checks of other Apps, and where GitHub does not tell. */
  readonly workflow?: string
  /** Absent while it has not ended. */
  readonly conclusion?: string
}

/** What was read of the repository because a rule asks for it; a path that is not listed was not read. */
export type RepositoryFacts = {
  readonly documents?: { readonly [path: string]: DocumentFact }
  /** Absent where nobody could ask GitHub for them. */
  readonly checks?: readonly CheckFact[]
  /** When the policy of the base was last changed, in milliseconds since 1970 UTC, as its commit says. */
  readonly policyChangedAt?: number
}
