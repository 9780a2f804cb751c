import { type Kysely, sql } from 'kysely'
import type { Clock } from '../../shared/ports/clock.ts'
import { createBatch } from './batch.ts'
import type { DeliveryState, Tables } from './schema.ts'

/** One webhook as GitHub sent it; `payload` is the JSON text. */
export type Delivery = { readonly guid: string; readonly event: string; readonly payload: string }

/** The inbox: what is in it survives a crash, and nothing is in it twice. */
export interface Deliveries {
  /** Commits the delivery. `false`: it was there before (a redelivery), and nothing changed. */
  add(delivery: Delivery): Promise<boolean>
  /** Oldest first: stored, but never handed out, and older than `age` milliseconds. */
  unrouted(age: number, limit: number): Promise<readonly Delivery[]>
  markRouted(guid: string): Promise<void>
  /** Counts a failed try; at `MAX_ROUTE_ATTEMPTS` the delivery is given up and stays visible. */
  markFailed(guid: string, error: string): Promise<void>
  count(state: DeliveryState): Promise<number>
  /** Which of these ids are stored. */
  known(guids: readonly string[]): Promise<ReadonlySet<string>>
  /** Removes routed deliveries older than `age` milliseconds. */
  forget(age: number): Promise<void>
}

export const MAX_ROUTE_ATTEMPTS = 5
/** So many deliveries share a commit when they come at the same time, or so many characters of them. */
const ADDING = {
  ...{ most: 50, mostWeight: 4_000_000, weigh: ({ payload }: Delivery) => payload.length },
  // A statement costs four times what one more row in it does, and with the embedded database nothing else is done here meanwhile: where
  // several come at once it gets a quarter of the time, until more than that is needed.
  pause: (took: number, size: number) => (size > 1 ? Math.min(3 * took, 30) : 0),
}
/** Nobody waits for it: after a crash the delivery is handed out again, which changes nothing. */
const MARKING = { most: 500, mostWeight: 500, weigh: () => 1, pause: () => 50 }

export function createDeliveries(db: Kysely<Tables>, clock: Clock): Deliveries {
  return {
    add: createBatch((many: readonly Delivery[]) => insert(db, clock.now(), many), ADDING),
    async unrouted(age, limit) {
      return await db
        .selectFrom('deliveries')
        .select(['guid', 'event', 'payload'])
        .where('state', '=', 'received')
        .where('received_at', '<=', clock.now() - age)
        .orderBy('received_at')
        .limit(limit)
        .execute()
    },
    markRouted: createBatch((many: readonly string[]) => setRouted(db, many), MARKING),
    async markFailed(guid, error) {
      await db
        .updateTable('deliveries')
        .set({
          attempts: sql<number>`attempts + 1`,
          state: sql<DeliveryState>`case when attempts + 1 >= ${MAX_ROUTE_ATTEMPTS} then 'failed' else state end`,
          error: error.slice(0, 2000),
        })
        .where('guid', '=', guid)
        .execute()
    },
    async count(state) {
      const row = await db
        .selectFrom('deliveries')
        .select((select) => select.fn.countAll<number>().as('n'))
        .where('state', '=', state)
        .executeTakeFirstOrThrow()
      return row.n
    },
    async known(guids) {
      if (guids.length === 0) return new Set()
      const rows = await db
        .selectFrom('deliveries')
        .select('guid')
        .where('guid', 'in', [...guids])
        .execute()
      return new Set(rows.map(({ guid }) => guid))
    },
    async forget(age) {
      await db
        .deleteFrom('deliveries')
        .where('state', '=', 'routed')
        .where('received_at', '<', clock.now() - age)
        .execute()
    },
  }
}

/** Which were new, in their order; of one id that comes twice at the same time the first is. */
async function insert(db: Kysely<Tables>, now: number, many: readonly Delivery[]): Promise<readonly boolean[]> {
  const row = { received_at: now, state: 'received', attempts: 0, error: null } as const
  const added = await db
    .insertInto('deliveries')
    .values(many.map(({ guid, event, payload }) => ({ guid, event, payload, ...row })))
    .onConflict((conflict) => conflict.column('guid').doNothing())
    .returning('guid')
    .execute()
  const fresh = new Set(added.map(({ guid }) => guid))
  return many.map(({ guid }) => fresh.delete(guid))
}

async function setRouted(db: Kysely<Tables>, many: readonly string[]): Promise<readonly undefined[]> {
  await db
    .updateTable('deliveries')
    .set({ state: 'routed', error: null })
    .where('guid', 'in', [...many])
    .execute()
  return many.map(() => undefined)
}
