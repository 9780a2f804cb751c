import type { Digest } from '../kernel/digest.ts'
import type { AlertState } from '../monitor/alert.ts'

/**
 * What is known about the drift of one model of a repository. `dismissed`: drift goes on, but somebody closed the issue as not
 * planned. `closed`: no alert.
 */
export type DriftAlert = {
  readonly repository: string
  readonly model: string
  readonly state: 'open' | 'dismissed' | 'closed'
  /** The issue of the last incident; absent before the first one. */
  readonly issueNumber?: number
  /** Milliseconds since 1970 UTC: when drift was first and last seen in the incident; when it was first measured before any. */
  readonly firstSeen: number
  readonly lastSeen: number
  /** Digest of the newest usable evidence. */
  readonly evidenceDigest?: Digest
  /** The newest artifact that was dealt with to the end, usable or not; 0 before the first. */
  readonly artifactId: number
  /** What the measurements so far came to; absent before the first, and in alerts from before they were followed over time. */
  readonly monitor?: AlertState
  /** How often the row was written; 0 before the first time. */
  readonly revision: number
}

/** Drift alerts, one row per repository and model. Methods throw Fault STORE_UNAVAILABLE. */
export interface Alerts {
  find(repository: string, model: string): Promise<DriftAlert | undefined>
  /** Alerts of a repository whose issue is open, by model. */
  open(repository: string): Promise<readonly DriftAlert[]>
  /**
   * Writes the row if nobody has written it since `alert` was read (by `revision`), and returns it with its new revision. Throws Fault
   * STORE_UNAVAILABLE when somebody has: read again, and decide again.
   */
  save(alert: DriftAlert): Promise<DriftAlert>
}
