import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { AppConfig } from '../../app/env.ts'
import { createJsonLog } from '../../app/log.ts'
import { startServer } from '../../app/start.ts'
import { createHub, type PlaceOptions, SECRET } from './hub.ts'

export type AppWorld = Awaited<ReturnType<typeof createAppWorld>>

/** A fake GitHub with one governed repository and its App, whose webhooks go to the server that `start` starts. */
export async function createAppWorld(options: PlaceOptions = {}, settings: Partial<AppConfig> = {}) {
  const hub = await createHub()
  const { github, app, port } = hub
  const folder = await emptyFolder()
  const lines: string[] = []
  const config: AppConfig = {
    appId: app.id,
    privateKey: app.privateKey,
    webhookSecrets: [SECRET],
    host: '127.0.0.1',
    port,
    store: { kind: 'pglite', folder },
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
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until `condition` holds; fails with the App's log after `timeout` milliseconds. */
export async function until(
  world: { readonly lines: readonly string[] },
  condition: () => unknown,
  timeout = 15_000,
): Promise<void> {
  const end = Date.now() + timeout
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`it did not happen:\n${world.lines.slice(-30).join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** A data folder of its own with an empty database: a copy of the one that `template.ts` made for this run. */
async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-app-'))
  await cp(inject('templateFolder'), folder, { recursive: true })
  return folder
}
