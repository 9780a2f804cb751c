import type { Digest } from '../kernel/digest.ts'

/** An approval that was given by a comment, of one head commit and the evidence that was shown then. Times are milliseconds since 1970 UTC. */
export type CommandApproval = {
  readonly commentId: number
  readonly pullNumber: number
  readonly person: string
  readonly headSha: string
  /** Digest of the test evidence of each model that had some. */
  readonly evidence: { readonly [model: string]: Digest }
  readonly at: number
}

/** A waiver that was asked for by a comment, of one rule and one head commit. */
export type RequestedWaiver = {
  /** `w` and the number of the comment. */
  readonly id: string
  readonly pullNumber: number
  readonly headSha: string
  readonly model: string
  readonly rule: string
  readonly reason: string
  readonly requestedBy: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly revokedBy?: string
  /** One person agrees, for a day at most. */
  readonly isEmergency?: boolean
  readonly agreements: readonly { readonly person: string; readonly at: number }[]
}

/** What people decided by comments, of any repository. Each method may be called again with the same arguments: nothing is doubled. Throws Fault STORE_UNAVAILABLE. */
export interface Decisions {
  approve(repository: string, approval: CommandApproval): Promise<void>
  /** Oldest first. */
  approvals(repository: string, pullNumber: number): Promise<readonly CommandApproval[]>
  request(repository: string, waiver: Omit<RequestedWaiver, 'agreements' | 'revokedBy'>): Promise<void>
  /** One person agrees once, however they write their name. */
  agree(repository: string, waiver: string, by: { readonly person: string; readonly at: number }): Promise<void>
  /** The first who takes it back is kept. */
  revoke(repository: string, waiver: string, person: string): Promise<void>
  /** Oldest first. */
  waivers(repository: string, pullNumber: number): Promise<readonly RequestedWaiver[]>
  /** Notes that a waiver lets a head commit through; each commit counts once, in the order in which they come. */
  use(repository: string, waiver: string, headSha: string): Promise<void>
  /** Head commits in the order in which they came. */
  uses(repository: string, waiver: string): Promise<readonly string[]>
  /** Was this said on the pull request already? */
  isTold(repository: string, pullNumber: number, key: string): Promise<boolean>
  told(repository: string, pullNumber: number, key: string): Promise<void>
}

/** When a pull request has to be judged again although nothing happens to it: a waiver ends. */
export interface Wakeups {
  /** Replaces what was set before; `undefined` takes it away. */
  set(pullNumber: number, at: number | undefined): Promise<void>
}
