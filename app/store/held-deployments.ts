import type { Kysely, Selectable } from 'kysely'
import type { HeldDeployment, HeldDeployments } from '../../shared/ports/deployments.ts'
import type { DeploymentsTable } from './gate-tables.ts'
import type { Tables } from './schema.ts'

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
        .values({ ...row, state: 'waiting', said: null })
        .onConflict((conflict) => conflict.columns(['repository', 'run_id', 'environment']).doNothing())
        .execute()
      const kept = await rowOf(repository, deployment).executeTakeFirstOrThrow()
      return { ...fromRow(kept), isAnswered: kept.state !== 'waiting' }
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
    async answered(repository, { runId, environment }, state, said) {
      await db
        .updateTable('deployments')
        .set({ state, said })
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
