import { Fault } from '../../kernel/error.ts'
import type { PullRequest, PullRequests, SubmittedReview } from '../../ports/github-pull-requests.ts'
import type { Push } from '../../ports/pushes.ts'
import {
  expected,
  found,
  type GitHubClient,
  PAGE_SIZE,
  type RepositoryName,
  readPages,
  toRepositoryName,
} from './client.ts'

const MAX_FILE_PAGES = 30
const MAX_COMMITS = 250
const MAX_REVIEW_PAGES = 30
const MAX_OPEN_PAGES = 10
const STATES = ['approved', 'changes_requested', 'dismissed', 'commented'] as const

type RawPullRequest = {
  readonly number: number
  readonly state: string
  readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } | null }
  readonly base: { readonly ref: string }
  readonly user: { readonly login: string } | null
  readonly labels?: readonly { readonly name?: string }[]
}

/** Pull requests over REST. */
export function createPullRequests(client: GitHubClient, name: RepositoryName): PullRequests {
  const at = (number: number) => ({ ...name, pull_number: number, per_page: PAGE_SIZE })
  const readCommits = async (number: number): Promise<readonly RawCommit[]> => {
    const { items } = await readPages(MAX_COMMITS / PAGE_SIZE + 1, async (page) => {
      const request = client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', { ...at(number), page })
      return (await expected(`the commits of #${number}`, request)).data
    })
    if (items.length >= MAX_COMMITS)
      throw new Fault('GITHUB_UNAVAILABLE', `#${number} has ${MAX_COMMITS} commits or more; GitHub lists no more`, {
        fix: 'squash or split the pull request, so that everyone who wrote a part of it is known',
      })
    return items
  }
  return {
    async read(number) {
      const answer = await found(
        `pull request #${number}`,
        client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...name, pull_number: number }),
      )
      return answer === undefined ? undefined : toPullRequest(answer.data)
    },
    async files(number) {
      const { items, isCut } = await readPages(MAX_FILE_PAGES, async (page) => {
        const request = client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at(number), page })
        return (await expected(`the files of #${number}`, request)).data
      })
      if (isCut) return 'all'
      return items.flatMap((file) =>
        file.previous_filename === undefined ? [file.filename] : [file.previous_filename, file.filename],
      )
    },
    async committers(number) {
      return committersOf(await readCommits(number))
    },
    async authorship(pull) {
      const [commits, pushes] = await Promise.all([readCommits(pull.number), readPushes(client, pull)])
      const shas = commits.map(({ sha }) => sha)
      return { committers: committersOf(commits), commits: shas, ...toldPushes(pushes, shas) }
    },
    async reviews(number) {
      const { items, isCut } = await readPages(MAX_REVIEW_PAGES, async (page) => {
        const request = client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at(number), page })
        return (await expected(`the reviews of #${number}`, request)).data
      })
      // The newest come last: a request for changes may be among those that were not read.
      if (isCut)
        throw new Fault('GITHUB_UNAVAILABLE', `#${number} has ${items.length} reviews or more; no more are read`, {
          fix: 'open the change as a new pull request',
        })
      return items.flatMap(toReview)
    },
    async open({ baseRef, headSha }) {
      const { items } = await readPages(MAX_OPEN_PAGES, async (page) => {
        const request = client.request('GET /repos/{owner}/{repo}/pulls', {
          ...name,
          state: 'open',
          ...(baseRef === undefined ? {} : { base: baseRef }),
          per_page: PAGE_SIZE,
          page,
        })
        return (await expected('the open pull requests', request)).data
      })
      return items.map(toPullRequest).filter((pull) => headSha === undefined || pull.headSha === headSha)
    },
  }
}

type RawCommit = { readonly sha: string; readonly author: unknown; readonly committer: unknown }

function committersOf(commits: readonly RawCommit[]): readonly string[] {
  return [...new Set(commits.flatMap(({ author, committer }) => [...loginOf(author), ...loginOf(committer)]))]
}

/** Movements of the head branch, newest first; `undefined` where GitHub does not show them, as of a private fork. */
async function readPushes(client: GitHubClient, pull: PullRequest): Promise<readonly Push[] | undefined> {
  const { headRef, headRepository, number } = pull
  if (headRef === undefined || headRepository === undefined) return undefined
  const answer = await found(
    `the pushes to the head of #${number}`,
    client.request('GET /repos/{owner}/{repo}/activity', {
      ...toRepositoryName(headRepository),
      ref: `refs/heads/${headRef}`,
      per_page: PAGE_SIZE,
    }),
  )
  // Whoever has deleted their account approves nothing any more.
  return answer?.data.map(({ after, actor }) => ({ sha: after, login: actor?.login ?? 'ghost' }))
}

/** Where more was pushed than GitHub shows at once, the pushes of some commits are not among them: then nothing is told. */
function toldPushes(pushes: readonly Push[] | undefined, shas: readonly string[]): { pushes?: readonly Push[] } {
  const oldest = pushes?.at(-1)
  const isCut = pushes !== undefined && pushes.length >= PAGE_SIZE && shas.includes(oldest?.sha ?? '')
  return pushes === undefined || isCut ? {} : { pushes }
}

/** GitHub's pull request as ours. */
export function toPullRequest(raw: RawPullRequest): PullRequest {
  return {
    number: raw.number,
    state: raw.state === 'open' ? 'open' : 'closed',
    headSha: raw.head.sha,
    headRepository: raw.head.repo?.full_name,
    headRef: raw.head.ref,
    baseRef: raw.base.ref,
    author: raw.user?.login ?? 'ghost',
    ...(raw.labels === undefined ? {} : { labels: raw.labels.flatMap(({ name }) => name ?? []) }),
  }
}

type RawReview = {
  readonly user: { readonly login: string } | null
  readonly state: string
  readonly commit_id: string | null
  readonly submitted_at?: string
}

/** A review of an unknown state counts for nothing; a pending one has not been submitted. */
function toReview(raw: RawReview): SubmittedReview[] {
  const state = STATES.find((known) => known === raw.state.toLowerCase())
  if (state === undefined || raw.submitted_at === undefined || raw.user === null) return []
  return [{ reviewer: raw.user.login, state, commit: raw.commit_id ?? '', submittedAt: Date.parse(raw.submitted_at) }]
}

function loginOf(user: unknown): string[] {
  if (typeof user !== 'object' || user === null || !('login' in user) || typeof user.login !== 'string') return []
  return [user.login]
}
