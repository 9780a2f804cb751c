import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Checkpoint } from './entry.ts'

/** A checkpoint with its Ed25519 signature in Base64. */
export type SignedCheckpoint = { readonly checkpoint: Checkpoint; readonly signature: string }

/** A public key in Base64 of its SPKI form, under its id. */
export type PublicKey = { readonly id: string; readonly publicKey: string }

/** A text that entries name by digest: a policy, a floor, the record of an evaluation. */
export type RecordedText = { readonly digest: Digest; readonly text: string }

/** One chain as it leaves the App: entries as the very text that was hashed. */
export type AuditExport = {
  readonly keys: readonly PublicKey[]
  readonly entries: Iterable<string>
  readonly checkpoints: readonly SignedCheckpoint[]
  readonly texts: readonly RecordedText[]
}

/** The file: one canonical JSON document a line; keys, then entries in order, then checkpoints, then texts. */
export function toExportLines({ keys, entries, checkpoints, texts }: AuditExport): string[] {
  const line = (value: object): string => canonicalJson(value as Json)
  return [
    ...keys.map(({ id, publicKey }) => line({ key: { id, publicKey } })),
    ...entries,
    ...checkpoints.map(line),
    ...texts.map(({ digest, text }) => line({ digest, text })),
  ]
}
