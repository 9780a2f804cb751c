import { git, isAncestor, mergeBase, mergeTree, moveRef, NO_SHA, readCommit, tryGit, writeCommit } from './git.ts'
import { invalid } from './http-error.ts'
import { createIssue } from './issues.ts'
import { type PullCounts, toPull, toReview } from './shapes/pull.ts'
import type { Account, App, Json, Pull, Repo, Review } from './types.ts'
import type { RefChange, World } from './world.ts'

export type NewPull = {
  readonly title: string
  readonly body: string | null
  readonly headRepo: Repo
  readonly headRef: string
  readonly baseRef: string
  readonly draft: boolean
  readonly author: Account
  readonly app: App | undefined
}
export type DiffFile = {
  readonly sha: string | null
  readonly filename: string
  readonly status: string
  readonly additions: number
  readonly deletions: number
  readonly previous: string | undefined
}

/** Opens a pull request and tells about it. */
export async function openPull(world: World, repo: Repo, asked: NewPull): Promise<Pull> {
  const headSha = asked.headRepo.refs.get(`refs/heads/${asked.headRef}`)
  const baseSha = repo.refs.get(`refs/heads/${asked.baseRef}`)
  const missing = [headSha ? [] : ['head'], baseSha ? [] : ['base']].flat()
  if (headSha === undefined || baseSha === undefined) {
    throw invalid(
      'Validation Failed',
      missing.map((field) => ({ resource: 'PullRequest', field, code: 'invalid' })),
    )
  }
  const twin = [...repo.pulls.values()].find(
    (one) => one.issue.state === 'open' && isHead(one, asked.headRepo, asked.headRef) && one.baseRef === asked.baseRef,
  )
  const label = `${asked.headRepo.owner.login}:${asked.headRef}`
  if (twin)
    throw invalid('Validation Failed', [
      { resource: 'PullRequest', code: 'custom', message: `A pull request already exists for ${label}.` },
    ])
  await bringObjects(repo, asked.headRepo, headSha)
  if (await isAncestor(repo.gitDir, headSha, baseSha)) {
    const message = `No commits between ${asked.baseRef} and ${asked.headRef}`
    throw invalid('Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }])
  }
  const issue = createIssue(world, repo, asked)
  const pull: Pull = {
    id: world.nextId(),
    issue,
    number: issue.number,
    headRepo: asked.headRepo,
    headRef: asked.headRef,
    headSha,
    baseRef: asked.baseRef,
    baseSha,
    draft: asked.draft,
    merged: false,
    mergedAt: undefined,
    mergedBy: undefined,
    mergeSha: undefined,
    reviews: [],
    lastPusher: { login: asked.author.login },
  }
  repo.pulls.set(pull.number, pull)
  await refreshTestMerge(world, repo, pull)
  await tellPull(world, repo, pull, { action: 'opened', sender: asked.author })
  return pull
}

const isHead = (pull: Pull, repo: Repo, ref: string): boolean => pull.headRepo === repo && pull.headRef === ref

async function bringObjects(repo: Repo, from: Repo, sha: string): Promise<void> {
  if (from !== repo) await git(repo.gitDir, ['fetch', '--quiet', '--no-tags', from.gitDir, sha])
}

/** Recomputes refs/pull/N/head and refs/pull/N/merge, the commit that pull_request workflows run on. */
export async function refreshTestMerge(world: World, repo: Repo, pull: Pull): Promise<void> {
  await moveRef(repo.gitDir, `refs/pull/${pull.number}/head`, pull.headSha)
  const tree = await mergeTree(repo.gitDir, pull.baseSha, pull.headSha)
  pull.mergeSha = tree === undefined ? undefined : await writeMerge(world, repo, pull, { tree, onto: pull.baseSha })
  await moveRef(repo.gitDir, `refs/pull/${pull.number}/merge`, pull.mergeSha ?? NO_SHA)
}

/** A merge commit of a pull request's head onto a commit. */
export function writeMerge(
  world: World,
  repo: Repo,
  pull: Pull,
  { tree, onto, message }: { readonly tree: string; readonly onto: string; readonly message?: string },
): Promise<string> {
  const person = { name: 'GitHub', email: 'noreply@github.com', date: world.timestamp() }
  const text = message ?? `Merge ${pull.headSha} into ${onto}`
  return writeCommit(repo.gitDir, {
    tree,
    parents: [onto, pull.headSha],
    author: person,
    committer: person,
    message: text,
  })
}

/** Sends pull_request with an action and starts what listens to pull requests. */
export async function tellPull(
  world: World,
  repo: Repo,
  pull: Pull,
  { action, sender, extra = {} }: { readonly action: string; readonly sender: Account; readonly extra?: Json },
): Promise<void> {
  const payload = { number: pull.number, pull_request: toPull(world, repo, pull, await countsOf(repo, pull)), ...extra }
  world.webhooks.emit({ repo, name: 'pull_request', action, payload, sender })
  await world.listeners.onPull({ repo, number: pull.number, action, payload, sender })
}

/** Follows pushes: heads of open pull requests move, bases grow, merged heads close. */
export async function followPush(world: World, { repo, ref, before, after, sender }: RefChange): Promise<void> {
  if (!ref.startsWith('refs/heads/')) return
  const branch = ref.slice('refs/heads/'.length)
  for (const target of world.repos.values()) {
    for (const pull of [...target.pulls.values()].filter(({ issue }) => issue.state === 'open')) {
      if (isHead(pull, repo, branch) && pull.headSha !== after)
        await moveHead(world, target, pull, { before, after, sender })
      else if (target === repo && pull.baseRef === branch && after !== NO_SHA)
        await moveBase(world, target, pull, { after, sender })
    }
  }
}

type Move = { readonly before: string; readonly after: string; readonly sender: Account }

async function moveHead(world: World, repo: Repo, pull: Pull, { before, after, sender }: Move): Promise<void> {
  if (after === NO_SHA) return closePull(world, repo, pull, sender)
  await bringObjects(repo, pull.headRepo, after)
  pull.headSha = after
  pull.lastPusher.login = sender.login
  pull.issue.updatedAt = world.clock.now()
  await refreshTestMerge(world, repo, pull)
  await tellPull(world, repo, pull, { action: 'synchronize', sender, extra: { before, after } })
}

async function moveBase(world: World, repo: Repo, pull: Pull, { after, sender }: Omit<Move, 'before'>): Promise<void> {
  if (await isAncestor(repo.gitDir, pull.headSha, after)) {
    // Pushed to the base by hand (or by the merge queue): GitHub calls that merged.
    return markMerged(world, repo, pull, { sha: after, by: sender })
  }
  pull.baseSha = after
  await refreshTestMerge(world, repo, pull)
}

export async function markMerged(
  world: World,
  repo: Repo,
  pull: Pull,
  { sha, by }: { sha: string; by: Account },
): Promise<void> {
  if (pull.merged) return
  pull.merged = true
  pull.mergeSha = sha
  pull.mergedAt = world.clock.now()
  pull.mergedBy = by
  await closePull(world, repo, pull, by)
}

export async function closePull(world: World, repo: Repo, pull: Pull, sender: Account): Promise<void> {
  if (pull.issue.state === 'closed') return
  pull.issue.state = 'closed'
  pull.issue.closedAt = world.clock.now()
  pull.issue.updatedAt = world.clock.now()
  await tellPull(world, repo, pull, { action: 'closed', sender })
}

export type PullEdit = {
  readonly title?: string
  readonly body?: string | null
  readonly base?: string
  readonly state?: 'open' | 'closed'
}

/** Applies an edit and tells `edited` (with what changed from), `closed` or `reopened`. */
export async function editPull(
  world: World,
  repo: Repo,
  pull: Pull,
  { edit, sender }: { edit: PullEdit; sender: Account },
): Promise<void> {
  const { issue } = pull
  const changes: Json = {}
  if (edit.title !== undefined && edit.title !== issue.title) {
    changes['title'] = { from: issue.title }
    issue.title = edit.title
  }
  if (edit.body !== undefined && edit.body !== issue.body) {
    changes['body'] = { from: issue.body }
    issue.body = edit.body
  }
  if (edit.base !== undefined && edit.base !== pull.baseRef) {
    const sha = repo.refs.get(`refs/heads/${edit.base}`)
    if (sha === undefined)
      throw invalid('Validation Failed', [{ resource: 'PullRequest', field: 'base', code: 'invalid' }])
    changes['base'] = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } }
    pull.baseRef = edit.base
    pull.baseSha = sha
    await refreshTestMerge(world, repo, pull)
  }
  issue.updatedAt = world.clock.now()
  if (Object.keys(changes).length > 0)
    await tellPull(world, repo, pull, { action: 'edited', sender, extra: { changes } })
  if (edit.state === 'closed') await closePull(world, repo, pull, sender)
  if (edit.state === 'open' && issue.state === 'closed' && !pull.merged) {
    issue.state = 'open'
    issue.closedAt = undefined
    await tellPull(world, repo, pull, { action: 'reopened', sender })
  }
}

