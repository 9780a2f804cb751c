import { GENESIS } from './entry.ts'
import type { OuterEntry } from './parse-entry.ts'
import type { AuditProblem, Parsed } from './parse-export.ts'

type Linked = Parsed['entries'][number]

/** What is wrong with the order of entries and the links between them: each is told once, at the entry that was changed. */
export function linkProblems({ entries, checkpoints }: Parsed): AuditProblem[] {
  const heads = new Map(checkpoints.map(({ signed }) => [signed.checkpoint?.size, signed.checkpoint?.head]))
  const fits = (i: number): boolean => {
    const [one, next] = [entries[i], entries[i + 1]]
    if (one === undefined) return false
    return next === undefined ? heads.get(one.entry.seq + 1) === one.hash : next.entry.prev === one.hash
  }
  const isBroken = entries.map(
    ({ entry }, i) => entry.prev !== hashBefore(entries, i) && entry.seq === expectedAt(entries, i),
  )
  const chain = entries[0]?.entry.chain
  const problems: AuditProblem[] = []
  for (const [i, one] of entries.entries()) {
    const expected = expectedAt(entries, i)
    if (!isInPlace(one, expected, chain)) problems.push(...placeProblems(one, expected, chain))
    if (isBroken[i] === true) problems.push(...brokenLink(entries, i, { fits, isBroken }))
  }
  return problems
}

function expectedAt(entries: readonly Linked[], i: number): number {
  return i === 0 ? 0 : (entries[i - 1]?.entry.seq ?? 0) + 1
}

function hashBefore(entries: readonly Linked[], i: number): string | undefined {
  return i === 0 ? GENESIS : entries[i - 1]?.hash
}

function isInPlace({ entry }: Linked, expected: number, chain: string | undefined): boolean {
  return isOf(chain, entry) && entry.seq === expected
}

function isOf(chain: string | undefined, entry: OuterEntry): boolean {
  return entry.v === 1 && entry.chain === chain
}

function placeProblems({ line, entry }: Linked, expected: number, chain: string | undefined): AuditProblem[] {
  const { seq } = entry
  const isOurs = isOf(chain, entry)
  const name = nameOf(entry)
  const told = (message: string): AuditProblem => ({ line, seq, message })
  return [
    ...(isOurs ? [] : [told(`${name} is of another chain or version`)]),
    ...(seq > expected ? [told(`${missing(expected, seq - 1)} missing before ${name}`)] : []),
    ...(seq < expected ? [told(`${name} is out of order or was added: entry ${expected} belongs here`)] : []),
  ]
}

/**
 * A broken link is the fault of one of two entries. The later one is as it was written when its own successor (or the checkpoint) still
 * fits it; then the earlier one was changed. One that fits neither side was changed itself, and explains the link behind it too.
 */
function brokenLink(
  entries: readonly Linked[],
  i: number,
  { fits, isBroken }: { readonly fits: (i: number) => boolean; readonly isBroken: readonly boolean[] },
): AuditProblem[] {
  if (i > 0 && isBroken[i - 1] === true && !fits(i - 1)) return []
  const culprit = entries[fits(i) && i > 0 ? i - 1 : i]
  if (culprit === undefined) return []
  const { line, entry } = culprit
  const message = `${nameOf(entry)} is not the text that its neighbours are linked to: it was changed after it was written`
  return [{ line, seq: entry.seq, message }]
}

function missing(from: number, to: number): string {
  return from === to ? `entry ${from} is` : `entries ${from} to ${to} are`
}

/** An entry for people: number, kind, place. */
export function nameOf({ seq, kind, repository, at }: OuterEntry): string {
  const place = typeof repository === 'string' ? ` of ${repository}` : ''
  const time = typeof at === 'number' ? `, ${at} ms` : ''
  return `entry ${seq} (${String(kind)}${place}${time})`
}
