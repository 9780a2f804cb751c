import { isDigest, shortDigest } from '../kernel/digest.ts'
import { type Checkpoint, checkpointText, GENESIS, keyId, type Sha256, successorText } from './entry.ts'
import type { SignedCheckpoint } from './export-file.ts'
import { payloadOf } from './parse-entry.ts'
import type { AuditProblem, Parsed } from './parse-export.ts'

export type VerifyDeps = {
  readonly sha256: Sha256
  /** Ed25519 over the UTF-8 form of the text; `false` also for a key or a signature that is none. */
  readonly verify: (publicKey: string, text: string, signature: string) => boolean
}

/** Keys that were given, and those that a believed key has named as its successor. Without any given, the keys of the file. */
export function believedKeys(
  parsed: Parsed,
  { sha256, verify }: VerifyDeps,
  trusted: readonly string[],
): Map<string, string> {
  if (trusted.length === 0) return parsed.keys
  const believed = new Map(trusted.map((publicKey) => [keyId(publicKey, sha256), publicKey]))
  for (const { entry, text } of parsed.entries) {
    if (entry.kind !== 'key.rotation') continue
    const { from, publicKey, endorsement } = (payloadOf(text) ?? {}) as Readonly<Record<string, string | undefined>>
    const old = believed.get(from ?? '')
    if (old === undefined || publicKey === undefined || endorsement === undefined) continue
    if (verify(old, successorText(publicKey), endorsement)) believed.set(keyId(publicKey, sha256), publicKey)
  }
  return believed
}

/** What is wrong with the checkpoints, and what none of them covers. */
export function checkpointProblems(
  parsed: Parsed,
  deps: VerifyDeps,
  believed: ReadonlyMap<string, string>,
): AuditProblem[] {
  const { entries, checkpoints } = parsed
  const problems: AuditProblem[] = []
  let [covered, expected] = [0, 1]
  for (const { line, signed } of checkpoints) {
    const message = checkpointProblem(signed, parsed, { deps, believed, expected })
    if (message === undefined) covered = Math.max(covered, signed.checkpoint.size)
    else problems.push({ line, message })
    expected = (signed.checkpoint?.n ?? expected) + 1
  }
  const rest = entries.length - covered
  if (rest > 0 && problems.length === 0) {
    const line = entries[covered]?.line ?? 1
    problems.push({
      line,
      message: `the last ${rest} of ${entries.length} entries are under no checkpoint: entries or checkpoints were removed or added`,
    })
  }
  return problems
}

type Checking = { readonly deps: VerifyDeps; readonly believed: ReadonlyMap<string, string>; readonly expected: number }

function checkpointProblem(
  { checkpoint, signature }: SignedCheckpoint,
  { entries }: Parsed,
  { deps, believed, expected }: Checking,
): string | undefined {
  if (typeof checkpoint !== 'object' || checkpoint === null) return 'the checkpoint is none'
  const { n, size, head, key, chain } = checkpoint as Checkpoint
  const name = `checkpoint ${n} (after ${size} entries)`
  const publicKey = believed.get(key)
  if (publicKey === undefined) return `${name} is signed by ${key}, which is not a key that is believed`
  if (!isSigned(checkpoint, signature, publicKey, deps))
    return `the signature of ${name} does not fit: it was changed or forged`
  if (n !== expected) return `${name} stands where checkpoint ${expected} belongs: one was removed, moved or added`
  if (chain !== entries[0]?.entry.chain) return `${name} is of the chain ${chain}`
  if (size > entries.length) return `${name} covers entries that are missing: there are ${entries.length}`
  const found = entries[size - 1]?.hash ?? GENESIS
  if (found !== head)
    return `${name} saw another history: entry ${size - 1} had the hash ${shown(head)}, here it has ${shown(found)}`
  return undefined
}

/** The signature must also be written as Base64 is: spare bits could be changed unseen. */
function isSigned(checkpoint: Checkpoint, signature: string, publicKey: string, { verify }: VerifyDeps): boolean {
  return (
    typeof signature === 'string' &&
    /^[A-Za-z0-9+/]{85}[AQgw]==$/.test(signature) &&
    verify(publicKey, checkpointText(checkpoint), signature)
  )
}

function shown(digest: string): string {
  return isDigest(digest) ? shortDigest(digest) : String(digest)
}