/** Numbers of a pull request against the merge base. */
export async function countsOf(repo: Repo, pull: Pull): Promise<PullCounts> {
  const files = await filesOf(repo, pull)
  const out = await git(repo.gitDir, ['rev-list', '--count', `${pull.baseSha}..${pull.headSha}`])
  return {
    commits: Number(out),
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  }
}

export async function filesOf(repo: Repo, pull: Pull): Promise<DiffFile[]> {
  const base = (await mergeBase(repo.gitDir, pull.baseSha, pull.headSha)) ?? pull.baseSha
  return diffFiles(repo.gitDir, base, pull.headSha)
}

const STATUSES: Readonly<Record<string, string>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
}

/** Changed files between two commits, with renames found as git finds them. */
export async function diffFiles(dir: string, base: string, head: string): Promise<DiffFile[]> {
  const flags = ['-r', '-M', '-z', '--abbrev=40']
  const raw = (await git(dir, ['diff-tree', ...flags, '--raw', base, head])).split('\0')
  const counts = await lineCounts(dir, base, head)
  const files: DiffFile[] = []
  while (raw.length > 1) {
    const [, , , sha = '', letter = ''] = (raw.shift() ?? '').split(' ')
    const first = raw.shift() ?? ''
    const moved = letter.startsWith('R') || letter.startsWith('C')
    const filename = moved ? (raw.shift() ?? '') : first
    const { additions = 0, deletions = 0 } = counts.get(filename) ?? {}
    const status = STATUSES[letter.charAt(0)] ?? 'changed'
    files.push({
      sha: sha === NO_SHA ? null : sha,
      filename,
      status,
      additions,
      deletions,
      previous: moved ? first : undefined,
    })
  }
  return files
}

