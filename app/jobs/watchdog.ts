import { messageOf } from '../../shared/kernel/error.ts'
import type { Application, Surroundings } from '../compose.ts'
import { wakeDue } from '../store/wakeups.ts'

/** Looks after what no webhook will come for. */
export interface Watchdog {
  /** One round; `isStart`: whatever a former process left behind is taken up at once. */
  round(isStart: boolean): Promise<void>
  /** Resolves when a round that is under way has ended. */
  stop(): Promise<void>
}

const ROUND_MS = 30_000
/** Five minutes are promised with every webhook lost, two of them for the work itself. Half a round less than three, so that the sixth round is never a moment too early. */
const RECONCILE_MS = 6 * ROUND_MS - ROUND_MS / 2
const UNROUTED_AGE_MS = 10_000
const TIDY_MS = 24 * 3600_000
const KEEP_DELIVERIES_MS = 7 * 24 * 3600_000

/** Hands out forgotten deliveries and what has become due, and, one replica every three minutes, reconciles with GitHub. */
export function startWatchdog(application: Application, { log, clock }: Surroundings): Watchdog {
  const { auditLogs, deliveries, inbox, marks, pushes, queue, store } = application
  let underWay: Promise<void> = Promise.resolve()
  const look = async (isStart: boolean): Promise<void> => {
    try {
      await inbox.sweep(isStart ? 0 : UNROUTED_AGE_MS)
      await wakeDue(store.db, clock.now(), queue.enqueue)
      // A start always looks: nobody knows what was missed before it.
      if (await marks.claim('reconciled', isStart ? 0 : RECONCILE_MS)) {
        await queue.enqueue([{ kind: 'reconcile' }, { kind: 'redeliver' }])
        await deliveries.forget(KEEP_DELIVERIES_MS)
      }
      if (!isStart && (await marks.claim('tidied', TIDY_MS))) {
        await pushes.forget()
        await store.tidy()
      }
      await auditLogs.round()
    } catch (error) {
      log.warn(`watchdog: ${messageOf(error)}`)
    }
  }
  // One after the other: a slow round is not overtaken by the next.
  const round = (isStart: boolean): Promise<void> => {
    underWay = underWay.then(() => look(isStart))
    return underWay
  }
  const timer = setInterval(() => void round(false), ROUND_MS)
  return {
    round,
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
