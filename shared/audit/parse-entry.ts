import type { Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import type { AuditEntry } from './entry.ts'

const PAYLOAD = ',"payload":'
const PREV = ',"prev":"sha256:'
const POLICY = '"policy":{'
/** What follows the policy of a decision begins with this: `record`, `refused` or `rules`. */
const AFTER_POLICY = '},"r'

const STRING = String.raw`"([^"\\\u0000-\u001f]*)"`
const NUMBER = String.raw`(0|[1-9]\d{0,14})`
/** What stands before and after the payload, where no string needs an escape: nearly always, and far quicker than a parser of all JSON. */
const HEAD = new RegExp(`^{"actor":${STRING},"app":${STRING},"at":${NUMBER},"chain":${STRING},"kind":${STRING}$`)
const TAIL = new RegExp(`^,"prev":"(sha256:[0-9a-f]{64})"(?:,"repository":${STRING})?,"seq":${NUMBER},"v":1}$`)

/** An entry of which the payload is still text. */
export type OuterEntry = Omit<AuditEntry, 'payload'>

/**
 * An entry from its text. Canonical JSON has its members in a known order, so the payload, which is most of it, is found without being
 * parsed: its bytes are under the hash anyway, and most are never looked at. Throws SyntaxError when the rest is not JSON.
 */
export function parseEntry(text: string): OuterEntry {
  // No string can hold these marks: a quote inside one is written with a backslash.
  const [from, to] = [text.indexOf(PAYLOAD), text.lastIndexOf(PREV)]
  if (from < 0 || to < from) return JSON.parse(text) as AuditEntry
  const [head, tail] = [text.slice(0, from), text.slice(to)]
  return parsePlain(head, tail) ?? (JSON.parse(head + tail) as OuterEntry)
}

/** What `JSON.parse` would say, where nothing is written in an unusual way; `undefined` elsewhere. */
function parsePlain(head: string, tail: string): OuterEntry | undefined {
  const before = HEAD.exec(head)
  const after = before === null ? null : TAIL.exec(tail)
  if (before === null || after === null) return undefined
  const [, actor = '', app = '', at, chain = '', kind = ''] = before
  const [, prev, repository, seq] = after
  const entry = { actor, app, at: Number(at), chain, kind, prev: prev as Digest, seq: Number(seq), v: 1 } as const
  return repository === undefined ? entry : { ...entry, repository }
}

/** The payload of the entry with this text; `null` where it is no JSON. */
export function payloadOf(text: string): Json {
  const [from, to] = [text.indexOf(PAYLOAD), text.lastIndexOf(PREV)]
  if (from >= 0 && to >= from) return parsed(text.slice(from + PAYLOAD.length, to))
  return (parsed(text) as { readonly payload?: Json } | null)?.payload ?? null
}

/** The digests of policy and floor that a decision names; `known` remembers what the same text said before. */
export function policiesOf(text: string, known: Map<string, readonly Digest[]>): readonly Digest[] {
  const from = text.indexOf(POLICY)
  const to = from < 0 ? -1 : text.indexOf(AFTER_POLICY, from)
  if (to < 0) return []
  const named = text.slice(from + POLICY.length - 1, to + 1)
  const before = known.get(named)
  if (before !== undefined) return before
  const policy = parsed(named) as PolicyName | null
  const digests = [policy?.digest, policy?.floor?.digest].flatMap((digest) => digest ?? [])
  known.set(named, digests)
  return digests
}

type PolicyName = { readonly digest?: Digest; readonly floor?: { readonly digest?: Digest } }

/** What was changed into no JSON is nothing; that it was changed is found by its hash. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}
