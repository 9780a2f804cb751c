import type { Context } from 'probot'
import { buttonOf } from '../../shared/report/buttons.ts'
import type { Task } from '../jobs/task.ts'
import { parseQueueRef } from './merge-group.ts'
import { scopeOf } from './scope.ts'

type CheckRun = Context<'check_run.rerequested'>['payload']
type Pressed = Context<'check_run.requested_action'>['payload']
type CheckSuite = Context<'check_suite.rerequested'>['payload']
type NewSuite = Context<'check_suite.requested'>['payload']

/** Somebody pressed "Re-run"; GitHub sends that only to the App that made the check. */
export function onCheckRun(payload: CheckRun): readonly Task[] {
  const headSha = payload.check_run.head_sha
  const person = payload.sender.login
  return scopeOf(payload).map((scope) => ({ kind: 'commit', ...scope, headSha, isForced: true, person }))
}

/** The pull request that a check of ours is of, as it was written beside it. */
const EXTERNAL_ID = /^#([1-9]\d{0,9})$/

/** A person pressed a button of ours. Which commit it is of is in the check itself, so nothing newer can be meant. */
export function onButton(payload: Pressed): readonly Task[] {
  const { check_run: check, sender, requested_action: action } = payload
  const button = buttonOf(action?.identifier ?? '')
  const number = EXTERNAL_ID.exec(check.external_id ?? '')?.[1]
  if (button === undefined || number === undefined || sender.type !== 'User') return []
  const pressed = {
    kind: 'button',
    number: Number(number),
    headSha: check.head_sha,
    person: sender.login,
    button,
  } as const
  return scopeOf(payload).map((scope) => ({ ...pressed, ...scope }))
}

/** GitHub has seen a new commit and wants its checks: a second word of it, should the first (`pull_request`, `merge_group`) be lost. */
export function onNewSuite(payload: NewSuite): readonly Task[] {
  const { head_sha: headSha, head_branch: branch } = payload.check_suite
  const queued = parseQueueRef(`refs/heads/${branch ?? ''}`)
  return scopeOf(payload).map((scope) =>
    queued === undefined
      ? { kind: 'commit', ...scope, headSha, isNew: true }
      : { kind: 'merge-group', ...scope, ...queued, headSha },
  )
}

/** Somebody pressed "Re-run all checks". */
export function onCheckSuite(payload: CheckSuite): readonly Task[] {
  const headSha = payload.check_suite.head_sha
  const person = payload.sender.login
  return scopeOf(payload).map((scope) => ({ kind: 'commit', ...scope, headSha, isForced: true, person }))
}
