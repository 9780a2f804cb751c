import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { askIdentityToken } from '../../actions/kit/identity-token.ts'
import { Fault } from '../../shared/kernel/error.ts'

const noWait = { wait: async () => undefined }
const servers: { close(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** An issuer that answers each request with the next of these statuses. */
async function issuer(...statuses: readonly number[]) {
  const seen: { readonly url: string | undefined; readonly authorization: string | undefined }[] = []
  const server = createServer((request, response) => {
    const status = statuses[seen.length] ?? 500
    seen.push({ url: request.url, authorization: request.headers.authorization })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ value: 'signed-words' }))
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api-version=2`
  return { seen, env: { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner' } }
}

test('the token is asked for one audience, again after an error, and kept out of the log', async () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { seen, env } = await issuer(503, 200)
  expect(await askIdentityToken(env, 'assay:sha256:a+b', noWait)).toBe('signed-words')
  expect(seen).toHaveLength(2)
  expect(seen[1]).toEqual({
    url: '/token?api-version=2&audience=assay%3Asha256%3Aa%2Bb',
    authorization: 'Bearer runner',
  })
  expect(written.mock.calls.flat().join('')).toContain('::add-mask::signed-words')
})

test('an issuer that never answers well is a fault', async () => {
  const { seen, env } = await issuer()
  const error = await askIdentityToken(env, 'x', noWait).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Fault)
  expect(error).toMatchObject({ code: 'GITHUB_UNAVAILABLE', message: expect.stringContaining('500') })
  expect(seen).toHaveLength(4)
})
