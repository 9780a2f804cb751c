import type { Push } from './pushes.ts'

/** A pull request as GitHub reports it now. */
export type PullRequest = {
  readonly number: number
  readonly state: 'open' | 'closed'
  readonly headSha: string
  /** `owner/name` of the head; `undefined` when the fork was deleted. */
  readonly headRepository: string | undefined
  readonly baseRef: string
  /** Name of the head branch; absent where it was not told. */
  readonly headRef?: string
  readonly author: string
  /** Names of its labels now; absent where they were not told. */
  readonly labels?: readonly string[]
}

/** One submitted review, without what has to be asked for its author. */
export type SubmittedReview = {
  readonly reviewer: string
  readonly state: 'approved' | 'changes_requested' | 'dismissed' | 'commented'
  readonly commit: string
  /** Milliseconds since 1970 UTC. */
  readonly submittedAt: number
}

/** Who had a hand in the commits of a pull request. `pushes`: of its head branch, newest first; absent where GitHub does not tell. */
export type Authorship = {
  readonly committers: readonly string[]
  readonly commits: readonly string[]
  readonly pushes?: readonly Push[]
}

/** Pull requests of one repository. All methods throw Fault GITHUB_UNAVAILABLE when GitHub does not answer. */
export interface PullRequests {
  read(number: number): Promise<PullRequest | undefined>
  /** Old and new names of the files touched; `all` when GitHub's list is cut off (3,000 files). */
  files(number: number): Promise<readonly string[] | 'all'>
  /** Logins of authors and committers; throws when the list is cut off (250 commits), because it must be complete. */
  committers(number: number): Promise<readonly string[]>
  /** Commits with those who wrote, committed and pushed them; throws like `committers`. */
  authorship?(pull: PullRequest): Promise<Authorship>
  /** Oldest first; reviews not yet submitted are left out. */
  reviews(number: number): Promise<readonly SubmittedReview[]>
  /** Open pull requests, newest first; of one base branch, or with one head commit, if given. */
  open(filter: { readonly baseRef?: string; readonly headSha?: string }): Promise<readonly PullRequest[]>
}
