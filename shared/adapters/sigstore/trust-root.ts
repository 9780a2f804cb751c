import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { messageOf, UserError } from '../../kernel/error.ts'
import { isRecord } from '../../kernel/record.ts'

/** Certificate authorities (leaf's issuer first, root last) and the keys of transparency logs by their id in hexadecimal. */
export type TrustRoot = {
  readonly authorities: readonly (readonly X509Certificate[])[]
  readonly logs: ReadonlyMap<string, KeyObject>
}

/** Reads Sigstore's `trusted_root.json` (protobuf-specs TrustedRoot, JSON form). Throws UserError APP_CONFIG_INVALID. */
export function parseTrustRoot(text: string, file: string): TrustRoot {
  try {
    const root: unknown = JSON.parse(text)
    if (!isRecord(root)) throw new Error('it is not an object')
    const authorities = list(root['certificateAuthorities']).map((authority) =>
      list(record(authority['certChain'])['certificates']).map(({ rawBytes }) => new X509Certificate(bytes(rawBytes))),
    )
    if (authorities.length === 0 || authorities.some((chain) => chain.length === 0))
      throw new Error('it names no authority')
    const logs = list(root['tlogs']).map(({ publicKey, logId }): [string, KeyObject] => [
      bytes(record(logId)['keyId']).toString('hex'),
      createPublicKey({ key: bytes(record(publicKey)['rawBytes']), format: 'der', type: 'spki' }),
    ])
    return { authorities, logs: new Map(logs) }
  } catch (error) {
    throw new UserError('APP_CONFIG_INVALID', {
      file,
      message: `it is not a trust root of Sigstore: ${messageOf(error)}`,
      fix: 'get trusted_root.json with `cosign trusted-root create`, or unset SIGSTORE_TRUSTED_ROOT',
    })
  }
}

type Fields = Readonly<Record<string, unknown>>

export function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

export function record(value: unknown): Fields {
  return isRecord(value) ? value : {}
}

export function bytes(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : '', 'base64')
}
