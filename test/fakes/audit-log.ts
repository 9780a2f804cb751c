import type { Decision } from '../../shared/audit/decision.ts'
import type { AuditEvent } from '../../shared/audit/entry.ts'
import { unpackRecord } from '../../shared/audit/pack.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Audit } from '../../shared/ports/audit.ts'
import type { Evaluation } from '../../shared/ports/evaluations.ts'

/** An audit log in memory, with the rules of the database; `save` writes the evaluation of a decision. */
export function auditLog(save: (evaluation: Evaluation) => Promise<void> = async () => {}) {
  const events: { readonly event: AuditEvent; readonly decision?: Decision }[] = []
  const texts = new Map<Digest, string>()
  const audit: Audit = {
    app: '1.0.0',
    append: async (event) => void events.push({ event }),
    conclude: async (decision, evaluation) => {
      for (const { digest, text } of decision.texts) texts.set(digest, text)
      const last = events.findLast((one) => one.decision?.subject === decision.subject)
      if (last?.decision?.sameness !== decision.sameness) events.push({ event: decision.event, decision })
      if (evaluation !== undefined) await save(evaluation)
    },
    records: async ({ repository, limit, headSha }) =>
      events
        .toReversed()
        .filter(({ event, decision }) => event.repository === repository && decision !== undefined)
        .filter(({ decision }) => headSha === undefined || decision?.subject.endsWith(`:${headSha}`))
        .flatMap(({ event }) => (event.payload as { readonly record?: Digest }).record ?? [])
        .slice(0, limit)
        .map((digest) => unpackRecord(digest, (wanted) => texts.get(wanted))),
  }
  return { audit, events: () => events.map(({ event }) => event) }
}
