import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoreConfig } from '../../../app/env.ts'
import type { Task } from '../../../app/jobs/task.ts'
import { createTaskQueue } from '../../../app/jobs/task-queue.ts'
import { createAlerts } from '../../../app/store/alerts.ts'
import { createDeliveries, MAX_ROUTE_ATTEMPTS } from '../../../app/store/deliveries.ts'
import { createEvaluations } from '../../../app/store/evaluations.ts'
import { lockFolder } from '../../../app/store/folder-lock.ts'
import { openStore, type Store } from '../../../app/store/open-store.ts'
import { nextAlert, startAlert } from '../../../shared/monitor/alert.ts'
import type { DriftAlert } from '../../../shared/ports/alerts.ts'
import { createDatabase } from '../../fixtures/database.ts'
import { drifted, evidenceOn } from '../../fixtures/drift-evidence.ts'

const server = process.env['ASSAY_TEST_DATABASE_URL']
const database = server === undefined ? undefined : await createDatabase(server)
const folder = await mkdtemp(join(tmpdir(), 'assay-store-'))
const stores: [string, StoreConfig][] = [['PGlite', { kind: 'pglite', folder }]]
if (database !== undefined) stores.push(['PostgreSQL', { kind: 'postgres', url: database.url }])

afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe.each(stores)('store on %s', (_, config) => {
  let store: Store
  let now = 1_790_000_000_000
  const clock = { now: () => now }
  const unique = String(process.hrtime.bigint())

  beforeAll(async () => {
    store = await openStore(config)
  })
  afterAll(() => store.close())

  test('a delivery is stored once, with the text it came with', async () => {
    const deliveries = createDeliveries(store.db, clock)
    const delivery = { guid: `g${unique}`, event: 'push', payload: '{"a":"\\u0000é"}' }
    const added = await Promise.all([deliveries.add(delivery), deliveries.add(delivery), deliveries.add(delivery)])
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(await deliveries.unrouted(0, 10)).toContainEqual(delivery)
    expect(await deliveries.unrouted(1, 10)).toEqual([])
    await deliveries.markRouted(delivery.guid)
    expect(await deliveries.unrouted(0, 10)).toEqual([])
    now += 1000
    await deliveries.forget(1)
    expect(await deliveries.add(delivery)).toBe(true)
    await deliveries.markRouted(delivery.guid)
  })

  test('a delivery that cannot be handed out is given up after several tries, and stays visible', async () => {
    const deliveries = createDeliveries(store.db, clock)
    const before = await deliveries.count('failed')
    await deliveries.add({ guid: `f${unique}`, event: 'push', payload: '{}' })
    for (let i = 0; i < MAX_ROUTE_ATTEMPTS; i++) await deliveries.markFailed(`f${unique}`, 'no')
    expect(await deliveries.count('failed')).toBe(before + 1)
    expect(await deliveries.unrouted(0, 10)).toEqual([])
  })

  test('a drift alert comes back as it was saved, and only open ones are listed', async () => {
    const alerts = createAlerts(store.db)
    const first = {
      repository: `acme/a${unique}`,
      state: 'closed',
      firstSeen: now,
      lastSeen: now,
      artifactId: 0,
      revision: 0,
    } as const
    const open = {
      ...first,
      model: 'credit-risk',
      state: 'open' as const,
      issueNumber: 3,
      evidenceDigest: `sha256:${'b'.repeat(64)}` as const,
      artifactId: 4_123_456_789,
      monitor: nextAlert(startAlert(), evidenceOn(1, [drifted('a', 1e-9)]), { now: () => now }).state,
    }
    expect(await alerts.find(open.repository, open.model)).toBeUndefined()
    const { revision } = await alerts.save({ ...first, model: 'credit-risk' })
    const saved = await alerts.save({ ...open, revision })
    await alerts.save({ ...first, model: 'fraud' })
    expect(saved).toEqual({ ...open, revision: 2 })
    expect(await alerts.find(open.repository, open.model)).toEqual(saved)
    expect(await alerts.find(open.repository, 'fraud')).toEqual({ ...first, model: 'fraud', revision: 1 })
    expect(await alerts.open(open.repository)).toEqual([saved])
    expect(await alerts.open('acme/other')).toEqual([])
  })

  test('of many that change a drift alert at once, one does', async () => {
    const alerts = createAlerts(store.db)
    const unseen = {
      repository: `acme/race${unique}`,
      model: 'credit-risk',
      state: 'closed',
      firstSeen: now,
      lastSeen: now,
      artifactId: 0,
      revision: 0,
    } as const
    const race = async (alert: DriftAlert): Promise<string[]> => {
      const tries = [1, 2, 3, 4].map((artifactId) => alerts.save({ ...alert, artifactId }))
      const outcomes = await Promise.allSettled(tries)
      return outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
    }
    const refused = [...(await race(unseen)), ...(await race({ ...unseen, revision: 1 }))]
    expect(refused).toHaveLength(6)
    expect(refused[0]).toContain('changed by another replica')
    expect((await alerts.find(unseen.repository, unseen.model))?.revision).toBe(2)
  })

  test('a broken drift state is a fault, and is not begun anew', async () => {
    const alerts = createAlerts(store.db)
    const key = { repository: `acme/broken${unique}`, model: 'credit-risk' }
    await alerts.save({ ...key, state: 'open', firstSeen: now, lastSeen: now, artifactId: 0, revision: 0 })
    await sql`update alerts set monitor = '{"schemaVersion":1}' where repository = ${key.repository}`.execute(store.db)
    await expect(alerts.find(key.repository, key.model)).rejects.toThrow(/broken drift state/)
  })

  test('an evaluation comes back as it was saved: ids and times are numbers', async () => {
    const evaluations = createEvaluations(store.db)
    const key = { repository: `acme/${unique}`, pullNumber: 7, headSha: 'a'.repeat(40), baseRef: 'main' }
    const saved = {
      ...key,
      verdict: 'fail' as const,
      evidenceDigests: [`sha256:${'b'.repeat(64)}` as const],
      checkRunId: 31_234_567_890,
      isConcluded: true,
      written: `sha256:${'c'.repeat(64)}` as const,
      startedAt: now,
      finishedAt: now + 1,
    }
    await evaluations.save({ ...saved, verdict: 'pending' })
    await evaluations.save(saved)
    expect(await evaluations.find(key)).toEqual(saved)
    expect(await evaluations.find({ ...key, baseRef: 'release' })).toBeUndefined()
    await evaluations.forgetWritten(key.repository, 7)
    expect(await evaluations.find(key)).toEqual({ ...saved, asked: 1, answered: 0 })
    // An evaluation that had begun before saves what it knows, and somebody's wish stays.
    await evaluations.save(saved)
    expect(await evaluations.find(key)).toEqual({ ...saved, asked: 1, answered: 0 })
    await evaluations.save({ ...saved, answered: 1 })
    expect(await evaluations.find(key)).toEqual({ ...saved, asked: 1, answered: 1 })
    const comment = { commentId: 3_000_000_000, bodyDigest: `sha256:${'d'.repeat(64)}` as const }
    await evaluations.saveComment(key.repository, 7, comment)
    expect(await evaluations.comment(key.repository, 7)).toEqual(comment)
    expect(typeof (await sql<{ n: number }>`select count(*) as n from evaluations`.execute(store.db)).rows[0]?.n).toBe(
      'number',
    )
  })

  test('tasks of one key never run side by side, are coalesced, and the last one is not lost', async () => {
    const queue = createTaskQueue(store, () => undefined)
    const repository = `serial/${unique}`
    const task: Task = { kind: 'pull-request', installationId: 1, repository, number: 1 }
    const other: Task = { ...task, number: 2 }
    let running = 0
    let most = 0
    const ran: number[] = []
    const isBegun = Promise.withResolvers<void>()
    const isEnough = Promise.withResolvers<void>()
    await queue.start(async (job) => {
      if (job.kind !== 'pull-request' || job.repository !== repository) return
      if (job.number === 1) {
        most = Math.max(most, ++running)
        isBegun.resolve()
        await isEnough.promise
        running--
      }
      ran.push(job.number)
    })
    await queue.enqueue([task, other])
    await isBegun.promise
    await queue.enqueue(Array.from({ length: 10 }, () => task))
    // Time for a second worker to take what it must not take.
    await new Promise((resolve) => setTimeout(resolve, 700))
    isEnough.resolve()
    await expect.poll(() => ran.filter((number) => number === 1).length, { timeout: 8000 }).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(ran.toSorted()).toEqual([1, 1, 2])
    expect(most).toBe(1)
    await queue.stop(2000)
  })
})

describe('lock of a data folder', () => {
  test('the second is refused, the next after release is not', async () => {
    const path = join(folder, 'lock-a')
    const lock = await lockFolder(path)
    await expect(lockFolder(path)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    await lock.release()
    await (await lockFolder(path)).release()
  })

  test.each([
    ['a process that no longer runs', { pid: 2 ** 22 - 3, host: hostname(), startedAt: '1' }],
    ['a process id that was given again', { pid: process.pid, host: hostname(), startedAt: '1' }],
  ])('a lock left by %s is taken over', async (_, owner) => {
    const path = await mkdtemp(join(folder, 'stale-'))
    await writeFile(join(path, 'assay.lock'), JSON.stringify({ token: 'old', ...owner }))
    const lock = await lockFolder(path)
    await lock.release()
    expect(owner.startedAt).toBe('1')
  })

  test('a fresh lock of another host is respected', async () => {
    const path = await mkdtemp(join(folder, 'host-'))
    const owner = { token: 'x', pid: 1, host: 'another-container', startedAt: '1' }
    await writeFile(join(path, 'assay.lock'), JSON.stringify(owner))
    await expect(lockFolder(path)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })
})
