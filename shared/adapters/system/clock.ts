import type { Clock } from '../../ports/clock.ts'

/** The machine's clock. */
export function createClock(): Clock {
  return { now: () => Date.now() }
}
