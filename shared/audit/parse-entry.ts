import type { Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import type { AuditEntry } from './entry.ts'

const PAYLOAD = ',"payload":'
const PREV = ',"prev":"sha256:'
const POLICY = '"policy":{'
/** What follows the policy of a decision begins with this: `record`, `refused` or `rules`. */
const AFTER_POLICY = '},"r'

/**
 * An entry from its text. Canonical JSON has its members in a known order, so the payload, which is most of it, is found without being
 * parsed: its bytes are under the hash anyway, and most are never looked at. Throws SyntaxError when the rest is not JSON.
 */
export function parseEntry(text: string): AuditEntry {
  // No string can hold these marks: a quote inside one is written with a backslash.
  const [from, to] = [text.indexOf(PAYLOAD), text.lastIndexOf(PREV)]
  if (from < 0 || to < from) return JSON.parse(text) as AuditEntry
  const outside = JSON.parse(`${text.slice(0, from)}${text.slice(to)}`) as Omit<AuditEntry, 'payload'>
  const { v, chain, seq, prev, at, app, kind, actor, repository } = outside
  const body = (): Json => payloadOf(text.slice(from + PAYLOAD.length, to))
  return {
    ...{ v, chain, seq, prev, at, app, kind, actor },
    ...(repository === undefined ? {} : { repository }),
    get payload() {
      return body()
    },
  }
}

/** The digests of policy and floor that a decision names; `known` remembers what the same text said before. */
export function policiesOf(text: string, known: Map<string, readonly Digest[]>): readonly Digest[] {
  const from = text.indexOf(POLICY)
  const to = from < 0 ? -1 : text.indexOf(AFTER_POLICY, from)
  if (to < 0) return []
  const named = text.slice(from + POLICY.length - 1, to + 1)
  const before = known.get(named)
  if (before !== undefined) return before
  const policy = payloadOf(named) as PolicyName | null
  const digests = [policy?.digest, policy?.floor?.digest].flatMap((digest) => digest ?? [])
  known.set(named, digests)
  return digests
}

type PolicyName = { readonly digest?: Digest; readonly floor?: { readonly digest?: Digest } }

/** What was changed into no JSON is nothing; that it was changed is found by its hash. */
function payloadOf(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}
