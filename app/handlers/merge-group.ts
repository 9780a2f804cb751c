import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'merge_group.checks_requested'>['payload']

/** The payload names no pull request; the name of the queue's branch does. Anchored at both ends: base names may contain anything. */
const QUEUE_REF = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-([1-9]\d*)-([0-9a-f]{40})$/

/** Pull request number and base branch of a merge queue's branch; `undefined` for any other name. */
export function parseQueueRef(ref: string): { readonly number: number; readonly baseRef: string } | undefined {
  const [, baseRef, number] = QUEUE_REF.exec(ref) ?? []
  return baseRef === undefined ? undefined : { number: Number(number), baseRef }
}

/** A queue asks for its checks: what it would merge is judged by evidence of its own, never waved through. */
export function onMergeGroup(payload: Payload): readonly Task[] {
  const group = payload.merge_group
  const parsed = parseQueueRef(group.head_ref)
  if (parsed === undefined || group.base_ref !== `refs/heads/${parsed.baseRef}`) return []
  return scopeOf(payload).map((scope) => ({ kind: 'merge-group', ...scope, ...parsed, headSha: group.head_sha }))
}
