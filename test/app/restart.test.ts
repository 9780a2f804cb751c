import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SECRET } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let child: ChildProcess

beforeEach(async () => {
  world = await createAppWorld()
})
afterEach(async () => {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await world.end()
})

function start(): void {
  const { config } = world
  child = spawn(process.execPath, ['app/server.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      APP_ID: String(config.appId),
      PRIVATE_KEY: config.privateKey,
      WEBHOOK_SECRET: SECRET,
      PORT: String(config.port),
      ...(config.store.kind === 'pglite' ? { ASSAY_DATA: config.store.folder } : { DATABASE_URL: config.store.url }),
      GITHUB_API_URL: config.apiUrl,
    },
  })
  child.stderr?.on('data', (bytes: Buffer) => void world.lines.push(bytes.toString()))
}

async function listening(): Promise<void> {
  const url = `http://127.0.0.1:${world.config.port}/healthz`
  await until(
    world,
    () =>
      fetch(url).then(
        (answer) => answer.ok,
        () => false,
      ),
    30_000,
  )
}

test('killed in the middle of an evaluation, the next process finishes it with one check and one comment', async () => {
  start()
  await listening()
  const sam = world.github.as('sam')
  await sam.push(world.repo, 'change', { files: { 'train.ts': '1' } })
  const { number } = await sam.openPullRequest(world.repo, { head: 'change' })
  await until(world, () => world.checks().length > 0)
  child.kill('SIGKILL')
  await once(child, 'exit')
  start()
  await listening()
  await until(world, () => world.checks().every((check) => check.conclusion === 'success'), 40_000)
  await until(world, () => world.reports(number).length > 0)
  await world.github.settled()
  expect(world.checks()).toHaveLength(1)
  expect(world.reports(number)).toHaveLength(1)
})

test('SIGTERM in the middle of much work: what runs is finished, nothing new is begun, the next process does the rest', async () => {
  world.github.faults.webhooks({ drop: true })
  const numbers: number[] = []
  for (let i = 0; i < 12; i++) numbers.push(await world.open({ [`train-${i}.ts`]: '1' }, `change-${i}`))
  await world.github.settled()
  start()
  await until(world, () => world.checks().length > 0, 40_000)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  const begun = world.checks().length
  expect(begun).toBeLessThan(12)
  // Four at a time are worked on; each of those was brought to its end.
  expect(world.checks().map(({ conclusion }) => conclusion)).toEqual(Array.from({ length: begun }, () => 'success'))
  start()
  await until(world, () => numbers.every((number) => world.reports(number).length === 1), 60_000)
  expect(
    world
      .checks()
      .map(({ headSha, conclusion }) => `${headSha} ${conclusion}`)
      .sort(),
  ).toEqual(numbers.map((number) => `${world.repo.pulls.get(number)?.headSha} success`).sort())
}, 120_000)

test('with no webhook at all the reconciler finds the open pull request', async () => {
  world.github.faults.webhooks({ drop: true })
  const sam = world.github.as('sam')
  await sam.push(world.repo, 'change', { files: { 'train.ts': '1' } })
  await sam.openPullRequest(world.repo, { head: 'change' })
  await world.github.settled()
  start()
  await until(world, () => world.checks().some((check) => check.conclusion === 'success'), 40_000)
  expect(world.checks().map((check) => check.name)).toEqual(['assay: main'])
})
