import { messageOf } from '../kernel/error.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { Evaluation, EvaluationKey } from '../ports/evaluations.ts'
import { checkName, faultCheck, READING } from './check-text.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { followWaivers } from './follow-waivers.ts'
import { judgePullRequest, readBaseDocuments } from './judge-pull-request.ts'
import { publishVerdict } from './publish-verdict.ts'

export type EvaluationRequest = {
  readonly number: number
  /** Nobody tries again soon: a failure to evaluate is shown as a failure. */
  readonly isLastTry: boolean
}

/** What came of it. `stale`: the pull request moved meanwhile, so nothing was concluded; its new state has an event of its own. */
export type EvaluationOutcome =
  | { readonly kind: 'closed' | 'not-governed' | 'stale' }
  | { readonly kind: 'evaluated'; readonly verdict: Verdict }

/** A run that has not begun this long after the commit was first seen is not waited for. */
const PATIENCE_MS = 10 * 60_000

/**
 * Judges an open pull request and shows the verdict as one check run and one comment, with at most three writes.
 * Throws Fault when GitHub or the store fail; the check is then still in progress, or `failure` after the last try.
 */
export async function evaluatePullRequest(
  ports: EvaluationPorts,
  request: EvaluationRequest,
): Promise<EvaluationOutcome> {
  const pull = await ports.pullRequests.read(request.number)
  if (pull === undefined || pull.state !== 'open') return { kind: 'closed' }
  const base = await readBaseDocuments(ports.files, pull.baseRef)
  if (base === undefined) return { kind: 'not-governed' }
  const { repository } = ports.files
  const key = { repository, pullNumber: pull.number, headSha: pull.headSha, baseRef: pull.baseRef }
  const evaluation = await beginEvaluation(ports, key)
  try {
    const isLate = ports.clock.now() - evaluation.startedAt > PATIENCE_MS
    const judgement = await judgePullRequest(ports, { pull, base, isLate })
    const now = await ports.pullRequests.read(pull.number)
    if (now?.state !== 'open' || now.headSha !== pull.headSha || now.baseRef !== pull.baseRef) return { kind: 'stale' }
    const verdict = await publishVerdict(ports, { evaluation, judgement })
    if (judgement.kind === 'judged') await followWaivers(ports, { repository, number: pull.number, ...judgement })
    return { kind: 'evaluated', verdict }
  } catch (error) {
    if (request.isLastTry) await showFault(ports, evaluation, messageOf(error))
    throw error
  }
}

/** Finds or makes the check run before anything slow happens, so that the merge is held from the first moment. */
async function beginEvaluation(ports: EvaluationPorts, key: EvaluationKey): Promise<Evaluation> {
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

async function showFault(ports: EvaluationPorts, evaluation: Evaluation, message: string): Promise<void> {
  const { written: _, ...unwritten } = evaluation
  await ports.evaluations.save({ ...unwritten, verdict: 'error', isConcluded: true, finishedAt: ports.clock.now() })
  if (evaluation.checkRunId !== undefined) await ports.checks.update(evaluation.checkRunId, faultCheck(message))
}
