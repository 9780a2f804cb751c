import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../app/start.ts'
import { MAX_ROUTE_ATTEMPTS } from '../../app/store/deliveries.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const TOKEN = '0f1e2d3c4b5a69788796'
const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>

beforeAll(async () => {
  world = await createAppWorld()
  server = await startServer({ ...world.config, operatorToken: TOKEN }, { clock: world.github.clock, log: silent })
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

function ask(path: string, { method = 'GET', token = TOKEN }: { method?: string; token?: string } = {}) {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` }
  return fetch(`http://127.0.0.1:${server.port}/operator/dead-letters${path}`, { method, headers })
}

async function failedDelivery(): Promise<string> {
  const guid = randomUUID()
  const { deliveries } = server.application
  await deliveries.add({ guid, event: 'ping', payload: '{}' })
  for (let i = 0; i < MAX_ROUTE_ATTEMPTS; i++) await deliveries.markFailed(guid, 'no route')
  return guid
}

test.each([
  ['no token', ''],
  ['another token', 'f0e1d2c3b4a596877869'],
  ['the beginning of the token', TOKEN.slice(0, 10)],
])('%s sees nothing and changes nothing', async (_, token) => {
  const guid = await failedDelivery()
  expect((await ask('', { token })).status).toBe(401)
  expect((await ask(`/deliveries/${guid}/drop`, { token, method: 'POST' })).status).toBe(401)
  expect(await server.application.deliveries.known([guid])).toEqual(new Set([guid]))
})

test('a delivery that was given up is listed, and handed out again when asked for', async () => {
  const guid = await failedDelivery()
  expect(await (await ask('')).json()).toMatchObject({
    deliveries: expect.arrayContaining([expect.objectContaining({ guid, event: 'ping', error: 'no route' })]),
  })
  expect((await ask(`/deliveries/${guid}/retry`, { method: 'POST' })).status).toBe(200)
  await server.application.inbox.sweep(0)
  // No longer given up, so there is nothing to try again.
  expect((await ask(`/deliveries/${guid}/retry`, { method: 'POST' })).status).toBe(404)
  expect(await server.application.deliveries.known([guid])).toEqual(new Set([guid]))
})

test('a delivery is dropped for good', async () => {
  const guid = await failedDelivery()
  expect((await ask(`/deliveries/${guid}/drop`)).status).toBe(405)
  expect((await ask(`/deliveries/${guid}/drop`, { method: 'POST' })).status).toBe(200)
  expect(await server.application.deliveries.known([guid])).toEqual(new Set())
})

test('a task that failed every time is listed with its error, retried, and dropped', async () => {
  const { queue, store } = server.application
  const kill = async () => {
    // Dead at the first failure: five tries with growing pauses would take minutes.
    const repository = `acme/nowhere-${randomUUID().slice(0, 8)}`
    await queue.enqueue([{ kind: 'repository', installationId: 1, repository, isFull: true }])
    const { sql } = await import('kysely')
    await sql`update jobs.job set retry_limit = 0 where data->>'repository' = ${repository}`.execute(store.db)
    const find = async () =>
      (await queue.dead.list(100)).find(({ task }) => 'repository' in task && task.repository === repository)
    await until(world, async () => (await find()) !== undefined, 30_000)
    return find
  }
  const find = await kill()
  const dead = await find()
  expect(dead?.error).not.toBe('')
  expect((await ask(`/tasks/${dead?.id}/retry`, { method: 'POST' })).status).toBe(200)
  expect(await find()).toBeUndefined()
  const other = await (await kill())()
  expect((await ask(`/tasks/${other?.id}/drop`, { method: 'POST' })).status).toBe(200)
  expect((await ask(`/tasks/${other?.id}/drop`, { method: 'POST' })).status).toBe(404)
  expect((await ask('/tasks/1/drop', { method: 'POST' })).status).toBe(404)
})

test('/metrics tells totals and names no repository', async () => {
  await failedDelivery()
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text()
  expect(text).toMatch(/^assay_deliveries\{state="failed"\} [1-9]/m)
  expect(text).toMatch(/^assay_oldest_task_age_seconds \d/m)
  expect(text).toMatch(/^assay_reconciled_timestamp_seconds 1\d{9}/m)
  expect(text).not.toContain('acme')
})
