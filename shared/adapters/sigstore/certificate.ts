import type { X509Certificate } from 'node:crypto'

/** Fulcio's extensions (oid-info.md of sigstore/fulcio), below this arc; each holds one DER UTF8String. */
const FULCIO = '1.3.6.1.4.1.57264.1.'

type Part = { readonly tag: number; readonly body: Uint8Array }

/** Fulcio's extensions of a certificate by their last number, as text. Throws RangeError when the certificate is not DER. */
export function fulcioExtensions({ raw }: Pick<X509Certificate, 'raw'>): ReadonlyMap<number, string> {
  const [certificate] = parts(raw)
  const [tbs] = parts(certificate?.body ?? new Uint8Array())
  // [3] EXPLICIT Extensions (RFC 5280, 4.1).
  const explicit = parts(tbs?.body ?? new Uint8Array()).find(({ tag }) => tag === 0xa3)
  const [list] = parts(explicit?.body ?? new Uint8Array())
  const found = parts(list?.body ?? new Uint8Array()).flatMap(({ body }): [number, string][] => {
    const [id, ...others] = parts(body)
    const name = id?.tag === 0x06 ? objectId(id.body) : ''
    const value = others.find(({ tag }) => tag === 0x04)
    if (!name.startsWith(FULCIO) || value === undefined) return []
    const [text] = parts(value.body)
    return text?.tag === 0x0c ? [[Number(name.slice(FULCIO.length)), Buffer.from(text.body).toString('utf8')]] : []
  })
  // An extension that stands twice could be read in two ways.
  if (new Set(found.map(([number]) => number)).size !== found.length) throw new RangeError('an extension stands twice')
  return new Map(found)
}

/** The values that stand one after the other in DER. */
function parts(bytes: Uint8Array): readonly Part[] {
  const found: Part[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = byteAt(bytes, at)
    const first = byteAt(bytes, at + 1)
    const more = first < 0x80 ? 0 : first & 0x7f
    if (more > 4 || first === 0x80) throw new RangeError('a length that is not DER')
    const length = more === 0 ? first : bytes.subarray(at + 2, at + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0)
    const start = at + 2 + more
    if (start + length > bytes.length) throw new RangeError('a value is cut off')
    found.push({ tag, body: bytes.subarray(start, start + length) })
    at = start + length
  }
  return found
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new RangeError('a value is cut off')
  return byte
}

function objectId(bytes: Uint8Array): string {
  const arcs: number[] = []
  let value = 0
  for (const byte of bytes) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    arcs.push(value)
    value = 0
  }
  const [first = 0, ...others] = arcs
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...others].join('.')
}
