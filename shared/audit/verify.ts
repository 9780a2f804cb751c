import { type Digest, isDigest, shortDigest } from '../kernel/digest.ts'
import { GENESIS } from './entry.ts'
import { type AuditProblem, type Parsed, parseLines } from './parse-export.ts'
import { deedsOf, type ToldDeed } from './told-deeds.ts'
import { believedKeys, checkpointProblems, type VerifyDeps } from './verify-checkpoints.ts'
import { linkProblems, nameOf } from './verify-links.ts'

/** What was found in a file. It is sound when `problems` is empty. */
export type Verification = {
  readonly chain: string | undefined
  readonly entries: number
  readonly checkpoints: number
  /** Keys whose signatures were believed. */
  readonly keys: readonly string[]
  /** `given`: by somebody who asked; `file`: the file vouches for itself, so that only an outsider's change is found. */
  readonly trust: 'given' | 'file'
  readonly texts: number
  /** Hash of the last entry, and of every entry in order. */
  readonly head: Digest
  readonly hashes: readonly Digest[]
  /** What people and the operator did, the newest. */
  readonly deeds: readonly ToldDeed[]
  readonly problems: readonly AuditProblem[]
}

const MAX_PROBLEMS = 100

/**
 * Checks an exported chain with nothing but itself and `trusted` (public keys in Base64 of their SPKI form): every entry is linked to the
 * one before, none is missing, changed, moved or added, all are under a signed checkpoint, and the policies are the texts that decided.
 */
export function verifyExport(file: string, deps: VerifyDeps, trusted: readonly string[] = []): Verification {
  const parsed = parseLines(file, deps.sha256)
  const { problems, entries } = parsed
  problems.push(...linkProblems(parsed))
  const believed = believedKeys(parsed, deps, trusted)
  problems.push(...checkpointProblems(parsed, deps, believed), ...policyProblems(parsed))
  return {
    chain: entries[0]?.entry.chain,
    entries: entries.length,
    checkpoints: parsed.checkpoints.length,
    keys: [...believed.keys()],
    trust: trusted.length > 0 ? 'given' : 'file',
    texts: parsed.texts.size,
    head: entries.at(-1)?.hash ?? GENESIS,
    hashes: entries.map(({ hash }) => hash),
    deeds: deedsOf(entries),
    problems: problems.toSorted((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS),
  }
}

/** Every policy and floor that decided is in the file, as the text with that digest. Records may be left out: they are for replay. */
function policyProblems({ entries, texts }: Parsed): AuditProblem[] {
  const problems: AuditProblem[] = []
  const told = new Set<string>()
  for (const { line, entry, policies } of entries) {
    for (const digest of policies) {
      if (texts.has(digest) || told.has(digest)) continue
      told.add(digest)
      const message = `the policy ${shown(digest)} that decided ${nameOf(entry)} is not in the file`
      problems.push({ line, seq: entry.seq, message })
    }
  }
  return problems
}

function shown(digest: string): string {
  return isDigest(digest) ? shortDigest(digest) : String(digest)
}
