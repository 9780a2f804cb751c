import { setTimeout as sleep } from 'node:timers/promises'
import type { Backoff } from '../../ports/ledger.ts'

const BASE_MS = 100
const CAP_MS = 5000

/** Full jitter: competitors that collide once do not collide again in step. `random` is uniform in [0, 1). */
export function createBackoff(random: () => number): Backoff {
  return { wait: (attempt) => sleep(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt)) }
}
