import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONFIG, evidenceOf, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const REASON = 'The dip on new branches is known and understood; the next training repairs it for good.'
const HOUR_MS = 3_600_000

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>
let place: Place

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
}, 60_000)
afterAll(async () => {
  await server.stop()
  await world.end()
})

const newest = () => place.checks().toSorted((a, b) => b.id - a.id)[0]
const governed = (policy: string) => ({ 'assay.yml': CONFIG, '.github/assay-policy.yml': policy })
const patched = (since: number, checkId: number) =>
  world.github.requests
    .slice(since)
    .some(({ method, path }) => method === 'PATCH' && path.endsWith(`check-runs/${checkId}`))

/** When the newest verdict of the repository was reached. */
async function evaluatedAt(): Promise<number> {
  const { db } = server.application.store
  const rows = await db
    .selectFrom('evaluations')
    .select('finished_at')
    .where('repository', '=', place.repo.fullName)
    .execute()
  return Math.max(...rows.map((row) => row.finished_at))
}

/** A green pull request in a repository with a queue, whose workflow measures a group once `measured` is there. */
async function withQueue(files: Record<string, string>, measured: Promise<void>): Promise<number> {
  place = await world.addRepository({ files })
  const { github, app } = world
  const own = place
  const measure = () => measured
  github.onWorkflow(
    place.repo,
    async (run) => {
      await measure()
      own.upload(run, evidenceOf(run, { event: 'merge_group' }))
    },
    { events: ['merge_group'], name: 'queue' },
  )
  github.addRuleset(place.repo, { name: 'queue', rules: [{ type: 'merge_queue' }] })
  github.requireChecks(place.repo, [{ context: 'assay: main', integration_id: app.id }])
  const number = await place.open({ 'a.ts': '1' })
  await until(world, () => newest()?.conclusion === 'success')
  await github.commit(place.repo, 'main', { files: { 'other.txt': 'moved on' } })
  return number
}

const ofGroup = (number: number) =>
  place.checks().find((check) => check.headSha !== place.repo.pulls.get(number)?.headSha)

test.each(['check', 'suite'] as const)(
  'a re-run of the %s reaches the verdict anew and writes it',
  async (what) => {
    place = await world.addRepository({ files: governed(policyWith(0.7)) })
    await place.open()
    await until(world, () => newest()?.conclusion === 'success')
    await world.github.settled()
    const check = newest() ?? expect.fail('no check')
    world.github.clock.advance(60_000)
    const [before, since] = [await evaluatedAt(), world.github.requests.length]
    const dana = world.github.as('dana')
    if (what === 'check') dana.rerequestCheck(place.repo, check.id)
    else await dana.rerequestSuite(place.repo, check.suite.id)
    await until(world, () => patched(since, check.id))
    expect(await evaluatedAt()).toBeGreaterThan(before)
    expect(newest()?.id).toBe(check.id)
  },
  60_000,
)

test('a commit that checks are asked for is judged although its own event was lost, and not a second time', async () => {
  place = await world.addRepository({ files: governed(policyWith(0.7)) })
  const { github, app } = world
  github.faults.webhooks({ drop: (event) => event !== 'check_suite' })
  const number = await place.open()
  await github.settled()
  expect(place.checks()).toEqual([])
  const headSha = place.repo.pulls.get(number)?.headSha ?? ''
  await github.as('sam').requestSuite(place.repo, app, headSha)
  await until(world, () => newest()?.conclusion === 'success')
  await github.settled()
  github.clock.advance(60_000)
  const [before, since] = [await evaluatedAt(), github.requests.length]
  await github.as('sam').requestSuite(place.repo, app, headSha)
  await until(world, () => github.requests.slice(since).some(({ path }) => path.includes('/pulls')))
  await github.settled()
  expect(await evaluatedAt()).toBe(before)
  github.faults.clear()
}, 60_000)

test('a re-run of the check of a merge group judges the group anew', async () => {
  const number = await withQueue(governed(policyWith(0.7)), Promise.resolve())
  await world.github.as('sam').enqueue(place.repo, number)
  // Another check that never comes keeps the group in the queue.
  world.github.requireChecks(place.repo, [{ context: 'slow', integration_id: 1 }])
  await until(world, () => ofGroup(number)?.conclusion === 'success')
  await world.github.settled()
  const since = world.github.requests.length
  const id = ofGroup(number)?.id ?? 0
  world.github.as('dana').rerequestCheck(place.repo, id)
  await until(world, () => patched(since, id))
  expect(ofGroup(number)?.conclusion).toBe('success')
}, 60_000)

test('a waiver that ends while a pull request is in the queue counts for it there, and nowhere else', async () => {
  const { promise: measured, resolve: go } = Promise.withResolvers<void>()
  const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`
  const now = world.github.clock.now()
  const waiver = `version: 1\nrules: [auc]\nmodel: credit-risk\nscope: {branch: main}\nreason: ${REASON}\nrisk_owner: "@dana"\ncreated: ${minute(now - HOUR_MS)}\nexpires: ${minute(now + HOUR_MS)}\n`
  const files = { ...governed(`waivers: {max_days: 30}\n${policyWith(0.9)}`), '.github/assay-waivers/dip.yml': waiver }
  const number = await withQueue(files, measured)
  await world.github.as('sam').enqueue(place.repo, number)
  await until(world, () => ofGroup(number)?.summary?.includes('at its own commit'))
  world.github.clock.advance(2 * HOUR_MS)
  const other = await place.open({ 'b.ts': '1' }, 'late')
  const late = place.repo.pulls.get(other)?.headSha
  await until(world, () => place.checks().some((check) => check.headSha === late && check.conclusion === 'failure'))
  go()
  await until(world, () => place.repo.pulls.get(number)?.merged)
  expect(world.github.violations).toEqual([])
}, 60_000)
