/** A pull request as it stands in a merge queue; a push makes another of it. */
export type QueueEntry = {
  readonly repository: string
  readonly pullNumber: number
  readonly headSha: string
  readonly baseRef: string
}

/** Since when pull requests wait in merge queues, however often GitHub builds their groups anew. */
export interface QueueEntries {
  /** When the entry was first seen, in milliseconds since 1970 UTC; `now` where it is new. Throws Fault STORE_UNAVAILABLE. */
  since(entry: QueueEntry, now: number): Promise<number>
}
