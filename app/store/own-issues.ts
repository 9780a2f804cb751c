import { type Kysely, sql } from 'kysely'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { OwnIssues } from '../../shared/ports/own-issues.ts'
import type { Tables } from './schema.ts'

/** Our issues in the database, so that one that people closed is not opened again. */
export function createOwnIssues(db: Kysely<Tables>): OwnIssues {
  return {
    async find(repository, kind) {
      const row = await db
        .selectFrom('own_issues')
        .selectAll()
        .where('repository', '=', repository)
        .where('kind', '=', kind)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { number, digest, problems, looked_at: at } = row
      return { ...(number === null ? {} : { number }), digest: digest as Digest, problems, at }
    },
    async save(repository, kind, { number, digest, problems, at }) {
      const row = { repository, kind, number: number ?? null, digest, problems, looked_at: at }
      await db
        .insertInto('own_issues')
        .values(row)
        .onConflict((conflict) => conflict.columns(['repository', 'kind']).doUpdateSet(row))
        .execute()
    },
    async count(kind) {
      const { looked, wrong } = await db
        .selectFrom('own_issues')
        .select([
          (select) => select.fn.countAll<number>().as('looked'),
          sql<number>`count(*) filter (where problems > 0)`.as('wrong'),
        ])
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow()
      return { looked: Number(looked), wrong: Number(wrong) }
    },
  }
}
