import { parseStrictJson } from '../../document/json.ts'
import { UserError } from '../../kernel/error.ts'
import { isRecord } from '../../kernel/record.ts'
import { MAX_TOKEN } from './file.ts'
import { type ProofRefusal, refuseProof } from './identity.ts'

/** A JSON Web Token taken apart; nothing of it is believed before its signature was checked. */
export type Token = {
  readonly kid: string
  readonly claims: Readonly<Record<string, unknown>>
  /** The text that is signed. */
  readonly signed: string
  /** The signature, base64url. */
  readonly signature: string
}

const SEGMENT = /^[A-Za-z0-9_-]+$/

/** Takes a token apart (RFC 7519, compact form). Only RS256 is accepted, and no header that asks for anything else. */
export function parseToken(text: string): Token | ProofRefusal {
  if (text.length > MAX_TOKEN) return refuseProof('PROOF_UNREADABLE', `the token has ${text.length} characters`)
  const [head, body, signature, rest] = text.split('.')
  if (head === undefined || body === undefined || signature === undefined || rest !== undefined) {
    return refuseProof('PROOF_UNREADABLE', 'the token has not three parts')
  }
  const header = decode(head)
  const claims = decode(body)
  if (header === undefined || claims === undefined || !SEGMENT.test(signature)) {
    return refuseProof('PROOF_UNREADABLE', 'the token is not base64url of JSON objects')
  }
  if (header['alg'] !== 'RS256' || header['crit'] !== undefined) {
    return refuseProof('PROOF_ALGORITHM', 'the token is not signed with RS256, which GitHub uses')
  }
  const { kid } = header
  if (typeof kid !== 'string' || kid === '' || kid.length > 200) {
    return refuseProof('PROOF_KEY_UNKNOWN', 'the token names no key')
  }
  return { kid, claims, signed: `${head}.${body}`, signature }
}

/** Was it refused? */
export function isRefusal(token: object): token is ProofRefusal {
  return 'state' in token && token.state === 'refused'
}

function decode(segment: string): Readonly<Record<string, unknown>> | undefined {
  if (!SEGMENT.test(segment)) return undefined
  try {
    const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const { value } = parseStrictJson(text, 'token', 'EVIDENCE_INVALID')
    return isRecord(value) ? value : undefined
  } catch (error) {
    if (error instanceof UserError || error instanceof TypeError || isInvalidText(error)) return undefined
    throw error
  }
}

/** `atob` throws a DOMException of this name. */
function isInvalidText(error: unknown): boolean {
  return error instanceof Error && error.name === 'InvalidCharacterError'
}
