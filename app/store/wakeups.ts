import type { Kysely } from 'kysely'
import type { Wakeups } from '../../shared/ports/decisions.ts'
import type { Task } from '../jobs/task.ts'
import type { Tables } from './schema.ts'

const MAX_DUE = 500

type Scope = { readonly installationId: number; readonly repository: string }

/** When pull requests of one repository have to be judged again. */
export function createWakeups(db: Kysely<Tables>, { installationId, repository }: Scope): Wakeups {
  return {
    async set(pullNumber, at) {
      if (at === undefined) {
        await db
          .deleteFrom('wakeups')
          .where('repository', '=', repository)
          .where('pull_number', '=', pullNumber)
          .execute()
        return
      }
      const row = { repository, pull_number: pullNumber, installation_id: installationId, due_at: at }
      await db
        .insertInto('wakeups')
        .values(row)
        .onConflict((conflict) => conflict.columns(['repository', 'pull_number']).doUpdateSet(row))
        .execute()
    },
  }
}

/**
 * Hands out what is due as tasks and forgets it afterwards: a crash between the two judges once more than needed, never once less. What an
 * evaluation set anew meanwhile stays.
 */
export async function wakeDue(
  db: Kysely<Tables>,
  now: number,
  enqueue: (tasks: readonly Task[]) => Promise<void>,
): Promise<number> {
  const due = await db
    .selectFrom('wakeups')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(MAX_DUE)
    .execute()
  for (const { repository, pull_number: number, installation_id: installationId, due_at: at } of due) {
    await enqueue([{ kind: 'pull-request', installationId, repository, number }])
    await db
      .deleteFrom('wakeups')
      .where('repository', '=', repository)
      .where('pull_number', '=', number)
      .where('due_at', '=', at)
      .execute()
  }
  return due.length
}
