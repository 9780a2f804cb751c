import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { CONFIG, evidenceOf, type Place, type PlaceOptions, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer
let place: Place

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterEach(() => world.github.faults.clear())
afterAll(async () => {
  await server.stop()
  await world.end()
})

/** Every test has a repository of its own; GitHub and the App are shared. */
async function begin(options: PlaceOptions = {}): Promise<void> {
  place = await world.addRepository(options)
}

const conclusions = () => place.checks().map((check) => `${check.name} ${check.status} ${check.conclusion}`)
const concluded = () => until(world, () => place.checks().length > 0 && place.checks().every((c) => c.conclusion))

test('good evidence: one green check named after the base, one comment, at most three writes', async () => {
  await begin()
  const number = await place.open()
  await concluded()
  await until(world, () => place.reports(number).length === 1)
  await world.github.settled()
  expect(conclusions()).toEqual(['assay: main completed success'])
  const { fullName } = place.repo
  const ours = world.github.requests.filter(
    ({ actor, path }) => actor === 'assay[bot]' && path.startsWith(`/repos/${fullName}/`),
  )
  const writes = ours.filter((request) => request.method !== 'GET')
  const figures = `requests from opening to the verdict: ${ours.length}, writes: ${writes.length}`
  const evaluations = world.lines.filter((line) => line.includes(`${fullName}#${number} evaluated: `)).length
  expect(writes.length, figures).toBeLessThanOrEqual(3 * evaluations)
  expect(ours.length, figures).toBeLessThanOrEqual(45)
  expect(world.github.violations).toEqual([])
})

test('the policy of the base counts, not the one in the pull request', async () => {
  await begin({ files: { 'assay.yml': 'version: 1\nmodels: {}\n', '.github/assay-policy.yml': policyWith(0.9) } })
  await world.github.commit(place.repo, 'main', { files: { 'assay.yml': CONFIG } })
  await place.open({ '.github/assay-policy.yml': policyWith(0.1) })
  await concluded()
  expect(conclusions()).toEqual(['assay: main completed failure'])
})

test('assay.yml without a policy blocks and says which file to add', async () => {
  await begin({ files: { 'assay.yml': CONFIG } })
  await place.open()
  await concluded()
  expect(conclusions()).toEqual(['assay: main completed failure'])
  expect(place.checks()[0]?.title).toContain('.github/assay-policy.yml')
})

test('a repository without any of our files gets no check', async () => {
  await begin({ files: { 'README.md': 'hello' } })
  const number = await place.open()
  await until(world, () => world.lines.some((line) => line.includes(`${place.repo.fullName}#${number} not-governed`)))
  expect(place.checks()).toEqual([])
})

test.each([
  ['JSON that repeats a key', () => '{"a":1,"a":2}', 'duplicate key'],
  [
    'evidence of another commit',
    (run: { headSha: string; runId: number }) => evidenceOf(run, { headSha: 'f'.repeat(40) }),
    'about commit',
  ],
  [
    'evidence of another run',
    (run: { headSha: string; runId: number }) => evidenceOf(run, { runId: '1' }),
    'made by run',
  ],
])('%s is refused', async (_, text, words) => {
  await begin({ workflow: ({ upload }, run) => void upload(run, text(run)) })
  const number = await place.open()
  await concluded()
  await until(world, () => place.reports(number).length === 1)
  expect(conclusions()).toEqual(['assay: main completed failure'])
  expect(place.reports(number)[0]?.body).toContain(words)
})

test('no evidence at all is a failure that says what to add', async () => {
  await begin({ workflow: () => undefined })
  const number = await place.open()
  await concluded()
  await until(world, () => place.reports(number)[0]?.body.includes('assay test'))
  expect(conclusions()).toEqual(['assay: main completed failure'])
})

test('twenty deliveries, doubled and reordered, leave one check and one comment', async () => {
  await begin()
  world.github.faults.webhooks({ duplicate: true, reorder: 5 })
  const number = await place.open()
  for (let i = 0; i < 8; i++) world.github.as('sam').comment(place.repo, number, '/assay recheck')
  await world.github.settled()
  await concluded()
  await until(world, () => place.reports(number).length > 0)
  await world.github.settled()
  expect(conclusions()).toEqual(['assay: main completed success'])
  expect(place.reports(number)).toHaveLength(1)
  const guids = world.github.deliveries.filter(({ repositoryId }) => repositoryId === place.repo.id)
  expect(guids.length).toBeGreaterThanOrEqual(20)
})

test('a new head is judged, and the old one is never concluded afterwards', async () => {
  await begin()
  await place.open()
  const head = await world.github.as('sam').push(place.repo, 'change', { files: { 'train.ts': '2' } })
  await until(world, () => place.checks().some((check) => check.headSha === head && check.conclusion === 'success'))
  expect(place.checks().filter((check) => check.headSha === head)).toHaveLength(1)
})

test('a secondary rate limit is waited for as long as GitHub asks', async () => {
  await begin()
  const match = { method: 'POST', route: '/repos/{owner}/{repo}/check-runs' }
  world.github.faults.next({ match, answer: { kind: 'secondary-limit', retryAfterSeconds: 37 } })
  await place.open()
  await concluded()
  expect(conclusions()).toEqual(['assay: main completed success'])
  expect(world.slept.some((milliseconds) => milliseconds > 36_000 && milliseconds <= 37_000)).toBe(true)
})
