import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import type { Sha256 } from './entry.ts'
import type { RecordedText } from './export-file.ts'
import type { EvaluationRecord } from './record.ts'

/** A record as it is kept: its own text, and every text that it names by digest. */
export type PackedRecord = { readonly digest: Digest; readonly texts: readonly RecordedText[] }

const REFERENCE = '$text'
/** What is the same in many records is kept once: measurements are judged again and again, policies change seldom. */
const SHARED = new Set(['predicate', 'text'])

/** Takes what records share out of one, so that it is kept once under its digest. */
export function packRecord(record: EvaluationRecord, sha256: Sha256): PackedRecord {
  const texts = new Map<Digest, string>()
  const keep = (text: string): Digest => {
    const digest = sha256(text)
    texts.set(digest, text)
    return digest
  }
  const packed = replaced(record as unknown as Json, (value) => ({
    [REFERENCE]: keep(typeof value === 'string' ? value : canonicalJson(value)),
    ...(typeof value === 'string' ? {} : { json: true }),
  }))
  const digest = keep(canonicalJson(packed))
  return { digest, texts: [...texts].map(([of, text]) => ({ digest: of, text })) }
}

/** The record that was packed. Throws UserError EVIDENCE_MISSING for a text that is not there: it was erased, or is not in the export. */
export function unpackRecord(digest: Digest, read: (digest: Digest) => string | undefined): EvaluationRecord {
  const textOf = (wanted: Digest): string => {
    const text = read(wanted)
    if (text !== undefined) return text
    const fix = 'export with `?records=1`; records older than their retention were erased (docs/audit.md)'
    throw new UserError('EVIDENCE_MISSING', { file: digest, message: `the text ${wanted} is not there`, fix })
  }
  return restored(JSON.parse(textOf(digest)) as Json, textOf) as unknown as EvaluationRecord
}

function replaced(value: Json, replace: (value: Json) => Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((one: Json) => replaced(one, replace))
  const members = Object.entries(value).flatMap(([key, member]): [string, Json][] => {
    if (member === undefined) return []
    return [[key, SHARED.has(key) ? replace(member) : replaced(member, replace)]]
  })
  return Object.fromEntries(members)
}

function restored(value: Json, textOf: (digest: Digest) => string): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((one: Json) => restored(one, textOf))
  const { [REFERENCE]: reference, json } = value as Readonly<Record<string, Json>>
  if (typeof reference === 'string') {
    const text = textOf(reference as Digest)
    return json === true ? (JSON.parse(text) as Json) : text
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, restored(member as Json, textOf)]))
}
