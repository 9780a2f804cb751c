import type { Kysely } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { KnownFloors } from '../../shared/ports/organisation-floor.ts'
import type { Tables } from './schema.ts'

/** The last floor of each installation, in the database: what was there once is never taken for absent. */
export function createKnownFloors(db: Kysely<Tables>): KnownFloors {
  return {
    async find(installationId) {
      const row = await db
        .selectFrom('floors')
        .selectAll()
        .where('installation_id', '=', installationId)
        .executeTakeFirst()
      return row === undefined ? undefined : { digest: row.digest as Digest, commit: row.commit_sha, text: row.body }
    },
    async save(installationId, { digest, commit, text }) {
      const row = { installation_id: installationId, digest, commit_sha: commit, body: text }
      await db
        .insertInto('floors')
        .values(row)
        .onConflict((conflict) => conflict.column('installation_id').doUpdateSet(row))
        .execute()
    },
    async forget(installationId) {
      await db.deleteFrom('floors').where('installation_id', '=', installationId).execute()
    },
  }
}
