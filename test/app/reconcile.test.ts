import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

/** Nothing waits, nothing runs, and GitHub was asked nothing more for a moment. */
async function rest(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await world.github.settled()
    const before = world.github.requests.length
    const { waiting } = await server.application.queue.counts()
    await new Promise((resolve) => setTimeout(resolve, 150))
    quiet = waiting === 0 && world.github.requests.length === before ? quiet + 1 : 0
  }
}

async function reconcile(): Promise<void> {
  await server.application.queue.enqueue([{ kind: 'reconcile' }])
  await rest()
}

test('with every webhook lost, each change of what a verdict rests on is found', async () => {
  world.github.faults.webhooks({ drop: true })
  const { repo, checks, reports, open } = await world.addRepository()
  const number = await open()
  const last = () => checks().at(-1)?.conclusion
  await reconcile()
  expect(last()).toBe('success')

  const sam = world.github.as('sam')
  await sam.push(repo, 'main', { files: { '.github/assay-policy.yml': policyWith(0.9) } })
  await reconcile()
  expect(last()).toBe('failure')

  await sam.push(repo, 'main', { files: { '.github/assay-policy.yml': policyWith(0.6) } })
  await sam.push(repo, 'change', { files: { 'train.ts': '2' } })
  await reconcile()
  expect(checks().filter(({ conclusion }) => conclusion === 'success')).toHaveLength(1)
  expect(last()).toBe('success')
  expect(reports(number)).toHaveLength(1)
})

test('a quiet repository costs a handful of requests, and an old verdict is looked at again', async () => {
  world.github.faults.webhooks({ drop: true })
  const place = await world.addRepository()
  await place.open()
  const asked = () =>
    world.github.requests.filter(({ path }) => path.startsWith(`/repos/${place.repo.owner.login}/${place.repo.name}/`))
      .length
  await reconcile()
  world.github.clock.advance(120_000)
  await reconcile()
  await reconcile()
  const before = asked()
  await reconcile()
  // Drift artifacts, open pull requests, two branches and the newest runs.
  expect(asked() - before).toBeLessThanOrEqual(6)
  world.github.clock.advance(2 * 3600_000)
  const later = asked()
  await reconcile()
  expect(asked() - later).toBeGreaterThan(10)
})

test('what GitHub could not deliver is asked for, once; what came is not', async () => {
  world.github.faults.clear()
  await world.github.settled()
  await server.stop()
  const sam = world.github.as('sam')
  const number = await world.open({ 'train.ts': '3' }, 'unheard')
  sam.comment(world.repo, number, '/assay help')
  await world.github.settled()
  const failed = world.github.deliveries.filter(({ status }) => status !== 202)
  expect(failed.length).toBeGreaterThan(1)
  server = await world.start()
  // A command is in no state that could be read again: only its delivery brings it.
  await until(world, () =>
    (world.repo.issues.get(number)?.comments ?? []).some(({ body }) => body.includes('/assay recheck')),
  )
  await rest()
  await server.application.queue.enqueue([{ kind: 'redeliver' }])
  await rest()
  const again = world.github.deliveries.filter(({ redelivery }) => redelivery)
  expect(new Set(again.map(({ guid }) => guid))).toEqual(new Set(failed.map(({ guid }) => guid)))
  expect(again).toHaveLength(new Set(failed.map(({ guid }) => guid)).size)
  expect(world.github.violations).toEqual([])
})

test('of several replicas one gets the turn, and the next after its time', async () => {
  const { marks } = server.application
  const turns = await Promise.all([1, 2, 3, 4].map(() => marks.claim('test', 1000)))
  expect(turns.filter(Boolean)).toHaveLength(1)
  expect(await marks.claim('test', 1000)).toBe(false)
  world.github.clock.advance(1000)
  expect(await marks.claim('test', 1000)).toBe(true)
})
