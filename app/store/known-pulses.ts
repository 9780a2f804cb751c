import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'

/** The pulse of each open pull request when it was last put into the queue. */
export interface KnownPulses {
  of(repository: string): Promise<ReadonlyMap<number, string>>
  save(repository: string, pullNumber: number, pulse: string): Promise<void>
  /** Forgets all pull requests of a repository but these. */
  keep(repository: string, pullNumbers: readonly number[]): Promise<void>
}

export function createKnownPulses(db: Kysely<Tables>): KnownPulses {
  return {
    async of(repository) {
      const rows = await db
        .selectFrom('pulses')
        .select(['pull_number', 'pulse'])
        .where('repository', '=', repository)
        .execute()
      return new Map(rows.map((row) => [row.pull_number, row.pulse]))
    },
    async save(repository, pullNumber, pulse) {
      await db
        .insertInto('pulses')
        .values({ repository, pull_number: pullNumber, pulse })
        .onConflict((conflict) => conflict.columns(['repository', 'pull_number']).doUpdateSet({ pulse }))
        .execute()
    },
    async keep(repository, pullNumbers) {
      const all = db.deleteFrom('pulses').where('repository', '=', repository)
      await (pullNumbers.length === 0 ? all : all.where('pull_number', 'not in', [...pullNumbers])).execute()
    },
  }
}
