import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '../fixtures/database.ts'
import { type Bench, type Figure, median } from './figure.ts'
import { freePlace, startApp } from './github-app.ts'
import { sendWebhooks } from './open-loop.ts'
import { settled } from './sustained.ts'

const DELIVERIES = Number(process.env['ASSAY_SOAK'] ?? 100_000)
const STEPS = 40
const PER_SECOND = 400
const BYTES = 4_000
/** A leak of 100 bytes per delivery would be 10 MB; noise of the collector is a few. */
const MAX_GROWTH_MB = 15

/** Resident memory of the process as Linux counts it, after each fortieth of the deliveries. */
export const bench: Bench = {
  about: `${DELIVERIES} webhooks of ${BYTES / 1000} kB one after the other, resident memory all the while`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    const figures = await measure('PGlite', { ASSAY_DATA: folder })
    await rm(folder, { recursive: true, force: true })
    const server = process.env['ASSAY_TEST_DATABASE_URL']
    if (server === undefined) return figures
    const database = await createDatabase(server)
    figures.push(...(await measure('PostgreSQL', { DATABASE_URL: database.url })))
    await database.drop()
    return figures
  },
}

async function measure(name: string, store: Readonly<Record<string, string>>): Promise<Figure[]> {
  const place = await freePlace()
  const app = await startApp(place, store)
  try {
    const seconds = DELIVERIES / STEPS / PER_SECOND
    const resident: number[] = []
    for (let step = 0; step < STEPS; step++) {
      await sendWebhooks(place.url, { perSecond: PER_SECOND, seconds, bytes: BYTES })
      await settled(place.url)
      resident.push(app.memory().resident)
    }
    const { peak } = app.memory()
    // The first quarter fills caches and pools that then stay.
    const later = resident.slice(STEPS / 4)
    const note = `from ${resident[0]?.toFixed(0)} MB to ${resident.at(-1)?.toFixed(0)} MB, peak ${peak.toFixed(0)} MB`
    const growth = slope(later) * STEPS * (100_000 / DELIVERIES)
    return [{ what: `${name}: growth per 100,000 deliveries`, value: growth, unit: 'MB', limit: MAX_GROWTH_MB, note }]
  } finally {
    await app.stop()
  }
}

/** Theil-Sen: the median of the slopes between all pairs, which a single collection of garbage does not bend. */
function slope(values: readonly number[]): number {
  const slopes = values.flatMap((a, i) => values.slice(i + 1).map((b, j) => (b - a) / (j + 1)))
  return median(slopes)
}
