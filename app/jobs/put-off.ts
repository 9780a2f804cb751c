import { limitedUntil } from '../../shared/adapters/github/retry.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Task } from './task.ts'
import type { TaskWork } from './task-queue.ts'

/** What putting a task off needs. */
export type PutOffPorts = {
  readonly enqueueAfter: (task: Task, seconds: number) => Promise<void>
  readonly clock: Clock
  readonly log: Log
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/** GitHub's longest window is an hour. */
const MAX_SECONDS = 3700
/** So that everything that waits for the end of a limit does not begin in the same second. */
const SPREAD_SECONDS = 20

/** Work that a rate limit of GitHub ends is done again after the limit, and does not count as a failure: tries are not used up by waiting. */
export function putOffWhileLimited(work: TaskWork, ports: PutOffPorts): TaskWork {
  return async (task, isLastTry) => {
    try {
      await work(task, isLastTry)
    } catch (error) {
      const until = limitedUntil(error, ports.clock.now())
      if (until === undefined) throw error
      const seconds = Math.max(0, (until - ports.clock.now()) / 1000) + ports.random() * SPREAD_SECONDS
      const bounded = Math.ceil(Math.min(seconds, MAX_SECONDS))
      ports.log.warn(`a task (${task.kind}) is put off for ${bounded} s: GitHub's rate limit`)
      await ports.enqueueAfter(task, bounded)
    }
  }
}
