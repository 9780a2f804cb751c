import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createHub, SECRET } from '../app/hub.ts'
import { type Bench, type Figure, median, quantile } from './figure.ts'
import { startArguments } from './github-app.ts'
import { type ServerProcess, startServerProcess } from './processes.ts'

const PULL_REQUESTS = 30
const MAX_SECONDS = 2
/** What is promised of a verdict, however much comes at once. */
const MAX_BURST_SECONDS = 5
const MAX_WRITES = 3

type World = Awaited<ReturnType<typeof createWorld>>

/** The real App as a process and a GitHub on loopback: from the end of a workflow run to the check that says pass or fail. */
export const bench: Bench = {
  about: `from a completed workflow run to the finished check, ${PULL_REQUESTS} pull requests on the fake GitHub`,
  async run() {
    const completed = new Map<string, number>()
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    const world = await createWorld(completed)
    const app = await startApp(world, folder)
    try {
      await untilChecked(world, completed, await propose(world, 'warm'))
      await quiet(world)
      const seen = { requests: world.github.requests.length, evaluations: evaluations(app) }
      const alone: number[] = []
      for (let i = 0; i < PULL_REQUESTS; i++)
        alone.push(await untilChecked(world, completed, await propose(world, `one-${i}`)))
      await quiet(world)
      const requests = count(world, seen.requests, evaluations(app) - seen.evaluations)
      const heads: Promise<number>[] = []
      for (let i = 0; i < PULL_REQUESTS; i++)
        heads.push(untilChecked(world, completed, await propose(world, `burst-${i}`)))
      return [
        ...seconds('one after the other', alone, MAX_SECONDS),
        ...requests,
        ...seconds('all at once', await Promise.all(heads), MAX_BURST_SECONDS),
      ]
    } finally {
      await app.stop()
      await world.github.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** A repository whose workflow uploads good evidence at once, and notes when it ended. */
async function createWorld(completed: Map<string, number>) {
  const hub = await createHub()
  const place = await hub.addRepository({
    workflow: (own, run) => {
      own.upload(run)
      completed.set(run.headSha, performance.now())
    },
  })
  return { ...hub, ...place }
}

function startApp({ app, github, port }: World, folder: string): Promise<ServerProcess> {
  const env = {
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    ASSAY_DATA: folder,
    PORT: String(port),
  }
  return startServerProcess(startArguments(), env, `http://127.0.0.1:${port}/readyz`)
}

/** Opens a pull request; the commit at its head. */
async function propose(world: World, branch: string): Promise<string> {
  const number = await world.open({ 'train.ts': branch }, branch)
  return world.repo.pulls.get(number)?.headSha ?? ''
}

/** Milliseconds from the end of the workflow run to the finished check; looks every two milliseconds. */
async function untilChecked(world: World, completed: ReadonlyMap<string, number>, head: string): Promise<number> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    const [from, check] = [completed.get(head), world.checks().find(({ headSha }) => headSha === head)]
    if (from !== undefined && check?.conclusion === 'success') return performance.now() - from
    await delay(2)
  }
  throw new Error(`no finished check on ${head} after 60 s`)
}

/** Waits until nobody asks anything any more: the App looks again after its last write. */
async function quiet({ github }: World): Promise<void> {
  for (let before = -1; before !== github.requests.length; ) {
    before = github.requests.length
    await github.settled()
    await delay(1500)
  }
}

const evaluations = (app: ServerProcess): number => app.log().split('evaluated: ').length - 1

function seconds(how: string, times: readonly number[], limit?: number): Figure[] {
  const at = (share: number): number => quantile(times, share) / 1000
  const note = `median ${(median(times) / 1000).toFixed(2)} s, longest ${at(1).toFixed(2)} s`
  return [{ what: `${how}: p95`, value: at(0.95), unit: 's', note, ...(limit === undefined ? {} : { limit }) }]
}

/** What the App asked of GitHub since request number `from`, by route. */
function count({ github }: World, from: number, evaluated: number): Figure[] {
  const ours = github.requests.slice(from).filter(({ actor }) => actor.startsWith('assay') || actor === 'app:assay')
  const writes = ours.filter(({ method }) => method !== 'GET')
  const routes = new Map<string, number>()
  for (const { method, route } of ours) routes.set(`${method} ${route}`, (routes.get(`${method} ${route}`) ?? 0) + 1)
  const unit = 'per evaluation'
  const each = [...routes].sort(([, a], [, b]) => b - a)
  return [
    { what: 'evaluations', value: evaluated / PULL_REQUESTS, unit: 'per pull request' },
    { what: 'requests', value: ours.length / evaluated, unit },
    { what: 'writes', value: writes.length / evaluated, unit, limit: MAX_WRITES },
    ...each.map(([route, times]) => ({
      what: `\`${route.replace('/repos/{owner}/{repo}', '…')}\``,
      value: times / evaluated,
      unit,
    })),
  ]
}
