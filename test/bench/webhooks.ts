import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Bench, type Figure, median, quantile } from './figure.ts'
import { freePlace, startApp, startEmptyProbot } from './github-app.ts'
import { type Load, sendWebhooks } from './open-loop.ts'

const LOAD: Load = { perSecond: 100, seconds: 5, bytes: 20_000 }
const ROUNDS = 4
const MAX_RATIO = 5

/** Both servers run side by side and are loaded in turn; ours answers only after the delivery is committed to its database. */
export const bench: Bench = {
  about: `${LOAD.perSecond} webhooks of ${LOAD.bytes / 1000} kB a second, acknowledged durably, against a Probot with an empty handler`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    const [ours, theirs] = [await freePlace(), await freePlace()]
    const app = await startApp(ours, { ASSAY_DATA: folder })
    const probot = await startEmptyProbot(theirs)
    try {
      for (const { url } of [ours, theirs]) await sendWebhooks(url, { ...LOAD, seconds: 2 })
      const latencies = { app: [] as number[][], probot: [] as number[][] }
      for (let round = 0; round < ROUNDS; round++) {
        latencies.probot.push(await sendWebhooks(theirs.url, LOAD))
        latencies.app.push(await sendWebhooks(ours.url, LOAD))
        await delay(1000)
      }
      return [...toFigures(latencies), { what: 'App after the load', value: app.memory().resident, unit: 'MB RSS' }]
    } finally {
      await Promise.all([app.stop(), probot.stop()])
      await rm(folder, { recursive: true, force: true })
    }
  },
}

function toFigures({ app, probot }: { app: readonly number[][]; probot: readonly number[][] }): Figure[] {
  const at = (rounds: readonly number[][], share: number): number =>
    median(rounds.map((times) => quantile(times, share)))
  const told = (rounds: readonly number[][]): string =>
    `p50 ${at(rounds, 0.5).toFixed(1)} ms, p95 ${at(rounds, 0.95).toFixed(1)} ms, max ${at(rounds, 1).toFixed(0)} ms`
  const note = `median of ${ROUNDS} rounds of ${LOAD.seconds} s each`
  return [
    { what: 'Probot, empty handler: p99', value: at(probot, 0.99), unit: 'ms', note: told(probot) },
    { what: 'App: p99', value: at(app, 0.99), unit: 'ms', note: told(app) },
    { what: 'App against Probot: p99', value: at(app, 0.99) / at(probot, 0.99), unit: '×', limit: MAX_RATIO, note },
  ]
}
