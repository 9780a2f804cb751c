import { basisOf, deedOf } from '../audit/deed.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { GateVerdict, WaiverRecord } from '../policy/verdict-tree.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'

type AuditPorts = Pick<EvaluationPorts, 'audit' | 'sha256'>

/** An evaluation of a pull request; `before` is the verdict that the same commit had. */
type Seen = {
  readonly repository: string
  readonly number: number
  readonly headSha: string
  readonly before: GateVerdict | undefined
  readonly tree: GateVerdict
}

type What = 'active' | 'used' | 'expired' | 'withdrawn'

/**
 * Writes into the audit log what becomes of waivers without anybody's order: one comes into force, lets a commit through, ends, or its file
 * is gone. Each is written once, however often it is seen. Throws Fault STORE_UNAVAILABLE.
 */
export async function noteWaivers(ports: AuditPorts, seen: Seen): Promise<void> {
  for (const record of seen.tree.waivers ?? []) {
    if (isInForce(record)) await note(ports, seen, record, 'active')
    if (record.state === 'used') await note(ports, seen, record, 'used')
    if (record.state === 'expired') await note(ports, seen, record, 'expired')
  }
  for (const record of goneSince(seen)) await note(ports, seen, record, 'withdrawn')
}

/** Those that were in force and are no longer there: a file that was taken away, or a policy that allows none any more. */
function goneSince({ before, tree }: Seen): readonly WaiverRecord[] {
  const isJudged = (name: string): boolean =>
    tree.models.some(({ model, untouched }) => model === name && untouched !== true)
  const left = new Set((tree.waivers ?? []).map(({ id }) => id))
  return (before?.waivers ?? []).filter((one) => isInForce(one) && !left.has(one.id) && isJudged(one.model))
}

function isInForce({ state }: WaiverRecord): boolean {
  return state === 'active' || state === 'used'
}

async function note(
  { audit, sha256 }: AuditPorts,
  { repository, number, headSha, tree }: Seen,
  record: WaiverRecord,
  what: What,
): Promise<void> {
  const { id, model, rules, expiresAt: until, isEmergency } = record
  const emergency = isEmergency === true ? { emergency: true } : {}
  const payload = { id, what, number, model, rules, headSha, until, ...emergency, ...basisOf(tree) } as unknown as Json
  const whole = `waiver:${repository}:${id}`
  // A file is one waiver for many pull requests: its life is told once, its uses by commit.
  const subject = what === 'used' ? `${whole}:used:${number}:${headSha}` : whole
  const state = canonicalJson({ what, until, model, rules } as unknown as Json)
  await audit.conclude(deedOf({ kind: 'waiver', actor: 'app', repository, payload }, { subject, state }, sha256))
}
