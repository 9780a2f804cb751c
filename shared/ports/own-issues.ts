import type { Digest } from '../kernel/digest.ts'

/** Why there is an issue (or a pull request) of ours: there is at most one of each kind in a repository. */
export type OwnIssueKind = 'set-up' | 'doctor'

/** What was last said. `number` is absent where there was nothing to open. */
export type OwnIssue = {
  readonly number?: number
  /** Of the text that it shows. */
  readonly digest: Digest
  /** How much was wrong. */
  readonly problems: number
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** Issues of ours that were opened once. Methods throw Fault STORE_UNAVAILABLE. */
export interface OwnIssues {
  find(repository: string, kind: OwnIssueKind): Promise<OwnIssue | undefined>
  save(repository: string, kind: OwnIssueKind, issue: OwnIssue): Promise<void>
  /** How many repositories were looked at, and in how many something was wrong. */
  count(kind: OwnIssueKind): Promise<{ readonly looked: number; readonly wrong: number }>
}
