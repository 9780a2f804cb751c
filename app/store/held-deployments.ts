import type { Kysely, Selectable } from 'kysely'
import type { HeldDeployment, HeldDeployments } from '../../shared/ports/deployments.ts'
import type { DeploymentsTable } from './gate-tables.ts'
import type { Tables } from './schema.ts'

/** The same commit is hardly deployed more often in a row; beyond it only counts since then. */
const MAX_LOOKED = 100

/** Held deployments in the database. */
export function createHeldDeployments(db: Kysely<Tables>): HeldDeployments {
  const rowOf = (repository: string, { runId, environment }: HeldDeployment) =>
    db
      .selectFrom('deployments')
      .selectAll()
      .where('repository', '=', repository)
      .where('run_id', '=', runId)
      .where('environment', '=', environment)
  return {
    async hold(repository, deployment) {
      const { runId, environment, headSha, branch, startedAt } = deployment
      const row = { repository, run_id: runId, environment, head_sha: headSha, branch, started_at: startedAt }
      await db
        .insertInto('deployments')
        .values({ ...row, state: 'waiting', said: null, answered_at: null })
        .onConflict((conflict) => conflict.columns(['repository', 'run_id', 'environment']).doNothing())
        .execute()
      const kept = await rowOf(repository, deployment).executeTakeFirstOrThrow()
      return { ...fromRow(kept), isAnswered: kept.state !== 'waiting' }
    },
    async running(repository, environment) {
      const rows = await db
        .selectFrom('deployments')
        .select(['head_sha', 'answered_at'])
        .where('repository', '=', repository)
        .where('environment', '=', environment)
        .where('state', '=', 'approved')
        .where('answered_at', 'is not', null)
        .orderBy('answered_at', 'desc')
        .orderBy('run_id', 'desc')
        .limit(MAX_LOOKED)
        .execute()
      const other = rows.findIndex((row) => row.head_sha !== rows[0]?.head_sha)
      const first = rows[(other < 0 ? rows.length : other) - 1]
      return first?.answered_at == null ? undefined : { headSha: first.head_sha, since: first.answered_at }
    },
    async waiting(repository) {
      const rows = await db
        .selectFrom('deployments')
        .selectAll()
        .where('repository', '=', repository)
        .where('state', '=', 'waiting')
        .execute()
      return rows.map(fromRow)
    },
    async answered(repository, { runId, environment }, { state, said, at }) {
      await db
        .updateTable('deployments')
        .set({ state, said, answered_at: at })
        .where('repository', '=', repository)
        .where('run_id', '=', runId)
        .where('environment', '=', environment)
        .execute()
    },
  }
}

function fromRow(row: Selectable<DeploymentsTable>): HeldDeployment {
  const { run_id: runId, environment, head_sha: headSha, branch, started_at: startedAt } = row
  return { runId, environment, headSha, branch, startedAt }
}
