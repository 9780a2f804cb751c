import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createHub, policyWith, SECRET } from '../app/hub.ts'
import type { Bench, Figure } from './figure.ts'
import { startArguments } from './github-app.ts'
import { startServerProcess } from './processes.ts'

const PULL_REQUESTS = 50
const MAX_SECONDS = 300

/** The real App with its own clock; GitHub tells it nothing at all. */
export const bench: Bench = {
  about: `${PULL_REQUESTS} pull requests with every webhook lost: until each has its verdict, and until a changed policy has judged all again`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    const hub = await createHub()
    const place = await hub.addRepository()
    const env = {
      APP_ID: String(hub.app.id),
      PRIVATE_KEY: hub.app.privateKey,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: hub.github.url,
      ASSAY_DATA: folder,
      PORT: String(hub.port),
    }
    const app = await startServerProcess(startArguments(), env, `http://127.0.0.1:${hub.port}/readyz`)
    try {
      // After the look that every start takes: the next one is a whole round away.
      await delay(5_000)
      hub.github.faults.webhooks({ drop: true })
      for (let i = 0; i < PULL_REQUESTS; i++) await place.open({ [`train-${i}.ts`]: '1' }, `change-${i}`)
      const all = (conclusion: string) => () => {
        const heads = new Set(place.checks().flatMap((check) => (check.conclusion === conclusion ? check.headSha : [])))
        return heads.size === PULL_REQUESTS
      }
      const opened = await secondsUntil(all('success'))
      await hub.github.as('sam').push(place.repo, 'main', { files: { '.github/assay-policy.yml': policyWith(0.9) } })
      const changed = await secondsUntil(all('failure'))
      return [
        ...figure('opened unheard: last verdict', opened),
        ...figure('policy changed unheard: last verdict', changed),
      ]
    } finally {
      await app.stop()
      await hub.github.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function secondsUntil(condition: () => boolean): Promise<number> {
  const began = performance.now()
  while (!condition() && performance.now() - began < 2 * MAX_SECONDS * 1000) await delay(200)
  return (performance.now() - began) / 1000
}

function figure(what: string, value: number): Figure[] {
  return [{ what, value, unit: 's', limit: MAX_SECONDS }]
}
