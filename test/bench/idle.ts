import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Bench, Figure } from './figure.ts'
import { freePlace, startApp } from './github-app.ts'

const SECONDS = 60
const MAX_MEGABYTES = 200

/** The real process with nothing to do, as the operating system counts its memory. PostgreSQL only when an address of one is given. */
export const bench: Bench = {
  about: `the App ${SECONDS} s after its start, with nothing to do`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    const address = process.env['ASSAY_TEST_DATABASE_URL']
    const first = await measure('embedded database, first start', { ASSAY_DATA: folder })
    const later = await measure('embedded database, later start', { ASSAY_DATA: folder })
    const postgres = address === undefined ? [] : await measure('PostgreSQL', { DATABASE_URL: address })
    await rm(folder, { recursive: true, force: true })
    return [...first, ...later, ...postgres]
  },
}

async function measure(what: string, store: Readonly<Record<string, string>>): Promise<Figure[]> {
  const started = performance.now()
  const app = await startApp(await freePlace(), store)
  const start = { what: `${what}: until it answers`, value: (performance.now() - started) / 1000, unit: 's' }
  await delay(SECONDS * 1000)
  const { resident, peak } = app.memory()
  await app.stop()
  const note = `peak ${peak.toFixed(0)} MB`
  return [start, { what: `${what}: idle`, value: resident, unit: 'MB RSS', limit: MAX_MEGABYTES, note }]
}
