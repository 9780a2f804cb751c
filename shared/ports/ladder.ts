import type { Digest } from '../kernel/digest.ts'
import type { HoldoutKey } from './releases.ts'

/** A value of a metric that was shown as the best so far; rungs count from 0. */
export type Rung = {
  readonly metric: string
  readonly rung: number
  readonly candidate: Digest
  readonly value: number
  /** Milliseconds since 1970 UTC. */
  readonly at: number
}

/** What was shown of each holdout whose numbers are held back. Methods throw Fault STORE_UNAVAILABLE. */
export interface Ladder {
  /** Every rung of a holdout, lowest first. */
  rungs(key: HoldoutKey): Promise<readonly Rung[]>
  /** Adds rungs; throws Fault STORE_UNAVAILABLE when somebody else took one of them meanwhile. */
  climb(key: HoldoutKey, rungs: readonly Rung[]): Promise<void>
}
