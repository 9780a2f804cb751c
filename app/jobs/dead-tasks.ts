import type { PgBoss } from 'pg-boss'
import type { Task } from './task.ts'

/** A task that failed on its last try. */
export type DeadTask = {
  readonly id: string
  readonly task: Task
  /** Milliseconds since 1970 UTC. */
  readonly diedAt: number
  readonly tries: number
  readonly error: string
}

/** What was given up, until somebody decides or a fortnight has passed. */
export interface DeadTasks {
  /** Oldest first. */
  list(limit: number): Promise<readonly DeadTask[]>
  /** Puts one back into the queue, with all its tries. `false`: there is none of that id. */
  retry(id: string): Promise<boolean>
  /** Removes one. `false`: there is none of that id. */
  drop(id: string): Promise<boolean>
}

/** The dead letters of a queue, which lie in the queue `name` that nobody works on. */
export function createDeadTasks(boss: PgBoss, name: string): DeadTasks {
  return {
    async list(limit) {
      const jobs = await boss.findJobs<Task>(name, { limit, queued: true })
      return jobs.map(({ id, data, createdOn, sourceRetryCount, sourceOutput }) => ({
        id,
        task: data,
        diedAt: createdOn.getTime(),
        tries: (sourceRetryCount ?? 0) + 1,
        error: messageIn(sourceOutput),
      }))
    },
    retry: async (id) => (await boss.redrive(name, { ids: [id] })) === 1,
    async drop(id) {
      if ((await boss.findJobs(name, { id })).length === 0) return false
      await boss.deleteJob(name, id)
      return true
    },
  }
}

/** The queue keeps what was thrown as an object; without a message its text is all there is to show. */
function messageIn(output: object | null): string {
  if (output === null) return ''
  return 'message' in output && typeof output.message === 'string' ? output.message : JSON.stringify(output)
}
