import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Store } from '../store/open-store.ts'
import { createDeadTasks, type DeadTasks } from './dead-tasks.ts'
import { type Task, taskKey } from './task.ts'

/** How a task is run; `isLastTry`: a failure now is final until the watchdog comes by. */
export type TaskWork = (task: Task, isLastTry: boolean) => Promise<void>

/** Tasks that survive a crash. Those of one key never run side by side, also over several replicas. */
export interface TaskQueue {
  enqueue(tasks: readonly Task[]): Promise<void>
  /** One that is not to begin before so many seconds have passed. */
  enqueueAfter(task: Task, seconds: number): Promise<void>
  /** Begins to work; returns once workers listen. */
  start(work: TaskWork): Promise<void>
  /** Waits for running tasks (at most `graceMs`), then stops. Waiting tasks stay stored. */
  stop(graceMs: number): Promise<void>
  counts(): Promise<{ readonly waiting: number; readonly dead: number }>
  /** Tasks that were given up. */
  readonly dead: DeadTasks
}

const QUEUE = 'tasks'
const DEAD = 'dead-tasks'
const WORKERS = 4
const RETRY_LIMIT = 5
const FORTNIGHT_SECONDS = 14 * 24 * 3600
/** A task whose replica has not been heard of for so long is taken over; three lost heartbeats are forgiven. */
const HEARTBEAT_SECONDS = 20
const HEARTBEAT_EVERY_SECONDS = 5
/** How often replicas look for such tasks. Alone in a store there is nobody to look for. */
const SHARED_SUPERVISION_SECONDS = 5
const SUPERVISION_SECONDS = 15

/** The queue in the store's own database (pg-boss). `onError` hears of trouble inside the queue itself. */
export function createTaskQueue(store: Store, onError: (error: Error) => void): TaskQueue {
  const supervision = store.isExclusive ? SUPERVISION_SECONDS : SHARED_SUPERVISION_SECONDS
  const boss = new PgBoss({
    ...store.queue,
    schema: 'jobs',
    useListenNotify: true,
    schedule: false,
    reindex: false,
    registerInstance: false,
    monitorVacuum: false,
    superviseIntervalSeconds: supervision,
    monitorIntervalSeconds: supervision,
  })
  boss.on('error', onError)
  return {
    async enqueue(tasks) {
      for (const task of tasks) await boss.send(QUEUE, task, { singletonKey: taskKey(task) })
    },
    async enqueueAfter(task, seconds) {
      const singletonKey = taskKey(task)
      await boss.send(QUEUE, task, { singletonKey, startAfter: seconds })
    },
    async start(work) {
      await boss.start()
      await createQueues(boss)
      if (store.isExclusive) await releaseAbandoned(boss)
      const options = {
        batchSize: 1,
        localConcurrency: WORKERS,
        includeMetadata: true as const,
        pollingIntervalSeconds: 0.5,
        // New tasks are told of; one that waits for another of its key is not, and is found by looking.
        notifyPollingIntervalSeconds: 1,
        heartbeatRefreshSeconds: HEARTBEAT_EVERY_SECONDS,
      }
      await boss.work<Task, void, typeof options>(QUEUE, options, async ([job]: JobWithMetadata<Task>[]) => {
        if (job !== undefined) await work(job.data, job.retryCount >= job.retryLimit)
      })
    },
    stop: (graceMs) => boss.stop({ graceful: true, timeout: graceMs, close: true }),
    async counts() {
      const [tasks, dead] = await Promise.all([
        boss.getQueueStats(QUEUE, { force: true }),
        boss.getQueueStats(DEAD, { force: true }),
      ])
      return { waiting: tasks[0]?.queuedCount ?? 0, dead: dead[0]?.queuedCount ?? 0 }
    },
    dead: createDeadTasks(boss, DEAD),
  }
}

async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(DEAD, { retentionSeconds: FORTNIGHT_SECONDS })
  await boss.createQueue(QUEUE, {
    policy: 'stately',
    notify: true,
    deadLetter: DEAD,
    retryLimit: RETRY_LIMIT,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 120,
    expireInSeconds: 600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 24 * 3600,
  })
}

/** Whatever is marked as running was left by a process that died: nobody else can be at work in this store. */
async function releaseAbandoned(boss: PgBoss): Promise<void> {
  const jobs = await boss.findJobs<Task>(QUEUE, { limit: 10_000 })
  const abandoned = jobs.filter((job) => job.state === 'active')
  for (const job of abandoned) {
    await boss.fail(QUEUE, job.id, { message: 'the process ended' })
  }
}
