import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { AppConfig, StoreConfig } from '../../app/env.ts'
import { createJsonLog } from '../../app/log.ts'
import { startServer } from '../../app/start.ts'
import { createDatabase } from '../fixtures/database.ts'
import { createHub, type PlaceOptions, SECRET } from './hub.ts'

export type AppWorld = Awaited<ReturnType<typeof createAppWorld>>

/** A fake GitHub with one governed repository and its App, whose webhooks go to the server that `start` starts. */
export async function createAppWorld(options: PlaceOptions = {}, settings: Partial<AppConfig> = {}) {
  const hub = await createHub()
  const { github, app, port } = hub
  const empty = await emptyStore()
  const lines: string[] = []
  const config: AppConfig = {
    appId: app.id,
    privateKey: app.privateKey,
    webhookSecrets: [SECRET],
    host: '127.0.0.1',
    port,
    store: empty.store,
    apiUrl: github.url,
    logLevel: 'debug',
    floorRequired: [],
    floorReleased: [],
    ...settings,
  }
  const slept: number[] = []
  const start = () =>
    startServer(config, {
      clock: github.clock,
      log: createJsonLog('debug', (line) => void lines.push(line), Date.now),
      sleep: async (milliseconds) => {
        slept.push(milliseconds)
        github.clock.advance(Math.ceil(milliseconds))
      },
    })
  return {
    ...hub,
    ...(await hub.addRepository(options)),
    config,
    lines,
    slept,
    start,
    async end() {
      await github.close()
      await empty.remove()
    },
  }
}

/** The longest that a step takes on a busy machine. */
const PATIENCE_MS = 45_000

/** Waits until `condition` holds; fails with the App's log after `timeout` milliseconds. */
export async function until(
  world: { readonly lines: readonly string[] },
  condition: () => unknown,
  timeout = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + timeout
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`it did not happen:\n${world.lines.slice(-30).join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type EmptyStore = { readonly store: StoreConfig; remove(): Promise<void> }

/** A database of its own: on PostgreSQL where the project `app-postgres` runs, else in a folder. */
function emptyStore(): Promise<EmptyStore> {
  return process.env['ASSAY_TEST_APP_STORE'] === 'postgres' ? emptyDatabase() : emptyFolder()
}

async function emptyDatabase(): Promise<EmptyStore> {
  const server = process.env['ASSAY_TEST_DATABASE_URL']
  if (server === undefined)
    throw new Error('ASSAY_TEST_DATABASE_URL is not set: this project needs a PostgreSQL server')
  const { url, drop } = await createDatabase(server)
  return { store: { kind: 'postgres', url }, remove: drop }
}

/** A copy of the folder that `template.ts` made for this run. */
async function emptyFolder(): Promise<EmptyStore> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-app-'))
  await cp(inject('templateFolder'), folder, { recursive: true })
  return { store: { kind: 'pglite', folder }, remove: () => rm(folder, { recursive: true, force: true }) }
}
