import { refusalOf } from '../audit/decision.ts'
import type { Evaluation, EvaluationKey } from '../ports/evaluations.ts'
import { checkName, faultCheck, READING } from './check-text.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { subjectOf } from './record-decision.ts'

/** Finds or makes the check run before anything slow happens, so that the merge is held from the first moment. */
export async function beginEvaluation(ports: EvaluationPorts, key: EvaluationKey): Promise<Evaluation> {
  const known = await ports.evaluations.find(key)
  if (known?.checkRunId !== undefined) return known
  const name = checkName(key.baseRef)
  const existing = await ports.checks.find(name, key.headSha)
  const checkRunId = existing?.id ?? (await ports.checks.create(name, key.headSha, READING, `#${key.pullNumber}`))
  const now = ports.clock.now()
  const evaluation: Evaluation = {
    ...key,
    verdict: 'pending',
    evidenceDigests: [],
    startedAt: known?.startedAt ?? now,
    finishedAt: now,
    checkRunId,
    isConcluded: existing?.isCompleted ?? false,
  }
  await ports.evaluations.save(evaluation)
  return evaluation
}

/** Shows that nothing could be decided, which blocks. */
export async function showFault(ports: EvaluationPorts, evaluation: Evaluation, message: string): Promise<void> {
  const { written: _, ...unwritten } = evaluation
  const failed: Evaluation = { ...unwritten, verdict: 'error', isConcluded: true, finishedAt: ports.clock.now() }
  await ports.audit.conclude(refusalOf(subjectOf(evaluation), 'FAULT', ports.sha256), failed)
  if (evaluation.checkRunId !== undefined) await ports.checks.update(evaluation.checkRunId, faultCheck(message))
}
