import type { Kysely } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import { Fault } from '../../shared/kernel/error.ts'
import type { Ladder } from '../../shared/ports/ladder.ts'
import type { Tables } from './schema.ts'

/** What was shown of each holdout, in the database. */
export function createLadder(db: Kysely<Tables>): Ladder {
  return {
    async rungs({ repository, model, holdout }) {
      const rows = await db
        .selectFrom('ladder')
        .select(['metric', 'rung', 'candidate', 'value', 'released_at'])
        .where('repository', '=', repository)
        .where('model', '=', model)
        .where('holdout', '=', holdout)
        .orderBy('metric')
        .orderBy('rung')
        .execute()
      return rows.map(({ candidate, released_at: at, ...row }) => ({ ...row, candidate: candidate as Digest, at }))
    },
    async climb(key, rungs) {
      if (rungs.length === 0) return
      const rows = rungs.map(({ at, ...rung }) => ({ ...key, ...rung, released_at: at }))
      const written = await db
        .insertInto('ladder')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['repository', 'model', 'holdout', 'metric', 'rung']).doNothing())
        .returning('rung')
        .execute()
      if (written.length === rungs.length) return
      const place = `the holdout of ${key.model} in ${key.repository}`
      throw new Fault('STORE_UNAVAILABLE', `numbers of ${place} were shown to another pull request meanwhile`)
    },
  }
}