async function lineCounts(
  dir: string,
  base: string,
  head: string,
): Promise<Map<string, { additions: number; deletions: number }>> {
  const { stdout } = await tryGit(dir, ['diff-tree', '-r', '-M', '-z', '--numstat', base, head])
  const parts = stdout.toString().split('\0')
  const counts = new Map<string, { additions: number; deletions: number }>()
  while (parts.length > 1) {
    const [added = '', removed = '', path = ''] = (parts.shift() ?? '').split('\t')
    const name = path === '' ? (parts.splice(0, 2)[1] ?? '') : path
    counts.set(name, { additions: Number(added) || 0, deletions: Number(removed) || 0 })
  }
  return counts
}

export type NewReview = {
  readonly author: Account
  readonly state: Review['state']
  readonly body: string
  readonly commitId: string
}

/** Adds a review and tells `pull_request_review submitted`. */
export async function addReview(world: World, repo: Repo, pull: Pull, asked: NewReview): Promise<Review> {
  if (asked.state !== 'COMMENTED' && asked.author === pull.issue.author) {
    const verb = asked.state === 'APPROVED' ? 'approve' : 'request changes on'
    throw invalid('Unprocessable Entity', [{ message: `Review Can not ${verb} your own pull request` }])
  }
  if (!(await readCommit(repo.gitDir, asked.commitId)))
    throw invalid('Validation Failed', [{ field: 'commit_id', code: 'invalid' }])
  const review: Review = { id: world.nextId(), ...asked, submittedAt: world.clock.now() }
  pull.reviews.push(review)
  pull.issue.updatedAt = world.clock.now()
  await tellReview(world, repo, pull, { review, action: 'submitted', sender: asked.author })
  return review
}

export async function tellReview(
  world: World,
  repo: Repo,
  pull: Pull,
  { review, action, sender }: { review: Review; action: string; sender: Account },
): Promise<void> {
  const shape = toReview(world, repo, pull, review)
  const payload = {
    review: { ...shape, state: review.state.toLowerCase() },
    pull_request: toPull(world, repo, pull, await countsOf(repo, pull)),
  }
  world.webhooks.emit({ repo, name: 'pull_request_review', action, payload, sender })
}
