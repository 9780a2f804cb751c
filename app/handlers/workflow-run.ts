import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'workflow_run.completed' | 'workflow_run.requested'>['payload']

const EVENTS = ['pull_request', 'push']

/** Evidence may have come, or may have to be waited for. GitHub names no pull requests for forks, so they are looked up. */
export function onWorkflowRun(payload: Payload): readonly Task[] {
  const run = payload.workflow_run
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
