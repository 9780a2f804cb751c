import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { KnownLedgers } from '../../shared/ports/known-ledgers.ts'
import type { Tables } from './schema.ts'

/** Ledgers that were read, and the champions in them. */
export const knownLedgerTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table known_ledgers (
      repository text not null,
      model text not null,
      seen text not null,
      primary key (repository, model)
    )`.execute(db)
  },
}

/** One row per repository and model, `seen` its champion's version; that of the ledger itself has no model, and the commit of the branch. */
export type KnownLedgersTable = { readonly repository: string; readonly model: string; readonly seen: string }

const LEDGER = ''

/** Ledgers in the database. `released`: repositories (lower case) whose operator says that they have none any more. */
export function createKnownLedgers(db: Kysely<Tables>, released: readonly string[]): KnownLedgers {
  const isReleased = (repository: string): boolean => released.includes(repository.toLowerCase())
  return {
    async find(repository) {
      if (isReleased(repository)) {
        await db.deleteFrom('known_ledgers').where('repository', '=', repository).execute()
        return undefined
      }
      const rows = await db
        .selectFrom('known_ledgers')
        .select(['model', 'seen'])
        .where('repository', '=', repository)
        .execute()
      const commit = rows.find(({ model }) => model === LEDGER)?.seen
      if (commit === undefined) return undefined
      const champions = rows.filter(({ model }) => model !== LEDGER).map(({ model, seen }) => [model, seen] as const)
      return { commit, champions: Object.fromEntries(champions) }
    },
    async save(repository, { commit, champions }) {
      if (isReleased(repository)) return
      const seen = Object.entries({ ...champions, [LEDGER]: commit })
      await db
        .insertInto('known_ledgers')
        .values(seen.map(([model, what]) => ({ repository, model, seen: what })))
        .onConflict((conflict) =>
          conflict.columns(['repository', 'model']).doUpdateSet({ seen: (row) => row.ref('excluded.seen') }),
        )
        .execute()
    },
  }
}
