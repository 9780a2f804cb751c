import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'
import { Fault, messageOf } from '../../kernel/error.ts'
import { isRecord } from '../../kernel/record.ts'
import type { Clock } from '../../ports/clock.ts'
import type { KnownIssuerKeys, ProofKeys } from '../../ports/proof-keys.ts'

const FRESH_MS = 3_600_000
/** An unknown key makes us look again at most so often: a pull request must not make us ask GitHub for ever. */
const AGAIN_MS = 60_000
const TIMEOUT_MS = 10_000
const MAX_BYTES = 65_536
const MAX_KEYS = 20
const MIN_MODULUS_BITS = 2048

type Known = { readonly key: KeyObject; readonly seenAt: number }
type Listed = { readonly kid: string; readonly key: KeyObject; readonly jwk: string }

/** The issuer of GitHub's identity tokens that belongs to a REST address: github.com's, or the one of an enterprise server. */
export function issuerOf(apiUrl: string): string {
  const { origin, hostname } = new URL(apiUrl)
  return hostname === 'api.github.com' ? 'https://token.actions.githubusercontent.com' : `${origin}/_services/token`
}

/**
 * Keys of one issuer, read from `<issuer>/.well-known/jwks` and nowhere else, kept for an hour. A key that has been taken out of use is
 * remembered in `known` for tokens from the time when it was in use, also over a restart: without it, evidence that was believed would
 * stop being so because a process ended. Throws Fault GITHUB_UNAVAILABLE when the keys cannot be read.
 */
export function createIssuerKeys(
  issuer: string,
  {
    clock,
    known,
    load = fetch,
  }: { readonly clock: Clock; readonly known: KnownIssuerKeys; readonly load?: typeof fetch },
): ProofKeys {
  const keys = new Map<string, Known>()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async (): Promise<void> => {
    const listed = await readKeys(issuer, load)
    const at = clock.now()
    await known.seen(issuer, listed, at)
    const remembered = await known.newest(issuer, 2 * MAX_KEYS)
    keys.clear()
    for (const { kid, jwk, seenAt } of remembered) {
      for (const { key } of toKey(parseKey(jwk))) keys.set(kid, { key, seenAt })
    }
    // What the issuer says now counts, whatever is remembered.
    for (const { kid, key } of listed) keys.set(kid, { key, seenAt: at })
    readAt = at
  }
  const refresh = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = undefined
    })
    return reading
  }
  return {
    issuer,
    async check({ kid, signed, signature, at }) {
      const age = clock.now() - readAt
      if (age > FRESH_MS || (!keys.has(kid) && age > AGAIN_MS)) await refresh()
      const own = keys.get(kid)
      if (own === undefined) return 'unknown-key'
      const isInUse = own.seenAt === readAt
      if (!(isInUse || at <= own.seenAt + FRESH_MS)) return 'unknown-key'
      const isGood = verify('RSA-SHA256', Buffer.from(signed), own.key, Buffer.from(signature, 'base64url'))
      return isGood ? 'valid' : 'wrong'
    },
  }
}

async function readKeys(issuer: string, load: typeof fetch): Promise<readonly Listed[]> {
  const address = `${issuer}/.well-known/jwks`
  try {
    const answer = await load(address, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    const document: unknown = JSON.parse(await readBounded(answer))
    const listed = isRecord(document) && Array.isArray(document['keys']) ? document['keys'] : []
    const each = listed.slice(0, MAX_KEYS).flatMap(toKey)
    const keys = [...new Map(each.map((one) => [one.kid, one])).values()]
    if (keys.length === 0) throw new Error('it lists no usable RSA key')
    return keys
  } catch (cause) {
    const fix = 'let the App reach this address, then comment /assay recheck'
    throw new Fault('GITHUB_UNAVAILABLE', `the keys of ${issuer} could not be read: ${messageOf(cause)}`, {
      cause,
      fix,
    })
  }
}

async function readBounded(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Error(`it has more than ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A remembered key that cannot be read any more is no key. */
function parseKey(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** RSA keys for signatures, of a usable length; everything else is left out. */
function toKey(entry: unknown): Listed[] {
  if (!isRecord(entry) || entry['kty'] !== 'RSA' || typeof entry['kid'] !== 'string') return []
  if (entry['use'] !== undefined && entry['use'] !== 'sig') return []
  if (entry['alg'] !== undefined && entry['alg'] !== 'RS256') return []
  const { kid, n, e } = entry
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n, e } as JsonWebKey, format: 'jwk' })
    const isLong = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_MODULUS_BITS
    return isLong ? [{ kid, key, jwk: JSON.stringify({ kty: 'RSA', kid, n, e }) }] : []
  } catch {
    return []
  }
}
