import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import { createTaskQueue } from '../../../app/jobs/task-queue.ts'
import { createDeliveries, MAX_ROUTE_ATTEMPTS } from '../../../app/store/deliveries.ts'
import { createFailedDeliveries } from '../../../app/store/failed-deliveries.ts'
import { readFigures } from '../../../app/store/figures.ts'
import { createKnownPulses } from '../../../app/store/known-pulses.ts'
import { createMarks } from '../../../app/store/marks.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import { createDatabase } from '../../fixtures/database.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-reconcile-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(stores)('what the reconciler keeps on %s', (_, config) => {
  let store: Store
  let now = 1_790_000_000_000
  const clock = { now: () => now }

  beforeAll(async () => {
    store = await openStore(config)
  })
  afterAll(() => store.close())

  test('of many that claim a turn one gets it, and the next when its time has come', async () => {
    const marks = createMarks(store.db, clock)
    expect(await marks.at('turn')).toBeUndefined()
    const first = await Promise.all(Array.from({ length: 8 }, () => marks.claim('turn', 1000)))
    now += 999
    const early = await marks.claim('turn', 1000)
    now += 1
    const second = await Promise.all(Array.from({ length: 8 }, () => marks.claim('turn', 1000)))
    expect([first, second].map((turns) => turns.filter(Boolean).length)).toEqual([1, 1])
    expect(early).toBe(false)
    expect(await marks.at('turn')).toBe(now)
    await marks.set('turn', 5)
    expect(await marks.at('turn')).toBe(5)
  })

  test('pulses are kept for pull requests that are still open', async () => {
    const pulses = createKnownPulses(store.db)
    await pulses.save('acme/a', 1, 'x')
    await pulses.save('acme/a', 2, 'y')
    await pulses.save('acme/a', 1, 'z')
    await pulses.save('acme/b', 1, 'other')
    await pulses.keep('acme/a', [1])
    expect(await pulses.of('acme/a')).toEqual(new Map([[1, 'z']]))
    await pulses.keep('acme/a', [])
    expect(await pulses.of('acme/a')).toEqual(new Map())
    expect(await pulses.of('acme/b')).toEqual(new Map([[1, 'other']]))
  })

  test('a task that is put off waits for its time, and what is asked for meanwhile is the same task', async () => {
    const queue = createTaskQueue(store, () => undefined)
    const task = { kind: 'pull-request', installationId: 1, repository: 'acme/later', number: 1 } as const
    const ran: number[] = []
    await queue.start(async () => void ran.push(performance.now()))
    const asked = performance.now()
    await queue.enqueueAfter(task, 1)
    await queue.enqueue([task, task])
    expect(await queue.counts()).toEqual({ waiting: 1, dead: 0 })
    await expect.poll(() => ran.length, { timeout: 10_000 }).toBe(1)
    expect((ran[0] ?? 0) - asked).toBeGreaterThan(900)
    await queue.stop(1000)
  })

  test('many deliveries at once are each stored once, and only what was given up is a dead letter', async () => {
    const deliveries = createDeliveries(store.db, clock)
    const failed = createFailedDeliveries(store.db)
    const ids = Array.from({ length: 250 }, (_unused, i) => `d${i % 200}`)
    const added = await Promise.all(
      ids.map((guid) => deliveries.add({ guid, event: 'ping', payload: `{"${guid}":1}` })),
    )
    expect(added.filter(Boolean)).toHaveLength(200)
    expect(await deliveries.known(['d0', 'd199', 'd200'])).toEqual(new Set(['d0', 'd199']))
    expect(await failed.retry('d0')).toBe(false)
    for (let i = 0; i < MAX_ROUTE_ATTEMPTS; i++) await deliveries.markFailed('d0', 'no way')
    expect(await failed.list(10)).toEqual([{ guid: 'd0', event: 'ping', receivedAt: now, error: 'no way' }])
    expect(await failed.retry('d0')).toBe(true)
    await Promise.all(ids.map((guid) => deliveries.markRouted(guid)))
    expect(await failed.drop('d0')).toBe(false)
    const queue = createTaskQueue(store, () => undefined)
    await queue.start(async () => undefined)
    await queue.stop(1000)
    const figures = await readFigures(store.db)
    await store.tidy()
    expect(figures.deliveries).toEqual({ received: 0, routed: 200, failed: 0 })
    expect(figures.oldestTaskAt).toBeUndefined()
  })
})
