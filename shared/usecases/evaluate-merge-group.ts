import { messageOf } from '../kernel/error.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { Evaluation } from '../ports/evaluations.ts'
import { beginEvaluation, showFault } from './begin-evaluation.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { chainOf, judgeMergeGroup, type MergeGroup } from './judge-merge-group.ts'
import { readBaseDocuments } from './judge-pull-request.ts'
import { type GroupJudgement, groupCheck, groupVerdict, isWaiting } from './merge-group-check.ts'
import { recordDecision } from './record-decision.ts'

export type MergeGroupRequest = MergeGroup & {
  /** Nobody tries again soon: a failure to evaluate is shown as a failure. */
  readonly isLastTry: boolean
  /** Somebody asked for it: what was concluded is reached anew. */
  readonly isForced?: boolean
}

/** `gone`: GitHub has taken the group apart; the next one has another commit and an event of its own. */
export type GroupOutcome = Verdict | 'not-governed' | 'gone'

/** A run that has not begun this long after the group was seen is not waited for. */
const PATIENCE_MS = 10 * 60_000
/** GitHub itself gives up after six hours at the latest (rule `merge_queue`: check_response_timeout_minutes). */
const LIMIT_MS = 6 * 3600_000

/**
 * Judges what a merge queue would merge: by the policy that the base has now, and by evidence that was measured at the group's own commit,
 * which is waited for. Every pull request in the group must pass, because GitHub may merge all of them on the last one's check (threat
 * model A30). Throws Fault when GitHub or the store fail.
 */
export async function evaluateMergeGroup(ports: EvaluationPorts, request: MergeGroupRequest): Promise<GroupOutcome> {
  const { isLastTry, isForced = false, ...group } = request
  const { number: pullNumber, headSha, baseRef } = group
  const base = await readBaseDocuments(ports.files, baseRef)
  if (base === undefined) return 'not-governed'
  const evaluation = await beginEvaluation(ports, { repository: ports.files.repository, pullNumber, headSha, baseRef })
  if (evaluation.isConcluded && evaluation.verdict !== 'error' && !isForced) return evaluation.verdict
  try {
    const numbers = chainOf(await ports.mergeQueue.groups(baseRef), group)
    if (numbers === undefined) return 'gone'
    const waited = ports.clock.now() - evaluation.startedAt
    const judged = await judgeMergeGroup(ports, { group, base, numbers, isLate: waited > PATIENCE_MS })
    const isOpen = isWaiting(judged) && waited <= LIMIT_MS
    if (!isOpen) await recordGroup(ports, judged, baseRef)
    return await showGroup(ports, { evaluation, judged, isOpen })
  } catch (error) {
    if (isLastTry) await showFault(ports, evaluation, messageOf(error))
    throw error
  }
}

/** One decision for each pull request of the group, before any of them is told. */
async function recordGroup(ports: EvaluationPorts, judged: GroupJudgement, baseRef: string): Promise<void> {
  const { repository } = ports.files
  const subject = { gate: 'merge-group', repository, headSha: judged.headSha, baseRef } as const
  for (const [i, judgement] of judged.judgements.entries()) {
    const number = judged.numbers[i]
    if (number !== undefined) await recordDecision(ports, { subject: { ...subject, number }, judgement })
  }
}

async function showGroup(
  ports: EvaluationPorts,
  {
    evaluation,
    judged,
    isOpen,
  }: { readonly evaluation: Evaluation; readonly judged: GroupJudgement; readonly isOpen: boolean },
): Promise<Verdict> {
  const check = groupCheck(judged, isOpen)
  const verdict = groupVerdict(judged)
  await ports.evaluations.save({ ...evaluation, verdict, isConcluded: !isOpen, finishedAt: ports.clock.now() })
  if (evaluation.checkRunId !== undefined) await ports.checks.update(evaluation.checkRunId, check)
  return verdict
}
