import { createHmac, timingSafeEqual } from 'node:crypto'

const HEADER = /^sha256=([0-9a-f]{64})$/

/** Is `header` (X-Hub-Signature-256) the HMAC-SHA256 of the raw body under one of the secrets? Constant time in the digest. */
export function isSigned(body: Uint8Array, header: string | undefined, secrets: readonly string[]): boolean {
  const [, hex] = HEADER.exec(header ?? '') ?? []
  if (hex === undefined) return false
  const given = Buffer.from(hex, 'hex')
  // Every secret is tried, so that the time does not tell which one fits.
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given))
    .includes(true)
}
