import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type CheckRun = Context<'check_run.rerequested' | 'check_run.requested_action'>['payload']
type CheckSuite = Context<'check_suite.rerequested'>['payload']

/** Somebody pressed "Re-run" or a button of ours; GitHub sends both only to the App that made the check. */
export function onCheckRun(payload: CheckRun): readonly Task[] {
  const headSha = payload.check_run.head_sha
  return scopeOf(payload).map((scope) => ({ kind: 'commit', ...scope, headSha, isForced: true }))
}

/** Somebody pressed "Re-run all checks". */
export function onCheckSuite(payload: CheckSuite): readonly Task[] {
  const headSha = payload.check_suite.head_sha
  return scopeOf(payload).map((scope) => ({ kind: 'commit', ...scope, headSha, isForced: true }))
}
