import { Octokit } from 'octokit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Receiver, startReceiver } from '../fakes/github/receiver.ts'
import { type FakeGitHub, type Repo, startFakeGitHub } from '../fakes/github/start.ts'

const at = { owner: 'acme', repo: 'credit' }
const LIST = { method: 'GET', route: '/repos/{owner}/{repo}/issues' }
let fake: FakeGitHub
let receiver: Receiver
let repo: Repo
let octokit: Octokit
let sha: string

beforeEach(async () => {
  fake = await startFakeGitHub()
  receiver = await startReceiver('secret')
  fake.createUser('acme')
  repo = await fake.createRepository('acme/credit')
  sha = repo.refs.get('refs/heads/main') ?? ''
  const app = fake.createApp({
    slug: 'assay',
    permissions: { issues: 'write' },
    events: ['issue_comment'],
    webhookUrl: receiver.url,
    webhookSecret: 'secret',
  })
  fake.install(app, 'acme')
  await fake.settled()
  const Plain = Octokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } })
  octokit = new Plain({ auth: fake.jobToken(repo, { checks: 'write', issues: 'write' }), baseUrl: fake.url })
})

afterEach(async () => {
  await fake.close()
  await receiver.close()
})

const create = async (count: number) => {
  for (let index = 0; index < count; index += 1) await octokit.rest.issues.create({ ...at, title: `${index}` })
}
const commentTwice = async () => {
  const { number } = (await octokit.rest.issues.create({ ...at, title: 'x' })).data
  fake.as('acme').comment(repo, number, 'one')
  fake.as('acme').comment(repo, number, 'two')
  await fake.settled()
}
const bodies = () => receiver.received.slice(1).map(({ payload }) => (payload['comment'] as { body: string }).body)

const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice' as const, message: 'm' }
const action = { label: 'l', description: 'd', identifier: 'i' }
test.each([
  ['summary', { output: { title: 't', summary: 'x'.repeat(65_536) } }],
  ['text', { output: { title: 't', summary: 's', text: 'x'.repeat(65_536) } }],
  ['51 annotations', { output: { title: 't', summary: 's', annotations: Array(51).fill(annotation) } }],
  [
    'annotation title',
    { output: { title: 't', summary: 's', annotations: [{ ...annotation, title: 'x'.repeat(256) }] } },
  ],
  [
    'annotation message',
    { output: { title: 't', summary: 's', annotations: [{ ...annotation, message: 'x'.repeat(65_537) }] } },
  ],
  ['4 actions', { actions: [action, action, action, action] }],
  ['action label', { actions: [{ ...action, label: 'x'.repeat(21) }] }],
  ['action description', { actions: [{ ...action, description: 'x'.repeat(41) }] }],
  ['action identifier', { actions: [{ ...action, identifier: 'x'.repeat(21) }] }],
])('a check run beyond the limit is refused: %s', async (_name, extra) => {
  await expect(octokit.rest.checks.create({ ...at, name: 'x', head_sha: sha, ...extra })).rejects.toMatchObject({
    status: 422,
  })
})

test('a check run at the limits is taken, a body too long is not', async () => {
  const output = {
    title: 't',
    summary: 'x'.repeat(65_535),
    annotations: Array(50).fill({ ...annotation, title: 'x'.repeat(255) }),
  }
  expect(
    (await octokit.rest.checks.create({ ...at, name: 'x', head_sha: sha, output })).data.output.annotations_count,
  ).toBe(50)
  await create(1)
  const comment = (length: number) =>
    octokit.rest.issues.createComment({ ...at, issue_number: 1, body: 'x'.repeat(length) })
  expect((await comment(65_536)).status).toBe(201)
  await expect(comment(65_537)).rejects.toThrow('Body is too long')
})

test('lists are paged with Link headers, at most 100 a page', async () => {
  await create(3)
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, { ...at, per_page: 2 })
  expect(all.map(({ title }) => title)).toEqual(['2', '1', '0'])
  const first = await octokit.rest.issues.listForRepo({ ...at, per_page: 2 })
  expect(first.headers.link).toContain('rel="next"')
  const { etag } = first.headers
  await expect(
    octokit.rest.issues.listForRepo({ ...at, per_page: 2, headers: { 'if-none-match': etag ?? '' } }),
  ).rejects.toMatchObject({ status: 304 })
})

test('planned answers come once each: rate limits, errors, cut connections, short lists', async () => {
  await create(2)
  const list = () => octokit.rest.issues.listForRepo(at)
  fake.faults.next({ match: LIST, answer: { kind: 'secondary-limit', retryAfterSeconds: 7 } })
  await expect(list()).rejects.toMatchObject({ status: 403, response: { headers: { 'retry-after': '7' } } })
  fake.faults.next({ match: LIST, answer: { kind: 'primary-limit' } })
  await expect(list()).rejects.toMatchObject({ status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } })
  fake.faults.next({ match: LIST, answer: { kind: 'status', status: 502 }, times: 2 })
  await expect(list()).rejects.toMatchObject({ status: 502 })
  await expect(list()).rejects.toMatchObject({ status: 502 })
  fake.faults.next({ match: LIST, answer: { kind: 'timeout' } })
  await expect(list()).rejects.toMatchObject({ status: 500 })
  fake.faults.next({ match: LIST, answer: { kind: 'truncate', items: 1 } })
  expect((await list()).data).toHaveLength(1)
  expect((await list()).data).toHaveLength(2)
})

test('a request can take effect although its answer is lost', async () => {
  fake.faults.next({ match: { method: 'POST' }, answer: { kind: 'timeout', afterEffect: true } })
  await expect(create(1)).rejects.toMatchObject({ status: 500 })
  expect(repo.issues.size).toBe(1)
})

test('webhooks can be doubled, reordered, delayed and lost, and are never sent again by themselves', async () => {
  await commentTwice()
  expect(bodies()).toEqual(['one', 'two'])
  fake.faults.webhooks({ duplicate: true })
  await commentTwice()
  expect(bodies().slice(2)).toEqual(['one', 'one', 'two', 'two'])
  expect(receiver.received.at(-1)?.guid).toBe(receiver.received.at(-2)?.guid)
  fake.faults.webhooks({ reorder: 2, delayMs: 5 })
  await commentTwice()
  expect(bodies().slice(6)).toEqual(['two', 'one'])
  fake.faults.webhooks({ drop: (event) => event === 'issue_comment' })
  await commentTwice()
  expect(bodies()).toHaveLength(8)
  fake.faults.clear()
  receiver.answerWith(500)
  await commentTwice()
  await fake.settled()
  expect(bodies()).toHaveLength(10)
  expect(fake.deliveries.slice(-2).map(({ status }) => status)).toEqual([500, 500])
})

test('an unknown member or parameter is a recorded violation and 422', async () => {
  await expect(octokit.request('GET /repos/{owner}/{repo}/issues', { ...at, perpage: 3 })).rejects.toMatchObject({
    status: 422,
  })
  await expect(octokit.request({ method: 'POST', url: LIST.route, ...at, titel: 'x' })).rejects.toMatchObject({
    status: 422,
  })
  expect(fake.violations.map(({ reason }) => reason).join('\n')).toMatch(/perpage[\s\S]*title[\s\S]*titel/)
  expect(fake.requests.at(-1)).toMatchObject({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues',
    status: 422,
    actor: 'github-actions[bot]',
  })
})
