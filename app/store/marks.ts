import type { Kysely } from 'kysely'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Tables } from './schema.ts'

/** When something was last done, told to all replicas. */
export interface Marks {
  /** Takes the next turn if the last one began `every` milliseconds ago or more; of several replicas one gets it. */
  claim(name: string, every: number): Promise<boolean>
  /** Milliseconds since 1970 UTC. */
  at(name: string): Promise<number | undefined>
  set(name: string, at: number): Promise<void>
}

export function createMarks(db: Kysely<Tables>, clock: Clock): Marks {
  return {
    async claim(name, every) {
      const now = clock.now()
      const taken = await db
        .insertInto('marks')
        .values({ name, at: now })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ at: now })
            .where('marks.at', '<=', now - every),
        )
        .returning('name')
        .execute()
      return taken.length === 1
    },
    async at(name) {
      return (await db.selectFrom('marks').select('at').where('name', '=', name).executeTakeFirst())?.at
    },
    async set(name, at) {
      await db
        .insertInto('marks')
        .values({ name, at })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
        .execute()
    },
  }
}
