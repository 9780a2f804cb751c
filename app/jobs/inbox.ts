import { messageOf } from '../../shared/kernel/error.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Deliveries, Delivery } from '../store/deliveries.ts'

/** Takes deliveries in: stored first, handed out afterwards, and handed out again when that failed. */
export interface Inbox {
  /** Resolves once the delivery is committed; `false`: it was here before. Handing out goes on behind. */
  accept(delivery: Delivery): Promise<boolean>
  /** Hands out what was stored but never handed out, if older than `age` milliseconds. */
  sweep(age: number): Promise<void>
  /** Waits until nothing is being handed out. */
  settle(): Promise<void>
}

const SWEEP_LIMIT = 200

/** `route` turns one delivery into tasks; what it throws is kept with the delivery. */
export function createInbox(deliveries: Deliveries, route: (delivery: Delivery) => Promise<void>, log: Log): Inbox {
  const underWay = new Map<string, Promise<void>>()
  const handOut = (delivery: Delivery): Promise<void> => {
    const known = underWay.get(delivery.guid)
    if (known !== undefined) return known
    const work = routeOne(delivery).finally(() => underWay.delete(delivery.guid))
    underWay.set(delivery.guid, work)
    return work
  }
  const routeOne = async (delivery: Delivery): Promise<void> => {
    try {
      await route(delivery)
      await deliveries.markRouted(delivery.guid)
    } catch (error) {
      log.warn(`delivery ${delivery.guid} (${delivery.event}) was not handed out: ${messageOf(error)}`)
      await deliveries.markFailed(delivery.guid, messageOf(error)).catch((cause: unknown) => {
        log.warn(`the failure of delivery ${delivery.guid} was not stored: ${messageOf(cause)}`)
      })
    }
  }
  return {
    async accept(delivery) {
      const isNew = await deliveries.add(delivery)
      // What goes wrong is stored with the delivery, so nobody has to wait for it.
      if (isNew) void handOut(delivery)
      return isNew
    },
    async sweep(age) {
      for (const delivery of await deliveries.unrouted(age, SWEEP_LIMIT)) await handOut(delivery)
    },
    async settle() {
      await Promise.all(underWay.values())
    },
  }
}
