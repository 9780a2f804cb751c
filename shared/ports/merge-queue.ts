/** One group of a merge queue as its branch tells it: GitHub names the last pull request and the commit that the group stands on. */
export type QueuedGroup = {
  readonly number: number
  readonly baseRef: string
  readonly headSha: string
  /** Head of the group before it, or the tip of the base branch. */
  readonly parentSha: string
}

/** The merge queues of one repository. Methods throw Fault GITHUB_UNAVAILABLE. */
export interface MergeQueue {
  /** Every group that is queued now; of one base branch, if given. */
  groups(baseRef?: string): Promise<readonly QueuedGroup[]>
  /** Two commits hold the same files, to the byte. */
  haveSameFiles(one: string, other: string): Promise<boolean>
}
