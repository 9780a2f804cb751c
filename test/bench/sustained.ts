import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '../fixtures/database.ts'
import { type Bench, type Figure, quantile } from './figure.ts'
import { freePlace, startApp } from './github-app.ts'
import { sendWebhooks } from './open-loop.ts'

const SECONDS = Number(process.env['ASSAY_SOAK'] ?? 30)
const BYTES = 8_000
const MAX_P99_MS = 100

/** An open loop: the rate is kept whether answers come or not, so a p99 within the limit means that the server keeps up with it. */
export const bench: Bench = {
  about: `signed webhooks of ${BYTES / 1000} kB at a constant rate for ${SECONDS} s, each answered after it is committed`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    const figures = await measure('PGlite', 200, { ASSAY_DATA: folder })
    await rm(folder, { recursive: true, force: true })
    const server = process.env['ASSAY_TEST_DATABASE_URL']
    if (server === undefined) return figures
    const database = await createDatabase(server)
    figures.push(...(await measure('PostgreSQL', 400, { DATABASE_URL: database.url })))
    await database.drop()
    return figures
  },
}

async function measure(name: string, perSecond: number, store: Readonly<Record<string, string>>): Promise<Figure[]> {
  const place = await freePlace()
  const app = await startApp(place, store)
  try {
    await sendWebhooks(place.url, { perSecond: 50, seconds: 2, bytes: BYTES })
    const times = await sendWebhooks(place.url, { perSecond, seconds: SECONDS, bytes: BYTES })
    const routed = await settled(place.url)
    const at = (share: number): number => quantile(times, share)
    const note = `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, max ${at(1).toFixed(0)} ms`
    const sent = times.length + 100
    return [
      { what: `${name}, ${perSecond} a second: answered, p99`, value: at(0.99), unit: 'ms', limit: MAX_P99_MS, note },
      { what: `${name}: not stored`, value: sent - routed, unit: '', limit: 0, note: `${sent} sent` },
      { what: `${name}: after the load`, value: app.memory().resident, unit: 'MB RSS' },
    ]
  } finally {
    await app.stop()
  }
}

/** Deliveries in the store once none waits any more, as `/metrics` counts them. */
export async function settled(url: string): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const text = await (await fetch(`${url}/metrics`)).text()
    const read = (state: string): number =>
      Number(new RegExp(`deliveries\\{state="${state}"\\} (\\d+)`).exec(text)?.[1])
    if (read('received') === 0) return read('routed') + read('failed')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('deliveries still wait after a minute')
}
