import type { InputReader } from '../kit/input-readers.ts'

export type AuditInputs = { readonly verify: string; readonly key: string | undefined }

export function readAuditInputs(read: InputReader): AuditInputs {
  return {
    verify: read.required('verify', 'name the exported log: `--verify audit.jsonl`'),
    key: read.text('key'),
  }
}
