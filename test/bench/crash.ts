import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createPrng, type Prng } from '../../shared/kernel/prng.ts'
import { createHub, type Place, SECRET } from '../app/hub.ts'
import { createDatabase } from '../fixtures/database.ts'
import type { Bench, Figure } from './figure.ts'
import { startArguments } from './github-app.ts'

const KILLS = Number(process.env['ASSAY_SOAK'] ?? 200)
/** Work begins within a second of a start or a new pull request; a kill later than this would mostly find nothing to break. */
const LATEST_KILL_MS = 1500
const CONVERGENCE_MS = 300_000

/** The real server as a process that is killed again and again, and the fake GitHub, whose webhooks then reach nobody. */
export const bench: Bench = {
  about: `kill -9 at ${KILLS} random points on each database, with a new pull request before each`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-crash-'))
    const server = process.env['ASSAY_TEST_DATABASE_URL']
    const figures = await crashes('PGlite', { ASSAY_DATA: folder }, KILLS)
    await rm(folder, { recursive: true, force: true })
    if (server === undefined) return figures
    const database = await createDatabase(server)
    figures.push(...(await crashes('PostgreSQL', { DATABASE_URL: database.url }, KILLS)))
    await database.drop()
    return figures
  },
}

type Hub = Awaited<ReturnType<typeof createHub>>
type Store = Readonly<Record<string, string>>

/** Kills the App `kills` times, waits until it has caught up, and counts what must not be. */
export async function crashes(name: string, store: Store, kills: number): Promise<Figure[]> {
  const hub = await createHub()
  const place = await hub.addRepository()
  const prng = createPrng(`crash ${name}`)
  const numbers: number[] = []
  const concluded = new Map<string, string>()
  let lost = 0
  try {
    for (let kill = 0; kill < kills; kill++) {
      lost += await killOnce({ hub, place, store, prng, numbers })
      for (const { headSha, conclusion } of place.checks()) if (conclusion !== null) concluded.set(headSha, conclusion)
    }
    const last = await start(hub, store)
    const converged = await untilAll(place, numbers)
    await hub.github.settled()
    await end(last, 'SIGTERM')
    return [...count(name, place, { numbers, concluded }), ...told(name, { kills, lost, converged })]
  } finally {
    await hub.github.close()
  }
}

type Round = {
  readonly hub: Hub
  readonly place: Place
  readonly store: Store
  readonly prng: Prng
  readonly numbers: number[]
}

/** Starts the App, opens a pull request, and kills it after a random time; 1 when it was killed before it listened. */
async function killOnce({ hub, place, store, prng, numbers }: Round): Promise<number> {
  const child = spawnApp(hub, store)
  const isEarly = prng.next() < 0.1
  if (!isEarly) await listening(hub, child)
  const i = numbers.length
  numbers.push(await place.open({ [`train-${i}.ts`]: '1' }, `change-${i}`))
  await delay(prng.next() * LATEST_KILL_MS)
  await end(child, 'SIGKILL')
  return isEarly ? 1 : 0
}

function spawnApp({ app, github, port }: Hub, store: Store): ChildProcess {
  return spawn(process.execPath, startArguments(), {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: github.url,
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...store,
    },
  })
}

async function start(hub: Hub, store: Store): Promise<ChildProcess> {
  const child = spawnApp(hub, store)
  await listening(hub, child)
  return child
}

async function listening({ port }: Hub, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await delay(20)
  }
  throw new Error(`the App did not start again (exit code ${child.exitCode})`)
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** Seconds until every pull request has its verdict and its comment. */
async function untilAll(place: Place, numbers: readonly number[]): Promise<number> {
  const began = performance.now()
  const isDone = (number: number): boolean => {
    const head = place.repo.pulls.get(number)?.headSha
    const isGreen = place.checks().some((check) => check.headSha === head && check.conclusion === 'success')
    return isGreen && place.reports(number).length > 0
  }
  while (performance.now() - began < CONVERGENCE_MS) {
    if (numbers.every(isDone)) break
    await delay(100)
  }
  return (performance.now() - began) / 1000
}

type Seen = { readonly numbers: readonly number[]; readonly concluded: ReadonlyMap<string, string> }

function count(name: string, place: Place, { numbers, concluded }: Seen): Figure[] {
  const checksOf = (number: number) => {
    const head = place.repo.pulls.get(number)?.headSha
    return place.checks().filter(({ headSha }) => headSha === head)
  }
  const changed = place.checks().filter((check) => {
    const before = concluded.get(check.headSha)
    return before !== undefined && before !== check.conclusion
  })
  const without = numbers.filter((number) => checksOf(number).at(-1)?.conclusion !== 'success')
  const twice = numbers.filter((number) => checksOf(number).length > 1)
  const repeated = numbers.filter((number) => place.reports(number).length !== 1)
  return [
    { what: `${name}: pull requests without a verdict`, value: without.length, unit: '', limit: 0 },
    { what: `${name}: verdicts that a crash changed`, value: changed.length, unit: '', limit: 0 },
    { what: `${name}: commits with two checks`, value: twice.length, unit: '', limit: 0 },
    { what: `${name}: pull requests with no or two comments`, value: repeated.length, unit: '', limit: 0 },
  ]
}

function told(name: string, { kills, lost, converged }: { kills: number; lost: number; converged: number }): Figure[] {
  const note = `${kills} kills, ${lost} of them during the start`
  return [{ what: `${name}: last start to the last verdict`, value: converged, unit: 's', limit: 300, note }]
}
