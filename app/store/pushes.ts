import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Pushes } from '../../shared/ports/pushes.ts'
import type { Tables } from './schema.ts'

/** Who pushed which commit, as webhooks told. */
export type PushesTable = {
  readonly repository: string
  readonly sha: string
  readonly login: string
  readonly told_at: number
}

export const pushTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table pushes (
      repository text not null,
      sha text not null,
      login text not null,
      told_at int8 not null,
      primary key (repository, sha, login)
    )`.execute(db)
  },
}

/** Pull requests that are open for longer than this are asked for one more push. */
const KEEP_MS = 400 * 86_400_000
const MAX_ASKED = 500

/** Pushes in the database. */
export function createPushes(db: Kysely<Tables>, clock: Clock): Pushes & { readonly forget: () => Promise<void> } {
  return {
    async of(repository, shas) {
      if (shas.length === 0) return []
      return await db
        .selectFrom('pushes')
        .select(['sha', 'login'])
        .where('repository', '=', repository)
        .where('sha', 'in', shas.slice(0, MAX_ASKED))
        .execute()
    },
    async add(repository, { sha, login }) {
      await db
        .insertInto('pushes')
        .values({ repository, sha, login, told_at: clock.now() })
        .onConflict((conflict) => conflict.columns(['repository', 'sha', 'login']).doNothing())
        .execute()
    },
    async forget() {
      await db
        .deleteFrom('pushes')
        .where('told_at', '<', clock.now() - KEEP_MS)
        .execute()
    },
  }
}
