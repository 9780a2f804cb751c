import type { Digest } from '../kernel/digest.ts'

/** Numbers of one model that reached the gate: one attempt of a run, measured on one holdout. */
export type Release = {
  readonly repository: string
  readonly model: string
  readonly headSha: string
  readonly runId: number
  readonly attempt: number
  readonly holdout: Digest
  readonly candidate: Digest
  /** Digest of the statement's bytes. */
  readonly evidence: Digest
  /** The statement itself; absent when it is too large to keep. */
  readonly statement?: string
  /** When it was first read, in milliseconds since 1970 UTC. */
  readonly at: number
}

/**
 * What stands in the place of the holdout where the evidence is about drift, which uses none and is kept so that it is not forgotten with
 * its artifact. No evidence can name it as its holdout.
 */
export const DRIFT_RELEASE: Digest = 'sha256:drift'

/** How often one holdout was used. */
export type HoldoutReleases = {
  /** When its first numbers were released; absent when none were. */
  readonly since?: number
  /** The newest releases, oldest first. */
  readonly releases: readonly { readonly at: number; readonly candidate: Digest }[]
}

/** Which holdout of which model. */
export type HoldoutKey = { readonly repository: string; readonly model: string; readonly holdout: Digest }

/** Evidence that was read, kept beyond the life of its artifact. Methods throw Fault STORE_UNAVAILABLE. */
export interface Releases {
  /** Keeps what is new; what is known stays as it was first seen. */
  record(releases: readonly Release[]): Promise<void>
  /** What was read about a commit, newest first of each kind: at most 100 tests, at most 100 measurements of drift. */
  ofHead(repository: string, headSha: string): Promise<readonly Release[]>
  ofHoldout(key: HoldoutKey): Promise<HoldoutReleases>
}
