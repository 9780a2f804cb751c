import { RequestError } from 'octokit'
import { describe, expect, test } from 'vitest'
import type { GitHubClient } from '../../../shared/adapters/github/client.ts'
import { createComments } from '../../../shared/adapters/github/comments.ts'
import { createPullRequests } from '../../../shared/adapters/github/pull-requests.ts'
import { createWorkflowRuns } from '../../../shared/adapters/github/workflow-runs.ts'
import { digestOf, HEAD, OLD_HEAD } from '../../fixtures/facts.ts'

const NAME = { owner: 'acme', repo: 'credit' }

/** GitHub as far as one question goes: the pages of one list. */
function answering(list: (page: number) => unknown): GitHubClient {
  const request = (_route: string, { page = 1 }: { page?: number }) => Promise.resolve({ data: list(page) })
  return { request } as unknown as GitHubClient
}

function pages<T>(items: readonly T[]): (page: number) => readonly T[] {
  return (page) => items.slice((page - 1) * 100, page * 100)
}

test('a copied marker in a comment of somebody else is not ours', async () => {
  const body = '<!-- assay:report -->\nall is well'
  const foreign = [
    { id: 1, body, performed_via_github_app: null },
    { id: 2, body, performed_via_github_app: { id: 8 } },
  ]
  const find = (list: readonly object[]) =>
    createComments(answering(pages(list)), NAME, 7).find(3, '<!-- assay:report -->')
  expect(await find(foreign)).toBeUndefined()
  expect(await find([...foreign, { id: 9, body, performed_via_github_app: { id: 7 } }])).toMatchObject({ id: 9 })
})

describe('what a pull request changes and who wrote it', () => {
  test('a renamed file counts under both names', async () => {
    const list = [{ filename: 'notes/data.csv', previous_filename: 'data/holdout.csv' }]
    expect(await createPullRequests(answering(pages(list)), NAME).files(3)).toEqual([
      'data/holdout.csv',
      'notes/data.csv',
    ])
  })

  test('a list that GitHub cuts off touches everything', async () => {
    const list = Array.from({ length: 3000 }, (_, i) => ({ filename: `a/${i}` }))
    expect(await createPullRequests(answering(pages(list)), NAME).files(3)).toBe('all')
    expect(await createPullRequests(answering(pages(list.slice(1))), NAME).files(3)).toHaveLength(2999)
  })

  test('with more commits than GitHub lists, nobody is known to be independent', async () => {
    const list = Array.from({ length: 250 }, () => ({ author: { login: 'sam' }, committer: null }))
    await expect(createPullRequests(answering(pages(list)), NAME).committers(3)).rejects.toMatchObject({
      code: 'GITHUB_UNAVAILABLE',
    })
    expect(await createPullRequests(answering(pages(list.slice(1))), NAME).committers(3)).toEqual(['sam'])
  })
})

describe('who pushed', () => {
  const pull = {
    ...{ number: 3, state: 'open' as const, headSha: HEAD, author: 'sam', baseRef: 'main' },
    ...{ headRef: 'change', headRepository: 'mallory/credit' },
  }
  const moved = (after: string, login?: string) => ({ after, actor: login === undefined ? null : { login } })
  const asked = async (activity: readonly object[] | number) => {
    const request = (route: string, given: { readonly owner: string; readonly ref?: string }) => {
      if (!route.endsWith('/activity')) return Promise.resolve({ data: [{ sha: HEAD, author: null, committer: null }] })
      expect(given).toMatchObject({ owner: 'mallory', ref: 'refs/heads/change' })
      const answer = { headers: {}, status: 404, url: '', data: {} }
      if (typeof activity === 'number')
        return Promise.reject(
          new RequestError('no', activity, { request: { method: 'GET', url: '/', headers: {} }, response: answer }),
        )
      return Promise.resolve({ data: activity })
    }
    return await createPullRequests({ request } as unknown as GitHubClient, NAME).authorship?.(pull)
  }

  test('is asked of the repository that the head is in', async () => {
    expect(await asked([moved(HEAD, 'dana'), moved(OLD_HEAD)])).toEqual({
      ...{ committers: [], commits: [HEAD] },
      pushes: [
        { sha: HEAD, login: 'dana' },
        { sha: OLD_HEAD, login: 'ghost' },
      ],
    })
  })

  test('is not told of a fork that may not be read, and not where GitHub shows a part only', async () => {
    expect(await asked(404)).toEqual({ committers: [], commits: [HEAD] })
    expect(await asked(Array(100).fill(moved(HEAD, 'sam')))).toEqual({ committers: [], commits: [HEAD] })
    expect(await asked([...Array(99).fill(moved(HEAD, 'sam')), moved(OLD_HEAD, 'kim')])).toHaveProperty('pushes')
  })
})

test('reviews beyond what is read are never taken for absent', async () => {
  const review = { user: { login: 'val' }, state: 'APPROVED', commit_id: HEAD, submitted_at: '2026-01-01T00:00:00Z' }
  const read = (n: number) => createPullRequests(answering(pages(Array(n).fill(review))), NAME).reviews(3)
  await expect(read(3000)).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
  expect(await read(2999)).toHaveLength(2999)
})

describe('runs and artifacts', () => {
  const run = {
    id: 1,
    event: 'pull_request',
    status: 'completed',
    conclusion: 'success',
    head_sha: HEAD,
    html_url: 'https://github.localhost/1',
    repository: { full_name: 'acme/credit' },
  }
  test.each([
    ['another repository', { repository: { full_name: 'mallory/credit' } }],
    ['another commit', { head_sha: OLD_HEAD }],
    ['an event that runs with other rights', { event: 'pull_request_target' }],
  ])('a run of %s is no evidence', async (_, other) => {
    const client = answering(() => ({ workflow_runs: [run, { ...run, ...other, id: 2 }] }))
    const found = await createWorkflowRuns(client, NAME).ofCommit(HEAD)
    expect(found.map(({ id }) => id)).toEqual([1])
  })

  test('an artifact that names another run is left out', async () => {
    const artifact = { id: 5, name: 'assay-evidence', size_in_bytes: 1, expired: false }
    const list = [
      { ...artifact, workflow_run: { id: 1 } },
      { ...artifact, id: 6, workflow_run: { id: 2 } },
    ]
    const client = answering(() => ({ artifacts: list }))
    expect((await createWorkflowRuns(client, NAME).artifacts(1, 'assay-')).map(({ id }) => id)).toEqual([5])
  })

  test('bytes that are not those that were uploaded are refused before they are unpacked', async () => {
    const client = answering(() => new ArrayBuffer(22))
    const artifact = { id: 5, runId: 1, name: 'assay-evidence', size: 22, digest: digestOf('a'), isExpired: false }
    await expect(createWorkflowRuns(client, NAME).open(artifact)).rejects.toMatchObject({
      code: 'EVIDENCE_INVALID',
      message: expect.stringContaining('not those that were uploaded'),
    })
  })
})
