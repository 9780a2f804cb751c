import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

/** A delivery that was stored and could not be handed out, several times. */
export type FailedDelivery = {
  readonly guid: string
  readonly event: string
  /** Milliseconds since 1970 UTC. */
  readonly receivedAt: number
  readonly error: string
}

/** Deliveries that were given up, until somebody decides. */
export interface FailedDeliveries {
  /** Oldest first. */
  list(limit: number): Promise<readonly FailedDelivery[]>
  /** One is to be handed out again, with all its tries. `false`: there is none of that id. */
  retry(guid: string): Promise<boolean>
  /** Removes one. `false`: there is none of that id. */
  drop(guid: string): Promise<boolean>
}

export function createFailedDeliveries(db: Kysely<Tables>): FailedDeliveries {
  return {
    async list(limit) {
      const rows = await db
        .selectFrom('deliveries')
        .select(['guid', 'event', 'received_at as receivedAt', 'error'])
        .where('state', '=', 'failed')
        .orderBy('received_at')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...row, error: row.error ?? '' }))
    },
    async retry(guid) {
      const changed = await db
        .updateTable('deliveries')
        .set({ state: 'received', attempts: 0 })
        .where('guid', '=', guid)
        .where('state', '=', 'failed')
        .returning('guid')
        .execute()
      return changed.length === 1
    },
    async drop(guid) {
      const dropped = await db
        .deleteFrom('deliveries')
        .where('guid', '=', guid)
        .where('state', '=', 'failed')
        .returning('guid')
        .execute()
      return dropped.length === 1
    },
  }
}
