import { payloadOf } from './parse-entry.ts'
import type { Parsed } from './parse-export.ts'

/** What somebody did, or what became of it, in few words; nothing else of a log is about people. */
export type ToldDeed = {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly kind: string
  readonly what: string
  readonly repository?: string
  readonly number?: number
}

const MAX_TOLD = 1000
const MAX_WHAT = 300
/** What the gate says of itself. */
const OWN = ['decision', 'published']

/** The newest entries that are no verdicts (orders, approvals, waivers, settings, keys), in the order in which they were written. */
export function deedsOf(entries: Parsed['entries']): readonly ToldDeed[] {
  const others = entries.filter(({ entry }) => isWhole(entry) && !OWN.includes(entry.kind)).slice(-MAX_TOLD)
  return others.map(({ entry, text }) => {
    const { seq, at, actor, kind, repository } = entry
    const payload = (payloadOf(text) ?? {}) as Payload
    const { number } = payload
    return {
      ...{ seq, at, actor, kind, what: wordsOf(kind, payload).slice(0, MAX_WHAT) },
      ...(repository === undefined ? {} : { repository }),
      ...(typeof number === 'number' ? { number } : {}),
    }
  })
}

/** A log that was tampered with may say anything; that it was is told elsewhere. */
function isWhole({ kind, actor, at, repository = '-' }: Parsed['entries'][number]['entry']): boolean {
  const isText = [kind, actor, repository].every((one) => typeof one === 'string' && one !== '' && one.length <= 500)
  return isText && Number.isSafeInteger(at) && at >= 0
}

type Payload = Readonly<Record<string, unknown>>

function releasedIn({ floorReleased, ledgerReleased }: Payload): string {
  const given = Object.entries({ floor: floorReleased, ledger: ledgerReleased })
  const told = given.flatMap(([what, names]) =>
    Array.isArray(names) && names.length > 0 ? [`${what} released for ${joined(names)}`] : [],
  )
  return told.join(', ')
}

function wordsOf(kind: string, payload: Payload): string {
  const { what, id, target, via, outcome, to, headSha } = payload
  const commit = typeof headSha === 'string' ? ` at ${headSha.slice(0, 12)}` : ''
  switch (kind) {
    case 'command':
      return `${joined([what, target])}${commit}: ${joined([outcome])}${via === undefined ? '' : ` (${joined([via])})`}`
    case 'approval':
      return `approves${commit}`
    case 'waiver':
      return `${joined([id, what])}${commit}`
    case 'config':
      return releasedIn(payload) || 'settings'
    case 'key.rotation':
      return `signs with ${joined([to])}`
    default:
      return kind
  }
}

function joined(words: readonly unknown[]): string {
  return words.filter((word) => typeof word === 'string').join(' ')
}
