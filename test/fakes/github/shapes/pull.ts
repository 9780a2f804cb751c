import { toTimestamp } from '../clock.ts'
import type { Account, Comment, Issue, Json, Label, Pull, Repo, Review } from '../types.ts'
import { nodeId, type World } from '../world.ts'
import { toApp, toUser } from './account.ts'
import { repoUrl, toRepo, webUrl } from './repo.ts'

/** MEMBER, COLLABORATOR or NONE: enough for tests that nobody decides by it. */
function associationOf(repo: Repo, login: string): string {
  if (repo.owner.login === login) return 'OWNER'
  if (repo.owner.members.has(login)) return 'MEMBER'
  return repo.collaborators.has(login) ? 'COLLABORATOR' : 'NONE'
}

const optionalTime = (time: number | undefined): string | null => (time === undefined ? null : toTimestamp(time))

export function toLabel(world: World, repo: Repo, label: Label): Json {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${repoUrl(world, repo)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: false,
  }
}

export function toLabels(world: World, repo: Repo, issue: Issue): Json[] {
  return issue.labels.map((name) => repo.labels.get(name)!).map((label) => toLabel(world, repo, label))
}

/** GitHub's "issue"; a pull request's issue has the `pull_request` member. */
export function toIssue(world: World, repo: Repo, issue: Issue): Json {
  const url = `${repoUrl(world, repo)}/issues/${issue.number}`
  const isPull = repo.pulls.has(issue.number)
  const html = `${webUrl(world, repo)}/${isPull ? 'pull' : 'issues'}/${issue.number}`
  const pullUrl = `${repoUrl(world, repo)}/pulls/${issue.number}`
  return {
    id: issue.id,
    node_id: nodeId('I', issue.id),
    url,
    repository_url: repoUrl(world, repo),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: toUser(world, issue.author),
    labels: toLabels(world, repo, issue),
    assignee: issue.assignees[0] ? toUser(world, issue.assignees[0]) : null,
    assignees: issue.assignees.map((account) => toUser(world, account)),
    milestone: null,
    locked: false,
    comments: issue.comments.length,
    created_at: toTimestamp(issue.createdAt),
    updated_at: toTimestamp(issue.updatedAt),
    closed_at: optionalTime(issue.closedAt),
    author_association: associationOf(repo, issue.author.login),
    performed_via_github_app: issue.app ? toApp(world, issue.app) : null,
    ...(isPull
      ? { pull_request: { url: pullUrl, html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` } }
      : {}),
  }
}

export function toComment(world: World, repo: Repo, issue: Issue, comment: Comment): Json {
  const kind = repo.pulls.has(issue.number) ? 'pull' : 'issues'
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url: `${repoUrl(world, repo)}/issues/comments/${comment.id}`,
    html_url: `${webUrl(world, repo)}/${kind}/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${repoUrl(world, repo)}/issues/${issue.number}`,
    user: toUser(world, comment.author),
    body: comment.body,
    created_at: toTimestamp(comment.createdAt),
    updated_at: toTimestamp(comment.updatedAt),
    author_association: associationOf(repo, comment.author.login),
    performed_via_github_app: comment.app ? toApp(world, comment.app) : null,
  }
}

export function toReaction(
  world: World,
  comment: number,
  { author, content }: { readonly author: Account; readonly content: string },
): Json {
  return {
    id: comment + author.id,
    node_id: nodeId('REA', comment + author.id),
    user: toUser(world, author),
    content,
    created_at: world.timestamp(),
  }
}

/** GitHub's "pull request simple", as lists carry it. */
export function toPullSimple(world: World, repo: Repo, pull: Pull): Json {
  const { issue } = pull
  const url = `${repoUrl(world, repo)}/pulls/${pull.number}`
  const issueUrl = `${repoUrl(world, repo)}/issues/${pull.number}`
  const html = `${webUrl(world, repo)}/pull/${pull.number}`
  const links = {
    self: url,
    html,
    issue: issueUrl,
    comments: `${issueUrl}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repoUrl(world, repo)}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repoUrl(world, repo)}/statuses/${pull.headSha}`,
  }
  return {
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: links.issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: pull.number,
    state: issue.state,
    locked: false,
    draft: pull.draft,
    title: issue.title,
    body: issue.body,
    user: toUser(world, issue.author),
    labels: toLabels(world, repo, issue),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    created_at: toTimestamp(issue.createdAt),
    updated_at: toTimestamp(issue.updatedAt),
    closed_at: optionalTime(issue.closedAt),
    merged_at: optionalTime(pull.mergedAt),
    merge_commit_sha: pull.mergeSha ?? null,
    head: toSide(world, pull.headRepo, pull.headRef, pull.headSha),
    base: toSide(world, repo, pull.baseRef, pull.baseSha),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: associationOf(repo, issue.author.login),
    auto_merge: null,
  }
}

/** What only `GET /pulls/{number}` and webhooks carry besides the simple form. */
export type PullCounts = { commits: number; additions: number; deletions: number; changed_files: number }

export function toPull(world: World, repo: Repo, pull: Pull, counts: PullCounts): Json {
  const open = pull.issue.state === 'open'
  const mergeable = open ? pull.mergeSha !== undefined : null
  return {
    ...toPullSimple(world, repo, pull),
    merged: pull.merged,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    merged_by: pull.mergedBy ? toUser(world, pull.mergedBy) : null,
    comments: pull.issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    ...counts,
  }
}

function toSide(world: World, repo: Repo, ref: string, sha: string): Json {
  return { label: `${repo.owner.login}:${ref}`, ref, sha, user: toUser(world, repo.owner), repo: toRepo(world, repo) }
}

export function toReview(world: World, repo: Repo, pull: Pull, review: Review): Json {
  const html = `${webUrl(world, repo)}/pull/${pull.number}#pullrequestreview-${review.id}`
  const pullUrl = `${repoUrl(world, repo)}/pulls/${pull.number}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: toUser(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    submitted_at: toTimestamp(review.submittedAt),
    commit_id: review.commitId,
    author_association: associationOf(repo, review.author.login),
  }
}

/** The short form inside checks and workflow runs. */
export function toPullReference(world: World, repo: Repo, pull: Pull): Json {
  const side = (ref: string, sha: string, of: Repo): Json => ({
    ref,
    sha,
    repo: { id: of.id, url: repoUrl(world, of), name: of.name },
  })
  return {
    id: pull.id,
    number: pull.number,
    url: `${repoUrl(world, repo)}/pulls/${pull.number}`,
    head: side(pull.headRef, pull.headSha, pull.headRepo),
    base: side(pull.baseRef, pull.baseSha, repo),
  }
}
