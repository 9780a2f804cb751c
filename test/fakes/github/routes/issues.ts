import { found, invalid, notFound } from '../http-error.ts'
import { addComment, addLabels, commentById, createIssue, editComment } from '../issues.ts'
import { checkBodyLimit } from '../limits.ts'
import {
  type Answer,
  appOf,
  issueOf,
  numberOf,
  page,
  type RepoCall,
  type Route,
  repoRoute,
  senderOf,
} from '../route.ts'
import { toComment, toIssue, toLabel, toLabels, toReaction } from '../shapes/pull.ts'
import type { Issue } from '../types.ts'
import { accountOf } from '../world.ts'

const EITHER = ['issues', 'pull_requests'] as const
const READ = { permission: EITHER, level: 'read' } as const
const COMMENT = { permission: EITHER, level: 'write', role: 'read' } as const
const TRIAGE = { permission: EITHER, level: 'write', role: 'triage' } as const

export const issueRoutes: readonly Route[] = [
  repoRoute('GET issues', { permission: 'issues', level: 'read' }, listIssues),
  repoRoute('POST issues', { permission: 'issues', level: 'write', role: 'read' }, (call) => {
    const { title, body = null, labels = [], assignees = [] } = call.body
    const asked = { title: String(title), body: body as string | null, author: senderOf(call), app: appOf(call) }
    const issue = createIssue(call.world, call.repo, asked)
    addLabels(call.world, call.repo, issue, labelNames(labels))
    issue.assignees.push(...(assignees as string[]).map((login) => accountOf(call.world, login)))
    return { status: 201, body: toIssue(call.world, call.repo, issue) }
  }),
  repoRoute('GET issues/{issue_number}', READ, (call) => ({ body: toIssue(call.world, call.repo, issueOf(call)) })),
  repoRoute('PATCH issues/{issue_number}', COMMENT, updateIssue),
  repoRoute('GET issues/{issue_number}/comments', READ, (call) => {
    const issue = issueOf(call)
    const { since } = call.query
    const shown = issue.comments.filter(({ updatedAt }) => since === undefined || updatedAt >= Date.parse(since))
    return page(call, shown, (comment) => toComment(call.world, call.repo, issue, comment))
  }),
  repoRoute('POST issues/{issue_number}/comments', COMMENT, (call) => {
    const issue = issueOf(call)
    const asked = { author: senderOf(call), app: appOf(call), body: String(call.body['body']) }
    const comment = addComment(call.world, call.repo, issue, asked)
    return { status: 201, body: toComment(call.world, call.repo, issue, comment) }
  }),
  repoRoute('GET issues/comments/{comment_id}', READ, (call) => {
    const { issue, comment } = found(commentById(call.repo, numberOf(call, 'comment_id')))
    return { body: toComment(call.world, call.repo, issue, comment) }
  }),
  repoRoute('PATCH issues/comments/{comment_id}', COMMENT, (call) => {
    const { issue, comment } = found(commentById(call.repo, numberOf(call, 'comment_id')))
    editComment(call.world, call.repo, issue, { comment, body: String(call.body['body']), sender: senderOf(call) })
    return { body: toComment(call.world, call.repo, issue, comment) }
  }),
  repoRoute('DELETE issues/comments/{comment_id}', COMMENT, (call) => {
    const { issue, comment } = found(commentById(call.repo, numberOf(call, 'comment_id')))
    issue.comments.splice(issue.comments.indexOf(comment), 1)
    return { status: 204 }
  }),
  repoRoute('POST issues/comments/{comment_id}/reactions', COMMENT, (call) => {
    const { comment } = found(commentById(call.repo, numberOf(call, 'comment_id')))
    const [author, content] = [senderOf(call), String(call.body['content'])]
    const isKnown = comment.reactions.some((one) => one.author === author && one.content === content)
    if (!isKnown) comment.reactions.push({ author, content })
    return { status: isKnown ? 200 : 201, body: toReaction(call.world, comment.id, { author, content }) }
  }),
  repoRoute('GET issues/{issue_number}/labels', READ, (call) =>
    page(call, toLabels(call.world, call.repo, issueOf(call)), (label) => label),
  ),
  repoRoute('POST issues/{issue_number}/labels', TRIAGE, (call) => {
    const labels = Array.isArray(call.body) ? call.body : call.body['labels']
    addLabels(call.world, call.repo, issueOf(call), labelNames(labels))
    return { body: toLabels(call.world, call.repo, issueOf(call)) }
  }),
  repoRoute('DELETE issues/{issue_number}/labels/{name}', TRIAGE, (call) => {
    const issue = issueOf(call)
    const at = issue.labels.indexOf(call.params['name'] ?? '')
    if (at < 0) throw notFound()
    issue.labels.splice(at, 1)
    return { body: toLabels(call.world, call.repo, issue) }
  }),
  repoRoute('GET labels', READ, (call) =>
    page(call, [...call.repo.labels.values()], (label) => toLabel(call.world, call.repo, label)),
  ),
  repoRoute('GET labels/{name}', READ, (call) => ({
    body: toLabel(call.world, call.repo, found(call.repo.labels.get(call.params['name'] ?? ''))),
  })),
  repoRoute('POST labels', { permission: EITHER, level: 'write' }, (call) => {
    const { name, color = 'ededed', description = null } = call.body
    if (call.repo.labels.has(String(name)))
      throw invalid('Validation Failed', [{ resource: 'Label', code: 'already_exists', field: 'name' }])
    const label = {
      id: call.world.nextId(),
      name: String(name),
      color: String(color),
      description: description as string | null,
    }
    call.repo.labels.set(label.name, label)
    return { status: 201, body: toLabel(call.world, call.repo, label) }
  }),
]

function labelNames(labels: unknown): string[] {
  if (!Array.isArray(labels)) return []
  return labels.map((label) => (typeof label === 'string' ? label : String((label as { name: string }).name)))
}

/** Pull requests are issues too, as on GitHub: they are in the list. */
function listIssues(call: RepoCall): Answer {
  const { state = 'open', labels, creator, direction, since } = call.query
  const wanted = labels?.split(',') ?? []
  const fits = (issue: Issue): boolean =>
    (state === 'all' || issue.state === state) &&
    wanted.every((label) => issue.labels.includes(label)) &&
    (creator === undefined || issue.author.login === creator) &&
    (since === undefined || issue.updatedAt >= Date.parse(since))
  const issues = [...call.repo.issues.values()].filter(fits)
  issues.sort((a, b) => (direction === 'asc' ? a.number - b.number : b.number - a.number))
  return page(call, issues, (issue) => toIssue(call.world, call.repo, issue))
}

function updateIssue(call: RepoCall): Answer {
  const issue = issueOf(call)
  const { title, body, state, state_reason: reason, labels } = call.body
  checkBodyLimit(body, 'Issue')
  if (title !== undefined) issue.title = String(title)
  if (body !== undefined) issue.body = body as string | null
  if (labels !== undefined) {
    issue.labels = []
    addLabels(call.world, call.repo, issue, labelNames(labels))
  }
  if (state === 'closed' || state === 'open') {
    issue.state = state
    issue.stateReason = (reason as string | undefined) ?? (state === 'closed' ? 'completed' : 'reopened')
    issue.closedAt = state === 'closed' ? call.world.clock.now() : undefined
  }
  issue.updatedAt = call.world.clock.now()
  return { body: toIssue(call.world, call.repo, issue) }
}
