import type { Kysely, Selectable } from 'kysely'
import type { Dispatch, Dispatches } from '../../shared/ports/dispatches.ts'
import type { DispatchesTable, Tables } from './schema.ts'

/** Runs that the App started, in the database. */
export function createDispatches(db: Kysely<Tables>): Dispatches {
  return {
    async of({ repository, pullNumber, headSha, baseRef }) {
      const rows = await db
        .selectFrom('dispatches')
        .selectAll()
        .where('repository', '=', repository)
        .where('pull_number', '=', pullNumber)
        .where('head_sha', '=', headSha)
        .where('base_ref', '=', baseRef)
        .orderBy('attempt')
        .execute()
      return rows.map(fromRow)
    },
    async begin(dispatch) {
      const written = await db
        .insertInto('dispatches')
        .values(toRow(dispatch))
        .onConflict((conflict) => conflict.doNothing())
        .returning('nonce')
        .execute()
      return written.length === 1
    },
    async started({ nonce }, runId) {
      await db.updateTable('dispatches').set({ run_id: runId }).where('nonce', '=', nonce).execute()
    },
    async forget({ nonce }) {
      await db.deleteFrom('dispatches').where('nonce', '=', nonce).execute()
    },
    async ofRun(repository, runId) {
      const row = await db
        .selectFrom('dispatches')
        .selectAll()
        .where('repository', '=', repository)
        .where('run_id', '=', runId)
        .executeTakeFirst()
      return row === undefined ? undefined : fromRow(row)
    },
  }
}

function toRow({ repository, pullNumber, headSha, baseRef, attempt, nonce, at }: Dispatch): DispatchesTable {
  const key = { repository, pull_number: pullNumber, head_sha: headSha, base_ref: baseRef, attempt }
  return { ...key, nonce, run_id: null, started_at: at }
}

function fromRow(row: Selectable<DispatchesTable>): Dispatch {
  return {
    repository: row.repository,
    pullNumber: row.pull_number,
    headSha: row.head_sha,
    baseRef: row.base_ref,
    attempt: row.attempt,
    nonce: row.nonce,
    ...(row.run_id === null ? {} : { runId: row.run_id }),
    at: row.started_at,
  }
}
