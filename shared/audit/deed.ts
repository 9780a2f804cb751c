import type { Digest } from '../kernel/digest.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { Decision } from './decision.ts'
import type { AuditEvent, Sha256 } from './entry.ts'

/** The policy and the test evidence that a person had before them; no policy where nothing had been judged yet. */
export type Basis = {
  readonly policy?: Digest
  readonly evidence: readonly { readonly model: string; readonly digest: Digest }[]
}

/** What the last verdict about a commit was reached on. */
export function basisOf(tree: GateVerdict | undefined): Basis {
  if (tree === undefined) return { evidence: [] }
  const evidence = tree.models.flatMap(({ model, evidence: judged = [] }) => {
    return judged.filter(({ kind }) => kind === 'test').map(({ digest }) => ({ model, digest }))
  })
  return { policy: tree.policy.digest, evidence }
}

/**
 * Something that was done, as an event of which the same is not written twice running: `subject` names what it is about, `state` what it
 * now is. Work that is repeated after a crash therefore adds no second entry.
 */
export function deedOf(
  event: AuditEvent,
  { subject, state }: { readonly subject: string; readonly state: string },
  sha256: Sha256,
): Decision {
  return { event, texts: [], subject, sameness: sha256(state) }
}
