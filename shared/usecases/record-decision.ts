import { type DecisionSubject, decisionOf, refusalOf } from '../audit/decision.ts'
import type { EvaluationRecord } from '../audit/record.ts'
import type { Evaluation } from '../ports/evaluations.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import type { Judgement } from './judge-pull-request.ts'

/**
 * Writes what was decided, everything it was decided by, and the evaluation's row, before anybody is told. Throws Fault STORE_UNAVAILABLE,
 * and then nobody is.
 */
export async function recordDecision(
  { audit, clock, sha256 }: Pick<EvaluationPorts, 'audit' | 'clock' | 'sha256'>,
  input: { readonly subject: DecisionSubject; readonly judgement: Judgement; readonly evaluation?: Evaluation },
): Promise<void> {
  const { subject, judgement, evaluation } = input
  if (judgement.kind === 'refused') {
    return await audit.conclude(refusalOf(subject, judgement.error.code, sha256), evaluation)
  }
  const { documents, facts, tree } = judgement
  const { repository } = subject
  const record: EvaluationRecord = {
    ...{ schemaVersion: 1, app: audit.app, at: clock.now(), repository, documents },
    // As they are kept: what is judged again has gone through JSON too.
    ...(JSON.parse(JSON.stringify({ facts, tree })) as Pick<EvaluationRecord, 'facts' | 'tree'>),
  }
  await audit.conclude(decisionOf(subject, record, sha256), evaluation)
}

/** What an evaluation of a pull request is about. */
export function subjectOf({ repository, headSha, baseRef, pullNumber }: Evaluation): DecisionSubject {
  return { gate: 'pull-request', repository, headSha, baseRef, number: pullNumber }
}
