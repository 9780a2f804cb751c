import { messageOf } from '../../shared/kernel/error.ts'
import type { Application, Surroundings } from '../compose.ts'
import { wakeDue } from '../store/wakeups.ts'

/** Looks after what no webhook will come for. */
export interface Watchdog {
  /** One round; `isStart`: whatever a former process left behind is taken up at once. */
  round(isStart: boolean): Promise<void>
  stop(): void
}

const ROUND_MS = 30_000
const RECONCILE_EVERY = 20
const UNROUTED_AGE_MS = 10_000
const KEEP_DELIVERIES_MS = 7 * 24 * 3600_000

/** Hands out forgotten deliveries and what has become due, reconciles with GitHub every ten minutes, and drops old deliveries. */
export function startWatchdog(application: Application, { log, clock }: Surroundings): Watchdog {
  const { deliveries, inbox, queue, store } = application
  let rounds = 0
  const round = async (isStart: boolean): Promise<void> => {
    try {
      await inbox.sweep(isStart ? 0 : UNROUTED_AGE_MS)
      await wakeDue(store.db, clock.now(), queue.enqueue)
      if (rounds % RECONCILE_EVERY === 0) {
        await queue.enqueue([{ kind: 'reconcile' }])
        await deliveries.forget(KEEP_DELIVERIES_MS)
      }
      rounds++
    } catch (error) {
      log.warn(`watchdog: ${messageOf(error)}`)
    }
  }
  const timer = setInterval(() => void round(false), ROUND_MS)
  return { round, stop: () => clearInterval(timer) }
}
