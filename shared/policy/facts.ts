import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { ProofFacts } from '../evidence/proof/identity.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Pushers } from './pushers.ts'
import type { RepositoryFacts } from './repository-facts.ts'
import type { TeamSizes } from './teams.ts'
import type { WaiverFacts } from './waivers/waiver.ts'

/**
 * How far a piece of evidence can be trusted (docs/evidence-levels.md): E0 a file in hand, E1 an artifact of a completed run of the head
 * commit, E2 of a run whose workflows are those of the base, E3 proven by a job of a known workflow, E4 on a holdout that only that job reads.
 */
export type EvidenceLevel = 'E0' | 'E1' | 'E2' | 'E3' | 'E4'

/** Measurements of one test, the digest of their bytes, and how far they can be trusted before a policy has named workflows it knows. */
export type TestRecord = {
  readonly predicate: TestPredicate
  readonly digest: Digest
  readonly level: EvidenceLevel
  /** What came of the proof beside it; absent where there was none. */
  readonly proof?: ProofFacts
  /** The base that the App itself started the run for; absent where it did not. */
  readonly dispatchedFor?: string
}

/** The same of one measurement of drift. */
export type DriftRecord = Omit<TestRecord, 'predicate'> & { readonly predicate: DriftPredicate }

/** How often the head commit was measured: attempts of all runs of the workflows that measure this model. */
export type Attempts<Of = TestRecord> = {
  /** Attempts that ended, whatever became of them. */
  readonly total: number
  /** Attempts that left no evidence: it failed before, was deleted, or has expired. What they measured is not known. */
  readonly unknown: number
  /** Evidence that was read once and is no longer among the artifacts of its run; it still counts. */
  readonly gone: number
  /** Evidence of the other attempts than the last, newest first. Empty where the policy asks for the last attempt only. */
  readonly earlier: readonly Of[]
}

/** How often numbers of one holdout were shown to people who build models, and since when. */
export type HoldoutUse = {
  /** `app`: every pull request was counted. `ledger`: only registered versions are known, so there were at least so many. */
  readonly basis: 'app' | 'ledger'
  /** Each release of numbers: milliseconds since 1970 UTC, and the candidate they were about. Oldest first. */
  readonly releases: readonly { readonly at: number; readonly candidate: Digest }[]
  /** When the holdout was first seen, in milliseconds since 1970 UTC; absent when it never was. */
  readonly since?: number
}

/** What is known about one model under review. */
export type ModelFacts = {
  readonly test?: TestRecord
  /** When the newest of its evidence was first read here, in milliseconds since 1970 UTC; absent where nobody keeps that. */
  readonly evidenceSince?: number
  /** Absent where only one attempt is in hand, as in a job. */
  readonly attempts?: Attempts
  /** Of the holdout that `test` was measured on; absent when it is not known. */
  readonly holdout?: HoldoutUse
  readonly drift?: DriftRecord
  /** Absent where only one measurement of drift is in hand, as in a job. */
  readonly driftAttempts?: Attempts<DriftRecord>
  /** Why evidence is missing or unusable; shown to people. `pending`: it may still come (the run is under way). */
  readonly problem?: { readonly kind: 'pending' | 'missing' | 'invalid'; readonly message: string }
  /** What the ledger says now; `unknown` when it could not be read. */
  readonly champion:
    | { readonly state: 'none' }
    | {
        readonly state: 'is'
        readonly digest: Digest
        readonly version: string
        /** When the ledger made it champion, in milliseconds since 1970 UTC; absent where nobody read that. */
        readonly since?: number
      }
    /** `reason`: what became of the ledger, as a clause; absent when it could not be read. */
    | { readonly state: 'unknown'; readonly reason?: string }
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
  /**
   * Given by a command: the test evidence of each model that it was given on. It counts for exactly that evidence, and for a model
   * without an entry only while there is none.
   */
  readonly evidence?: { readonly [model: string]: Digest }
}

/** The configuration by which a change has to be measured: which file, and which bytes. */
export type AgreedConfig = { readonly path: string; readonly digest: Digest }

/** Files of workflows and local actions that are not those of the base branch; `cut`: there are too many to compare. */
export type WorkflowChange = { readonly changed: readonly string[]; readonly isCut: boolean }

/** What the App let through before, and how it does. */
export type RolloutFacts = {
  /** What runs in an environment, and since when without another in between, in milliseconds since 1970 UTC. */
  readonly environments: { readonly [name: string]: { readonly headSha: string; readonly since: number } }
  /** Models with an open drift alert. */
  readonly drifting: readonly string[]
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
      /** Absent where no rule asks about people. */
      readonly pushers?: Pushers
      readonly reviews: readonly Review[]
      /** Paths touched, old and new names; `all` when the list is incomplete. */
      readonly files: readonly string[] | 'all'
      /** In a merge queue: the commit that was measured instead of the head, and every pull request it holds, in the queue's order. */
      readonly group?: { readonly headSha: string; readonly pulls: readonly number[] }
      /** Since when the head waits in a merge queue, in milliseconds since 1970 UTC; absent outside of one. */
      readonly queuedAt?: number
      /** How many members the teams have that rules ask about. */
      readonly teams?: TeamSizes
      /** How the workflows of the head differ from the base's; absent where no rule asks. */
      readonly workflows?: WorkflowChange
      /** `assay.yml` as it stands at the tip of the base branch; absent where there is none, or nobody looked. */
      readonly config?: AgreedConfig
      /** Globs of files that the configuration names for models whose `paths` could leave them out; by model. */
      readonly named?: { readonly [model: string]: readonly string[] }
      /** Labels of the pull request; absent where nobody asked GitHub for them. */
      readonly labels?: readonly string[]
    }
  /** `environment`: what is about to be deployed there. */
  | {
      readonly kind: 'push'
      readonly headSha: string
      readonly environment?: string
      /** `assay.yml` as it stands at this commit, which the branch holds; absent where there is none, or nobody looked. */
      readonly config?: AgreedConfig
      /** Absent where no rule asks, and where nobody keeps it. */
      readonly rollout?: RolloutFacts
    }
  | { readonly kind: 'local' }

/** Everything a policy may know: evaluation is a pure function of the policy and this. */
export type Facts = {
  /** Milliseconds since 1970 UTC at which the evaluation happens. */
  readonly now: number
  readonly change: Change
  readonly models: { readonly [model: string]: ModelFacts }
  /** Documents and checks of the head commit; absent where no rule asks. */
  readonly repository?: RepositoryFacts
  /** Absent where the policy allows none, or nobody looked. */
  readonly waivers?: WaiverFacts
}
