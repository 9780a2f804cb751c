import { type Kysely, sql } from 'kysely'
import type { DeliveryState, Tables } from './schema.ts'

/** What the database says about the App as a whole; nothing in it names a repository or a person. */
export type StoreFigures = {
  readonly deliveries: Readonly<Record<DeliveryState, number>>
  readonly evaluations: Readonly<Record<string, number>>
  /** When the task that has waited longest was put into the queue, in milliseconds since 1970 UTC. */
  readonly oldestTaskAt: number | undefined
}

/** Counts in three queries. `evaluations` is by verdict, absent verdicts are left out. */
export async function readFigures(db: Kysely<Tables>): Promise<StoreFigures> {
  const [deliveries, evaluations, oldest] = await Promise.all([
    sql<{ state: DeliveryState; n: number }>`select state, count(*) as n from deliveries group by state`.execute(db),
    sql<{ verdict: string; n: number }>`select verdict, count(*) as n from evaluations group by verdict`.execute(db),
    sql<{ at: number | null }>`select (extract(epoch from min(created_on)) * 1000)::int8 as at
      from jobs.job where name = 'tasks' and state < 'active'`.execute(db),
  ])
  const none = { received: 0, routed: 0, failed: 0 }
  return {
    deliveries: { ...none, ...Object.fromEntries(deliveries.rows.map(({ state, n }) => [state, n])) },
    evaluations: Object.fromEntries(evaluations.rows.map(({ verdict, n }) => [verdict, n])),
    oldestTaskAt: oldest.rows[0]?.at ?? undefined,
  }
}
