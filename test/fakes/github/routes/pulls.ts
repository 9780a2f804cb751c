import { listCommits, readCommit } from '../git.ts'
import { found, HttpError, invalid, notFound } from '../http-error.ts'
import { checkBodyLimit, MAX_PULL_COMMITS, MAX_PULL_FILES } from '../limits.ts'
import { type MergeMethod, mergePull } from '../merge.ts'
import { addReview, countsOf, editPull, filesOf, openPull, type PullEdit, tellReview } from '../pulls.ts'
import {
  type Answer,
  appOf,
  byJob,
  numberOf,
  page,
  pullOf,
  type RepoCall,
  type Route,
  repoRoute,
  senderOf,
} from '../route.ts'
import { toCommit } from '../shapes/commit.ts'
import { toPull, toPullSimple, toReview } from '../shapes/pull.ts'
import type { Pull, Repo, Review } from '../types.ts'
import { toDiffFile } from './diff.ts'

const READ = { permission: 'pull_requests', level: 'read' } as const
const WRITE = { permission: 'pull_requests', level: 'write', role: 'read' } as const
const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const

export const pullRoutes: readonly Route[] = [
  repoRoute('GET pulls', READ, listPulls),
  repoRoute('POST pulls', WRITE, createPull),
  repoRoute('GET pulls/{pull_number}', READ, async (call) => ({ body: await shape(call, pullOf(call)) })),
  repoRoute('PATCH pulls/{pull_number}', WRITE, async (call) => {
    checkBodyLimit(call.body['body'], 'PullRequest')
    await editPull(call.world, call.repo, pullOf(call), { edit: call.body as PullEdit, sender: senderOf(call) })
    return { body: await shape(call, pullOf(call)) }
  }),
  repoRoute('GET pulls/{pull_number}/files', READ, async (call) => {
    const pull = pullOf(call)
    const files = (await filesOf(call.repo, pull)).slice(0, MAX_PULL_FILES)
    return page(call, files, (file) => toDiffFile(call, pull.headSha, file))
  }),
  repoRoute('GET pulls/{pull_number}/commits', READ, async (call) => {
    const pull = pullOf(call)
    const shas = (await listCommits(call.repo.gitDir, `${pull.baseSha}..${pull.headSha}`)).toReversed()
    const listed = page(call, shas.slice(0, MAX_PULL_COMMITS), (sha) => sha)
    const commits = (listed.body as string[]).map(async (sha) =>
      toCommit(call.world, call.repo, found(await readCommit(call.repo.gitDir, sha))),
    )
    return { ...listed, body: await Promise.all(commits) }
  }),
  repoRoute('GET pulls/{pull_number}/reviews', READ, (call) =>
    page(call, pullOf(call).reviews, (review) => toReview(call.world, call.repo, pullOf(call), review)),
  ),
  repoRoute('GET pulls/{pull_number}/reviews/{review_id}', READ, (call) => ({
    body: toReview(call.world, call.repo, pullOf(call), reviewOf(call)),
  })),
  repoRoute('POST pulls/{pull_number}/reviews', WRITE, async (call) => {
    const pull = pullOf(call)
    const event = call.body['event'] as keyof typeof STATES | undefined
    const body = String(call.body['body'] ?? '')
    checkBodyLimit(body, 'PullRequestReview')
    if (event !== 'APPROVE' && body === '')
      throw invalid('Unprocessable Entity', [{ message: 'Body can not be blank' }])
    const state = event === undefined ? 'PENDING' : STATES[event]
    const commitId = String(call.body['commit_id'] ?? pull.headSha)
    const review = await addReview(call.world, call.repo, pull, { author: senderOf(call), state, body, commitId })
    return { body: toReview(call.world, call.repo, pull, review) }
  }),
  repoRoute(
    'PUT pulls/{pull_number}/reviews/{review_id}/dismissals',
    { permission: 'pull_requests', level: 'write' },
    async (call) => {
      const pull = pullOf(call)
      const review = reviewOf(call)
      if (!['APPROVED', 'CHANGES_REQUESTED'].includes(review.state))
        throw invalid('Can not dismiss a commented pull request review')
      review.state = 'DISMISSED'
      await tellReview(call.world, call.repo, pull, { review, action: 'dismissed', sender: senderOf(call) })
      return { body: toReview(call.world, call.repo, pull, review) }
    },
  ),
  repoRoute('GET pulls/{pull_number}/merge', READ, (call) => {
    if (!pullOf(call).merged) throw notFound()
    return { status: 204 }
  }),
  repoRoute('PUT pulls/{pull_number}/merge', { permission: 'contents', level: 'write' }, async (call) => {
    const { merge_method: method = 'merge', sha, commit_title: title } = call.body
    const merged = await mergePull(call.world, call.repo, pullOf(call), {
      method: method as MergeMethod,
      ...(sha === undefined ? {} : { sha: String(sha) }),
      ...(title === undefined ? {} : { title: String(title) }),
      sender: senderOf(call),
      byJob: byJob(call),
    })
    return { body: { sha: merged, merged: true, message: 'Pull Request successfully merged' } }
  }),
]

async function shape(call: RepoCall, pull: Pull): Promise<unknown> {
  return toPull(call.world, call.repo, pull, await countsOf(call.repo, pull))
}

function reviewOf(call: RepoCall): Review {
  return found(pullOf(call).reviews.find(({ id }) => id === numberOf(call, 'review_id')))
}

function listPulls(call: RepoCall): Answer {
  const { state = 'open', head, base, direction, sort } = call.query
  const pulls = [...call.repo.pulls.values()].filter(
    (pull) =>
      (state === 'all' || pull.issue.state === state) &&
      (head === undefined || `${pull.headRepo.owner.login}:${pull.headRef}` === head) &&
      (base === undefined || pull.baseRef === base),
  )
  const key = (pull: Pull): number => (sort === 'updated' ? pull.issue.updatedAt : pull.number)
  pulls.sort((a, b) => (direction === 'asc' ? key(a) - key(b) : key(b) - key(a)))
  return page(call, pulls, (pull) => toPullSimple(call.world, call.repo, pull))
}

async function createPull(call: RepoCall): Promise<Answer> {
  const { world, repo, body } = call
  const { repo: headRepo, ref } = headOf(call, String(body['head']))
  const pull = await openPull(world, repo, {
    title: String(body['title'] ?? ''),
    body: (body['body'] as string | undefined) ?? null,
    headRepo,
    headRef: ref,
    baseRef: String(body['base']),
    draft: body['draft'] === true,
    author: senderOf(call),
    app: appOf(call),
  })
  return { status: 201, body: await shape(call, pull) }
}

function headOf(call: RepoCall, head: string): { repo: Repo; ref: string } {
  const [owner, ref] = head.includes(':') ? (head.split(':') as [string, string]) : [undefined, head]
  if (owner === undefined || owner === call.repo.owner.login) return { repo: call.repo, ref }
  const fork = [...call.world.repos.values()].find((repo) => repo.parent === call.repo && repo.owner.login === owner)
  if (!fork)
    throw new HttpError(422, 'Validation Failed', {
      errors: [{ resource: 'PullRequest', field: 'head', code: 'invalid' }],
    })
  return { repo: fork, ref }
}
