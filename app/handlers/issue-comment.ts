import type { Context } from 'probot'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'issue_comment.created'>['payload']

const COMMAND = /^\/assay(?:[ \t]+([a-z-]{1,40}))?[ \t]*\r?$/

/** The command on the first line of a comment; `help` when it is only `/assay`, `undefined` when it is none. */
export function parseCommand(body: string): string | undefined {
  const match = COMMAND.exec(body.split('\n', 1)[0] ?? '')
  return match === null ? undefined : (match[1] ?? 'help')
}

/** Only new comments count: an old one can be edited into an order by somebody else (threat model A18). */
export function onIssueComment(payload: Payload): readonly Task[] {
  const { comment, issue } = payload
  const command = parseCommand(comment.body)
  if (command === undefined || !issue.pull_request || comment.user === null || comment.user.type === 'Bot') return []
  const author = comment.user.login
  const commentId = Number(comment.id)
  return scopeOf(payload).map((scope) => ({
    kind: 'command',
    ...scope,
    number: issue.number,
    commentId,
    author,
    command,
  }))
}
