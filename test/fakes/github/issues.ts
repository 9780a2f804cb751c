import { checkBodyLimit } from './limits.ts'
import { toComment, toIssue } from './shapes/pull.ts'
import type { Account, App, Comment, Issue, Repo } from './types.ts'
import type { World } from './world.ts'

export type NewIssue = {
  readonly title: string
  readonly body: string | null
  readonly author: Account
  readonly app: App | undefined
}

/** Adds an issue under the next number; pull requests share the numbers. */
export function createIssue(world: World, repo: Repo, { title, body, author, app }: NewIssue): Issue {
  checkBodyLimit(body, 'Issue')
  const now = world.clock.now()
  const issue: Issue = {
    id: world.nextId(),
    number: repo.nextNumber,
    author,
    app,
    title,
    body,
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
  }
  repo.nextNumber += 1
  repo.issues.set(issue.number, issue)
  return issue
}

/** Attaches labels, creating those that the repository lacks, as GitHub does. */
export function addLabels(world: World, repo: Repo, issue: Issue, names: readonly string[]): void {
  for (const name of names) {
    if (!repo.labels.has(name)) repo.labels.set(name, { id: world.nextId(), name, color: 'ededed', description: null })
    if (!issue.labels.includes(name)) issue.labels.push(name)
  }
}

export function addComment(
  world: World,
  repo: Repo,
  issue: Issue,
  { author, app, body }: { author: Account; app: App | undefined; body: string },
): Comment {
  checkBodyLimit(body, 'IssueComment')
  const now = world.clock.now()
  const comment: Comment = { id: world.nextId(), author, app, reactions: [], body, createdAt: now, updatedAt: now }
  issue.comments.push(comment)
  issue.updatedAt = now
  tellComment(world, repo, issue, { comment, action: 'created', sender: author })
  return comment
}

export function editComment(
  world: World,
  repo: Repo,
  issue: Issue,
  { comment, body, sender }: { comment: Comment; body: string; sender: Account },
): void {
  checkBodyLimit(body, 'IssueComment')
  const changes = { body: { from: comment.body } }
  comment.body = body
  comment.updatedAt = world.clock.now()
  tellComment(world, repo, issue, { comment, action: 'edited', sender, changes })
}

function tellComment(
  world: World,
  repo: Repo,
  issue: Issue,
  { comment, action, sender, changes }: { comment: Comment; action: string; sender: Account; changes?: object },
): void {
  const payload = {
    issue: toIssue(world, repo, issue),
    comment: toComment(world, repo, issue, comment),
    ...(changes ? { changes } : {}),
  }
  world.webhooks.emit({ repo, name: 'issue_comment', action, payload, sender })
}

export function commentById(repo: Repo, id: number): { issue: Issue; comment: Comment } | undefined {
  for (const issue of repo.issues.values()) {
    const comment = issue.comments.find((one) => one.id === id)
    if (comment) return { issue, comment }
  }
  return undefined
}
