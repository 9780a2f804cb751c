import type { Context } from 'probot'
import { firstLine, parseCommand } from '../commands/parse.ts'
import type { Task } from '../jobs/task.ts'
import { scopeOf } from './scope.ts'

type Payload = Context<'issue_comment.created'>['payload']

/**
 * Only new comments of people count: an old one can be edited into an order by somebody else (threat model A18), and a bot says what others
 * make it say (A25). Whoever carries the order out reads the comment again.
 */
export function onIssueComment(payload: Payload): readonly Task[] {
  const { comment, issue } = payload
  if (parseCommand(comment.body) === undefined || !issue.pull_request) return []
  if (comment.user === null || comment.user.type !== 'User' || comment.created_at !== comment.updated_at) return []
  const author = comment.user.login
  const commentId = Number(comment.id)
  const command = firstLine(comment.body)
  return scopeOf(payload).map((scope) => ({
    kind: 'command',
    ...scope,
    number: issue.number,
    commentId,
    author,
    command,
  }))
}
