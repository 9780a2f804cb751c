import { type Kysely, sql } from 'kysely'
import type { QueueEntries } from '../../shared/ports/queue-entries.ts'
import type { Tables } from './schema.ts'

/** Entries of merge queues in the database. */
export function createQueueEntries(db: Kysely<Tables>): QueueEntries {
  return {
    async since({ repository, pullNumber, headSha, baseRef }, now) {
      const row = {
        repository,
        pull_number: pullNumber,
        head_sha: headSha,
        base_ref: baseRef,
        queued_at: now,
      }
      const { queued_at: since } = await db
        .insertInto('queue_entries')
        .values(row)
        // Changes nothing and gives the row back: two replicas may see it first.
        .onConflict((conflict) =>
          conflict
            .columns(['repository', 'pull_number', 'base_ref', 'head_sha'])
            .doUpdateSet({ queued_at: sql<number>`queue_entries.queued_at` }),
        )
        .returning('queued_at')
        .executeTakeFirstOrThrow()
      return since
    },
  }
}
