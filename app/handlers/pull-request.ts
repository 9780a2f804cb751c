import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Changed = Context<
  | 'pull_request.opened'
  | 'pull_request.synchronize'
  | 'pull_request.reopened'
  | 'pull_request.ready_for_review'
  | 'pull_request.labeled'
  | 'pull_request.unlabeled'
>['payload']
type Edited = Context<'pull_request.edited'>['payload']
type Reviewed = Context<'pull_request_review.submitted' | 'pull_request_review.dismissed'>['payload']

/** A pull request has a new head or other labels (which a `when:` may ask for), or is open again. */
export function onPullRequest(payload: Changed): readonly Task[] {
  return scopeOf(payload).map((scope) => ({ kind: 'pull-request', ...scope, number: payload.pull_request.number }))
}

/** Only a new base matters: it has another policy and another check. */
export function onPullRequestEdited(payload: Edited): readonly Task[] {
  if (payload.changes.base === undefined) return []
  return scopeOf(payload).map((scope) => ({ kind: 'pull-request', ...scope, number: payload.pull_request.number }))
}

/** An approval may be what a rule waits for; a dismissed one may have been. */
export function onReview(payload: Reviewed): readonly Task[] {
  if (payload.pull_request.state !== 'open') return []
  return scopeOf(payload).map((scope) => ({ kind: 'pull-request', ...scope, number: payload.pull_request.number }))
}
