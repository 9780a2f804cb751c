import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningServer, startSetup } from '../../app/start.ts'
import { type FakeGitHub, startFakeGitHub } from '../fakes/github/start.ts'

const silent = { info: () => undefined, warn: () => undefined, debug: () => undefined, progress: () => undefined }
let github: FakeGitHub
let server: RunningServer

beforeEach(async () => {
  github = await startFakeGitHub()
  const config = { host: '127.0.0.1', port: 0, apiUrl: github.url }
  server = await startSetup(config, { clock: github.clock, log: silent })
})
afterEach(async () => {
  await server.stop()
  await github.close()
})

const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`)

test('the set-up page posts the manifest, and the way back shows the three values once', async () => {
  const form = await (await get('/setup')).text()
  const state = /state=([0-9a-f]{32})/.exec(form)?.[1]
  expect(form).toContain('&quot;checks&quot;:&quot;write&quot;')
  const code = github.createManifestCode({ slug: 'assay', permissions: { checks: 'write' }, events: [] })
  const shown = await (await get(`/setup/callback?code=${code}&state=${state}`)).text()
  for (const name of ['APP_ID=', 'WEBHOOK_SECRET=', 'PRIVATE_KEY=']) expect(shown).toContain(name)
  expect((await get(`/setup/callback?code=${code}&state=${state}`)).status).toBe(400)
})

test('without a state of ours, and for names that are none, nothing happens', async () => {
  expect((await get('/setup/callback?code=x&state=guess')).status).toBe(400)
  expect((await get('/setup?organization=a/b')).status).toBe(400)
  expect((await get('/readyz')).status).toBe(503)
  const webhook = `http://127.0.0.1:${server.port}/api/github/webhooks`
  expect((await fetch(webhook, { method: 'POST', body: '{}' })).status).toBe(503)
})
