import { POLICY_PATH } from '../../shared/policy/parse.ts'
import type { InputReader } from '../kit/input-readers.ts'

export type ReplayInputs = { readonly policy: string; readonly facts: string; readonly days: number }

export function readReplayInputs(read: InputReader): ReplayInputs {
  const text = read.textOr('days', '30')
  const days = Number(text)
  if (!(Number.isInteger(days) && days > 0)) {
    read.refuse('days', `"${text}" is no number of days`, 'write a whole number: `--days 30`')
  }
  return {
    policy: read.textOr('policy', POLICY_PATH),
    facts: read.required('facts', 'name an exported audit log with records: `--facts audit.jsonl`'),
    days,
  }
}
