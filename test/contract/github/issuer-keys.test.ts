import { describe, expect, test } from 'vitest'
import { createIssuerKeys, issuerOf } from '../../../shared/adapters/oidc/issuer-keys.ts'
import { parseToken } from '../../../shared/evidence/proof/token.ts'
import { knownKeys } from '../../fakes/known-keys.ts'
import { digestOf } from '../../fixtures/facts.ts'
import { claimsOf, createSigner, ISSUER, type Signer, signToken } from '../../fixtures/identity-token.ts'

const [one, two, weak] = [createSigner('one'), createSigner('two'), createSigner('weak', 1024)]
const NOW = Date.UTC(2026, 10, 21, 12)

/** An issuer whose list of keys, and our clock, can be changed. */
function world(keys: readonly unknown[], answer?: () => Response) {
  const state = { keys, now: NOW, asked: [] as string[] }
  const load = async (address: string | URL | Request) => {
    state.asked.push(String(address))
    return answer?.() ?? new Response(JSON.stringify({ keys: state.keys }))
  }
  const known = knownKeys()
  const start = () => createIssuerKeys(ISSUER, { clock: { now: () => state.now }, known, load })
  let port = start()
  const check = async (signer: Signer, { at = NOW, claims = {} } = {}) => {
    const token = parseToken(signToken(signer, { ...claimsOf(digestOf('a')), ...claims }))
    if ('state' in token) throw new Error(token.message)
    return await port.check({ ...token, at })
  }
  /** The process ends, and another one begins. */
  const restart = () => {
    port = start()
  }
  return { state, check, port, restart }
}

test('each GitHub has an issuer of its own', () => {
  expect(issuerOf('https://api.github.com')).toBe(ISSUER)
  expect(issuerOf('https://git.acme.example/api/v3')).toBe('https://git.acme.example/_services/token')
})

describe('signatures', () => {
  test('by a key of the issuer hold; the list is read once, from the issuer alone', async () => {
    const { state, check } = world([one.jwk])
    expect(await check(one)).toBe('valid')
    expect(await check(one, { claims: { iss: 'https://evil.example', jku: 'https://evil.example' } })).toBe('valid')
    expect(state.asked).toEqual([`${ISSUER}/.well-known/jwks`])
  })

  test('by another key under the same name, or over other text, do not hold', async () => {
    const { check, port } = world([one.jwk])
    expect(await check({ ...two, kid: 'one' })).toBe('wrong')
    const token = parseToken(signToken(one, claimsOf(digestOf('a'))))
    if ('state' in token) throw new Error(token.message)
    expect(await port.check({ ...token, signed: `${token.signed}x`, at: NOW })).toBe('wrong')
  })

  test('by a key that is too short, or not for signatures, are by no known key', async () => {
    const { check } = world([one.jwk, weak.jwk, { ...two.jwk, use: 'enc' }])
    expect(await check(weak)).toBe('unknown-key')
    expect(await check(two)).toBe('unknown-key')
  })
})

describe('keys that change', () => {
  test('a new one is looked for, but not for every stranger', async () => {
    const { state, check } = world([one.jwk])
    expect(await check(one)).toBe('valid')
    state.keys = [two.jwk]
    expect(await check(two)).toBe('unknown-key')
    state.now += 61_000
    expect(await check(two)).toBe('valid')
    expect(await check({ ...two, kid: 'x' })).toBe('unknown-key')
    expect(await check({ ...two, kid: 'y' })).toBe('unknown-key')
    expect(state.asked).toHaveLength(2)
  })

  test('a key that was taken out of use counts for its own time only', async () => {
    const { state, check } = world([one.jwk])
    await check(one)
    state.keys = [two.jwk]
    state.now += 2 * 3_600_000
    expect(await check(one, { at: NOW })).toBe('valid')
    expect(await check(one, { at: state.now })).toBe('unknown-key')
    expect(await check(one, { at: Number.NaN })).toBe('unknown-key')
  })

  test('a restart forgets neither the key nor when it was taken out of use', async () => {
    const { state, check, restart } = world([one.jwk])
    await check(one)
    state.keys = [two.jwk]
    state.now += 30 * 86_400_000
    restart()
    expect(await check(one, { at: NOW })).toBe('valid')
    expect(await check({ ...two, kid: 'one' }, { at: NOW })).toBe('wrong')
    expect(await check(one, { at: state.now })).toBe('unknown-key')
    expect(await check(two, { at: state.now })).toBe('valid')
  })

  test('what the issuer lists now counts, whatever is remembered under its name', async () => {
    const { state, check, restart } = world([one.jwk])
    await check(one)
    state.keys = [{ ...two.jwk, kid: 'one' }]
    state.now += 2 * 3_600_000
    restart()
    expect(await check({ ...two, kid: 'one' })).toBe('valid')
    expect(await check(one)).toBe('wrong')
  })
})

test.each([
  ['an error', () => new Response('no', { status: 503 })],
  ['no JSON', () => new Response('<html>')],
  ['no keys', () => new Response('{"keys":[]}')],
  ['too much', () => new Response(' '.repeat(70_000))],
])('%s in the place of keys is no answer about a signature', async (_, answer) => {
  await expect(world([], answer).check(one)).rejects.toMatchObject({ code: 'GITHUB_UNAVAILABLE' })
})
