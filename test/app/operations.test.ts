import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { SECRET } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

/** Each claim of docs/operations.md, as somebody who runs the App would try it: a process, its environment, signals and pages. */
const OLD_SECRET = '0f1e2d3c4b5a69788796a5b4'
const TOKEN = '93d64f1d8a2be07c93d64f1d'
const COMMAND = ['--max-semi-space-size=2', 'app/server.ts']

const running: ChildProcess[] = []
const folders: string[] = []
let world: AppWorld | undefined

afterEach(async () => {
  for (const child of running.splice(0)) await stop(child)
  await world?.end()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

function run(env: Record<string, string>): { readonly child: ChildProcess; readonly lines: string[] } {
  const child = spawn(process.execPath, COMMAND, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
  })
  const lines: string[] = []
  child.stderr?.on('data', (bytes: Buffer) => void lines.push(bytes.toString()))
  running.push(child)
  return { child, lines }
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return child.exitCode
}

async function start(folder?: string): Promise<ChildProcess> {
  world ??= await createAppWorld()
  const { config } = world
  const { child, lines } = run({
    APP_ID: String(config.appId),
    PRIVATE_KEY: config.privateKey,
    WEBHOOK_SECRET: `${SECRET},${OLD_SECRET}`,
    OPERATOR_TOKEN: TOKEN,
    PORT: String(config.port),
    ASSAY_DATA: folder ?? dataFolder(),
    GITHUB_API_URL: config.apiUrl,
  })
  await until({ lines }, () => ask('/healthz').then(isOk, () => false), 40_000)
  return child
}

const isOk = ({ ok }: Response) => ok
const dataFolder = () => (world?.config.store.kind === 'pglite' ? world.config.store.folder : expect.fail('no folder'))
const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${world?.config.port}${path}`, init)

function deliver(secret: string): Promise<Response> {
  const body = '{"zen":"Keep it logically awesome."}'
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'ping',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
  return ask('/api/github/webhooks', { method: 'POST', body, headers })
}

test('exit code 2 where a variable is missing, and the log says which', async () => {
  const { child, lines } = run({ APP_ID: '7' })
  await once(child, 'exit')
  expect(child.exitCode).toBe(2)
  expect(lines.join('')).toContain('WEBHOOK_SECRET is not set')
}, 60_000)

test('both secrets count, the pages are there, their names are those of the documents, and SIGTERM ends it well', async () => {
  const child = await start()
  const answers = await Promise.all([SECRET, OLD_SECRET, 'f00df00df00df00df00d'].map(deliver))
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 401])
  expect(await (await ask('/readyz')).json()).toMatchObject({ ready: true, tasks: { dead: 0 } })

  const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const named = [...page.matchAll(/`((?:assay|process)_[a-z_]+)/g)].map(([, name]) => name ?? '')
  expect(named.length).toBeGreaterThan(6)
  const metrics = await (await ask('/metrics')).text()
  for (const name of named) expect(metrics).toContain(`# TYPE ${name} `)

  const dead = '/operator/dead-letters'
  expect((await ask(dead)).status).toBe(401)
  const listed = await ask(dead, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(await listed.json()).toEqual({ tasks: [], deliveries: [] })
  expect(await stop(child)).toBe(0)
}, 60_000)

test('a second process on the folder is refused; a copy of the stopped folder goes on where it was', async () => {
  const first = await start()
  const { github, repo, checks, reports } = world ?? expect.fail()
  const sam = github.as('sam')
  await sam.push(repo, 'change', { files: { 'train.ts': '1' } })
  const { number } = await sam.openPullRequest(repo, { head: 'change' })
  await until({ lines: [] }, () => checks()[0]?.conclusion === 'success' && reports(number).length === 1, 40_000)

  const { config } = world ?? expect.fail()
  const second = run({
    APP_ID: '7',
    PRIVATE_KEY: config.privateKey,
    WEBHOOK_SECRET: SECRET,
    PORT: '0',
    ASSAY_DATA: dataFolder(),
    GITHUB_API_URL: config.apiUrl,
  })
  await once(second.child, 'exit')
  expect(second.child.exitCode).toBe(3)
  expect(second.lines.join('')).toContain('is in use by process')

  expect(await stop(first)).toBe(0)
  const backup = await mkdtemp(join(tmpdir(), 'assay-backup-'))
  folders.push(backup)
  await cp(dataFolder(), backup, { recursive: true })
  await start(backup)
  expect(await (await ask('/readyz')).json()).toMatchObject({ ready: true, evaluations: 1 })
  sam.rerequestCheck(repo, checks()[0]?.id ?? 0)
  await github.settled()
  await until({ lines: [] }, async () => (await (await ask('/readyz')).text()).includes('"waiting":0'))
  expect(checks()).toHaveLength(1)
  expect(reports(number)).toHaveLength(1)
}, 120_000)
