import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { createHub } from '../app/hub.ts'

const SERVER = join(import.meta.dirname, '../../app/server.ts')
type Hub = Awaited<ReturnType<typeof createHub>>

/** One real process of the App on PostgreSQL. */
export type Replica = {
  readonly port: number
  readonly log: () => string
  /** Ends it without warning, as a lost machine does. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
}

/** Starts a replica that asks `apiUrl` for GitHub, and waits until it listens. */
export async function startReplica({ app }: Hub, databaseUrl: string, apiUrl: string): Promise<Replica> {
  const child = spawn(process.execPath, [SERVER], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.webhookSecret,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      GITHUB_API_URL: apiUrl,
    },
  })
  let log = ''
  child.stderr.on('data', (bytes: Buffer) => {
    log += bytes.toString()
  })
  const port = await listeningPort(child, () => log)
  return {
    port,
    log: () => log,
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      await end(child, 'SIGTERM')
      return child.exitCode
    },
  }
}

async function listeningPort(child: ChildProcess, log: () => string): Promise<number> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && child.exitCode === null) {
    const [, port] = /listening on [^:]+:(\d+)/.exec(log()) ?? []
    if (port !== undefined) return Number(port)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`the replica did not start:\n${log()}`)
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
