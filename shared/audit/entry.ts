import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'

/** Prepended to what is hashed and signed, so that neither can be taken for anything else. */
export const ENTRY_DOMAIN = 'assay-audit-entry-v1\0'
const CHECKPOINT_DOMAIN = 'assay-audit-checkpoint-v1\0'
const KEY_DOMAIN = 'assay-audit-key-v1\0'

/** What the first entry of a chain is linked to. */
export const GENESIS: Digest = `sha256:${'0'.repeat(64)}`

/** What somebody decided, before it has a place in a chain. `payload` fits the schema of its kind (kinds.ts). */
export type AuditEvent = {
  readonly kind: string
  /** `app`, `operator`, or the numeric id of a person on GitHub as `user:ID`: names can be changed and forgotten. */
  readonly actor: string
  /** `owner/name`, where it happened in one repository. */
  readonly repository?: string
  readonly payload: Json
}

/** One entry of a chain. Its text is its canonical JSON (RFC 8785), its hash that of the text. */
export type AuditEntry = AuditEvent & {
  readonly v: 1
  /** One chain per installation: `installation/ID`. */
  readonly chain: string
  /** From 0, without a gap. */
  readonly seq: number
  /** Hash of the entry before. */
  readonly prev: Digest
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  /** Version of Assay that wrote it. */
  readonly app: string
}

/** A signed statement about a chain: after so many entries its last one has this hash. */
export type Checkpoint = {
  readonly v: 1
  readonly chain: string
  /** Counts the checkpoints of the chain from 1. */
  readonly n: number
  /** Entries so far. */
  readonly size: number
  readonly head: Digest
  readonly at: number
  /** Id of the key (see `keyId`). */
  readonly key: string
}

export type Sha256 = (text: string) => Digest

/** The bytes of an entry. Throws RangeError when a number of it is not finite. */
export function entryText(entry: AuditEntry): string {
  return canonicalJson(entry as unknown as Json)
}

/** The hash that the next entry is linked to. */
export function entryHash(text: string, sha256: Sha256): Digest {
  return sha256(ENTRY_DOMAIN + text)
}

/** What is signed for a checkpoint. */
export function checkpointText(checkpoint: Checkpoint): string {
  return CHECKPOINT_DOMAIN + canonicalJson(checkpoint)
}

/** What an old key signs to make a new one its successor; `publicKey` is Base64 of the SPKI form. */
export function successorText(publicKey: string): string {
  return KEY_DOMAIN + publicKey
}

/** The name of a key: the first 16 hexadecimal digits of the hash of its public half, which is Base64 of the SPKI form. */
export function keyId(publicKey: string, sha256: Sha256): string {
  return `ed25519:${sha256(KEY_DOMAIN + publicKey).slice(7, 23)}`
}
