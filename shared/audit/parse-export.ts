import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import { entryHash, keyId, type Sha256 } from './entry.ts'
import type { PublicKey, RecordedText, SignedCheckpoint } from './export-file.ts'
import { type OuterEntry, parseEntry, policiesOf } from './parse-entry.ts'

/** What is wrong, and where: the line of the file, and the entry where it is about one. */
export type AuditProblem = { readonly line: number; readonly seq?: number; readonly message: string }

/** The lines of a file by what they are; `texts` are found by digest. */
export type Parsed = {
  readonly entries: {
    readonly line: number
    readonly entry: OuterEntry
    /** As it was hashed: `payloadOf` reads its payload, which few need. */
    readonly text: string
    readonly hash: Digest
    /** Digests of policy and floor, of a decision. */
    readonly policies: readonly Digest[]
  }[]
  readonly checkpoints: { readonly line: number; readonly signed: SignedCheckpoint }[]
  readonly keys: Map<string, string>
  readonly texts: Map<Digest, string>
  /** What a text said before (see `policiesOf`). */
  readonly policies: Map<string, readonly Digest[]>
  readonly problems: AuditProblem[]
}

/** One for all entries without a policy. */
const NONE: readonly Digest[] = []

/** Files every line under what it is, with the hash of each entry. What is no line of an audit file is a problem. */
export function parseLines(file: string, sha256: Sha256): Parsed {
  const parsed: Parsed = {
    entries: [],
    checkpoints: [],
    keys: new Map(),
    texts: new Map(),
    policies: new Map(),
    problems: [],
  }
  let [line, from] = [1, 0]
  for (let to = file.indexOf('\n'); to >= 0; to = file.indexOf('\n', from)) {
    const problem = parseLine(file.slice(from, to), line, parsed, sha256)
    if (problem !== undefined) parsed.problems.push({ line, message: problem })
    from = to + 1
    line += 1
  }
  if (from < file.length) parsed.problems.push({ line, message: 'the file ends in the middle of a line' })
  if (parsed.entries.length === 0) parsed.problems.push({ line: 1, message: 'there is no entry in the file' })
  return parsed
}

/** Files one line under what it is; says what is wrong with a line that is nothing. */
function parseLine(text: string, line: number, parsed: Parsed, sha256: Sha256): string | undefined {
  let value: Readonly<Record<string, unknown>>
  try {
    if (text.startsWith('{"actor":')) return keepEntry(text, line, parsed, sha256)
    value = JSON.parse(text) as typeof value
  } catch {
    return 'the line is not JSON: it was changed, cut, or joined with another'
  }
  if (typeof value !== 'object' || value === null) return 'the line is no document of an audit file'
  if (canonicalJson(value as Json) !== text) return 'the line is not as Assay writes it, so it was changed'
  if ('checkpoint' in value) parsed.checkpoints.push({ line, signed: value as unknown as SignedCheckpoint })
  else if ('key' in value) return keepKey((value['key'] ?? {}) as PublicKey, parsed, sha256)
  else if ('digest' in value) return keepText(value as unknown as RecordedText, parsed, sha256)
  else return 'the line is no document of an audit file'
  return undefined
}

/** Not brought to canonical form again: the text itself is what was hashed. */
function keepEntry(text: string, line: number, parsed: Parsed, sha256: Sha256): string | undefined {
  const entry = parseEntry(text)
  if (typeof entry.seq !== 'number') return 'the line is no document of an audit file'
  const policies = entry.kind === 'decision' ? policiesOf(text, parsed.policies) : NONE
  parsed.entries.push({ line, entry, text, hash: entryHash(text, sha256), policies })
  return undefined
}

function keepKey({ id, publicKey }: PublicKey, { keys }: Parsed, sha256: Sha256): string | undefined {
  if (typeof publicKey !== 'string' || keyId(publicKey, sha256) !== id) return `the key ${id} is not the one of that id`
  keys.set(id, publicKey)
  return undefined
}

function keepText(known: RecordedText, { texts }: Parsed, sha256: Sha256): string | undefined {
  if (typeof known.text !== 'string' || sha256(known.text) !== known.digest) {
    return `the text recorded as ${known.digest} is another one: it was changed`
  }
  texts.set(known.digest, known.text)
  return undefined
}
