import type { InputReader } from '../kit/input-readers.ts'

export type ExplainInputs = { readonly record: string; readonly rule: string; readonly commit: string | undefined }

export function readExplainInputs(read: InputReader): ExplainInputs {
  return {
    record: read.required('record', 'name an exported audit log with records: `--record audit.jsonl`'),
    rule: read.required('rule', 'name the rule as the report does: `--rule auc`'),
    commit: read.text('commit'),
  }
}
