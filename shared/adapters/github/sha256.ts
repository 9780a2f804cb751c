import { createHash } from 'node:crypto'
import type { Digest } from '../../kernel/digest.ts'

/** SHA-256 of bytes, or of the UTF-8 form of text. */
export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
