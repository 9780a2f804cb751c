import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHub, type Place } from '../app/hub.ts'
import { createDatabase } from '../fixtures/database.ts'
import { describeReal } from './describe-real.ts'
import { type Relay, startRelay } from './relay.ts'
import { type Replica, startReplica } from './replica.ts'

const SERVER = process.env['ASSAY_TEST_DATABASE_URL']
const absence = SERVER === undefined ? 'ASSAY_TEST_DATABASE_URL is not set' : undefined
/** A lost heartbeat (20 s), the next look for one (5 s), the pause before a retry, the work itself, and a slow machine. */
const TAKE_OVER_MS = 40_000

describeReal('the App on PostgreSQL', absence, () => {
  let hub: Awaited<ReturnType<typeof createHub>>
  let place: Place
  let database: Awaited<ReturnType<typeof createDatabase>>
  let replicas: Replica[]
  let relays: Relay[]

  beforeEach(async () => {
    hub = await createHub()
    database = await createDatabase(SERVER ?? '')
    replicas = []
    relays = []
  })
  afterEach(async () => {
    hub.github.faults.clear()
    await Promise.all(replicas.map((replica) => replica.stop()))
    await Promise.all(relays.map((relay) => relay.close()))
    await database.drop()
    await hub.github.close()
  })

  /** Replicas behind the one webhook address; deliveries take turns. `apiUrls` are their ways to GitHub. */
  async function begin(apiUrls: readonly string[]): Promise<void> {
    replicas.push(...(await Promise.all(apiUrls.map((url) => startReplica(hub, database.url, url)))))
    let turn = 0
    const next = (): number => replicas[turn++ % replicas.length]?.port ?? 0
    relays.push(await startRelay(next, hub.port))
    place = await hub.addRepository()
  }

  async function until(what: string, condition: () => boolean, timeout = 60_000): Promise<void> {
    const deadline = Date.now() + timeout
    while (!condition()) {
      const logs = replicas.map((replica) => replica.log().split('\n').slice(-15).join('\n'))
      if (Date.now() > deadline) throw new Error(`${what} did not happen in ${timeout} ms:\n${logs.join('\n---\n')}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const greens = () => place.checks().filter((check) => check.conclusion === 'success')
  const isReported = (number: number) => place.reports(number).length > 0

  test('a pull request gets one check and one comment', async () => {
    await begin([hub.github.url])
    const number = await place.open()
    await until('the verdict', () => greens().length === 1 && isReported(number))
    await hub.github.settled()
    expect(place.checks().map(({ name, conclusion }) => `${name} ${conclusion}`)).toEqual(['assay: main success'])
    expect(place.reports(number)).toHaveLength(1)
    expect(hub.github.violations).toEqual([])
    expect(await replicas[0]?.stop()).toBe(0)
  })

  test('two replicas, 30 pull requests, every delivery twice and out of order: never two checks or two comments', async () => {
    await begin([hub.github.url, hub.github.url])
    hub.github.faults.webhooks({ duplicate: true, reorder: 4 })
    const numbers: number[] = []
    for (let i = 0; i < 30; i++) numbers.push(await place.open({ [`train-${i}.ts`]: '1' }, `change-${i}`))
    await until('30 verdicts', () => greens().length === 30 && numbers.every(isReported), 150_000)
    await hub.github.settled()
    const heads = place.checks().map((check) => check.headSha)
    expect(new Set(heads).size).toBe(30)
    expect(heads).toHaveLength(30)
    expect(numbers.map((number) => place.reports(number).length)).toEqual(numbers.map(() => 1))
    // Both worked: the test is about two of them, not about one and a spare.
    for (const replica of replicas) expect(replica.log()).toContain('evaluated: pass')
    expect(hub.github.violations).toEqual([])
  })

  test('killed in the middle of an evaluation: the other replica finishes it in bounded time', async () => {
    const github = Number(new URL(hub.github.url).port)
    let victim: number | undefined
    const arrived = Promise.withResolvers<void>()
    const never = new Promise<number>(() => undefined)
    const isReadingEvidence = (path: string): boolean => /\/actions\/runs\?.*head_sha=/.test(path)
    const wayOf = (index: number) =>
      startRelay(({ path }) => {
        if (!isReadingEvidence(path)) return github
        victim ??= index
        if (victim !== index) return github
        arrived.resolve()
        // The answer never comes: this replica is in the middle of its work until it is killed.
        return never
      })
    relays.push(await wayOf(0), await wayOf(1))
    await begin(relays.slice(0, 2).map((relay) => relay.url))
    const number = await place.open()
    await arrived.promise
    expect(place.checks().map((check) => check.status)).toEqual(['in_progress'])
    await replicas[victim ?? 0]?.kill()
    await until('the verdict of the other replica', () => greens().length === 1 && isReported(number), TAKE_OVER_MS)
    await hub.github.settled()
    expect(place.checks()).toHaveLength(1)
    expect(place.reports(number)).toHaveLength(1)
  })

  test('SIGTERM with work waiting and under way loses nothing', async () => {
    await begin([hub.github.url])
    // Opened unheard and then asked for all at once, so that much is waiting when the signal comes.
    hub.github.faults.webhooks({ drop: true })
    const numbers: number[] = []
    for (let i = 0; i < 12; i++) numbers.push(await place.open({ [`train-${i}.ts`]: '1' }, `change-${i}`))
    await hub.github.settled()
    hub.github.faults.clear()
    for (const number of numbers) hub.github.as('sam').comment(place.repo, number, '/assay recheck')
    await until('the first verdict', () => greens().length > 0)
    const code = await replicas[0]?.stop()
    const finishedBefore = greens().length
    expect(code).toBe(0)
    expect(finishedBefore).toBeLessThan(12)
    replicas[0] = await startReplica(hub, database.url, hub.github.url)
    await until('the other verdicts', () => greens().length === 12 && numbers.every(isReported))
    expect(place.checks()).toHaveLength(12)
    expect(numbers.map((number) => place.reports(number).length)).toEqual(numbers.map(() => 1))
  })
})
