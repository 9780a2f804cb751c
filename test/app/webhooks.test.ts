import { createHmac, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../app/start.ts'
import { SECRET } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

function sign(body: string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': sign(body),
      ...headers,
    },
  })
}

const count = (state: 'received' | 'routed') => server.application.deliveries.count(state)

test('a delivery is answered 202 and stored once, however often it comes', async () => {
  const before = await count('routed')
  const answers = await Promise.all(Array.from({ length: 5 }, () => post('{}', { 'x-github-delivery': 'a-b-c' })))
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202])
  await until(world, async () => (await count('routed')) > before)
  expect(await server.application.deliveries.add({ guid: 'a-b-c', event: 'ping', payload: '{}' })).toBe(false)
})

test.each([
  ['no signature', '{}', { 'x-hub-signature-256': '' }, 401],
  ['a wrong signature', '{}', { 'x-hub-signature-256': sign('{ }') }, 401],
  ['another secret', '{}', { 'x-hub-signature-256': sign('{}', 'development') }, 401],
  ['a SHA-1 signature only', '{}', { 'x-hub-signature-256': '', 'x-hub-signature': 'sha1=00' }, 401],
  ['another content type', '{}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['no delivery id', '{}', { 'x-github-delivery': '' }, 400],
  ['a body that is no object', '[]', {}, 400],
  ['a body that is no JSON', '{', {}, 400],
])('%s is refused and not stored', async (_, body, headers, status) => {
  const guid = randomUUID()
  expect((await post(body, { 'x-github-delivery': guid, ...headers })).status).toBe(status)
  expect(await server.application.deliveries.known([guid, ''])).toEqual(new Set())
})

test('the old and the new secret both count while they are exchanged', async () => {
  await server.stop()
  const config = { ...world.config, webhookSecrets: ['another-secret-0123', SECRET] }
  server = await startServer(config, { clock: { now: () => Date.now() }, log: silent })
  const statuses = [
    (await post('{}', { 'x-hub-signature-256': sign('{}', 'another-secret-0123') })).status,
    (await post('{}')).status,
  ]
  await server.stop()
  server = await world.start()
  expect(statuses).toEqual([202, 202])
})

test.each([
  ['announced', { 'content-length': String(26 * 1024 * 1024) }],
  ['not announced', { 'transfer-encoding': 'chunked' }],
])('a body above 25 MB is refused before it is hashed (%s)', async (_, headers) => {
  const status = await new Promise<number>((resolve, reject) => {
    const path = '/api/github/webhooks'
    const all = { 'content-type': 'application/json', ...headers }
    const sent = request({ host: '127.0.0.1', port: server.port, path, method: 'POST', headers: all }, (answer) => {
      resolve(answer.statusCode ?? 0)
      sent.destroy()
    })
    sent.on('error', reject)
    const chunk = Buffer.alloc(1024 * 1024)
    for (let i = 0; i < 26; i++) sent.write(chunk)
  })
  expect(status).toBe(413)
})

test('/readyz shows what waits, /healthz answers, unknown paths are 404', async () => {
  const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`)
  expect(await (await get('/readyz')).json()).toMatchObject({ ready: true, tasks: { dead: 0 } })
  expect((await get('/healthz')).status).toBe(200)
  expect((await get('/api/github/webhooks')).status).toBe(405)
  expect((await get('/nothing')).status).toBe(404)
})

test('a second server on the same folder is refused and told why', async () => {
  const second = startServer({ ...world.config, port: 0 }, { clock: { now: () => Date.now() }, log: silent })
  await expect(second).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining(`in use by process ${process.pid}`),
  })
})

test('deliveries that were stored but not handed out are finished by the next start', async () => {
  const before = await count('routed')
  const opened = { action: 'opened', number: 1 }
  await server.application.deliveries.add({ guid: 'left', event: 'ping', payload: JSON.stringify(opened) })
  await server.stop()
  server = await world.start()
  // GitHub may have been asked meanwhile for what it could not deliver.
  await until(world, async () => (await count('routed')) > before && (await count('received')) === 0)
  expect(await server.application.deliveries.known(['left'])).toEqual(new Set(['left']))
})

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }
