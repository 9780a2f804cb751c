import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { parseQueueRef } from './merge-group.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'workflow_run.completed' | 'workflow_run.requested'>['payload']

const EVENTS = ['pull_request', 'push']

const MEASURING_EVENTS = ['schedule', 'workflow_dispatch', 'push']

/** A run of the default branch, not of a fork, may have measured drift. */
export function onMeasurement({ workflow_run: run, repository, ...payload }: Payload): readonly Task[] {
  const isOwn = run.head_repository?.id === repository.id && run.head_branch === repository.default_branch
  if (payload.action !== 'completed' || !isOwn || !MEASURING_EVENTS.includes(run.event)) return []
  return scopeOf({ ...payload, repository }).map((scope) => ({ kind: 'run', ...scope, runId: Number(run.id) }))
}

/** Evidence may have come, or may have to be waited for. GitHub names no pull requests for forks, so they are looked up. */
export function onWorkflowRun(payload: Payload): readonly Task[] {
  const run = payload.workflow_run
  const queued = run.event === 'merge_group' ? parseQueueRef(`refs/heads/${run.head_branch}`) : undefined
  if (queued !== undefined) {
    return scopeOf(payload).map((scope) => ({ kind: 'merge-group', ...scope, ...queued, headSha: run.head_sha }))
  }
  if (!EVENTS.includes(run.event)) return []
  const own = run.pull_requests.filter(
    (pull) => pull !== null && pull.head.sha === run.head_sha && pull.base.repo.id === payload.repository.id,
  )
  return scopeOf(payload).flatMap((scope): Task[] =>
    own.length === 0
      ? [{ kind: 'commit', ...scope, headSha: run.head_sha }]
      : own.flatMap((pull) => (pull === null ? [] : [{ kind: 'pull-request', ...scope, number: pull.number }])),
  )
}
