import { messageOf, UserError } from '../kernel/error.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { QueuedGroup } from '../ports/merge-queue.ts'
import { beginEvaluation, showFault } from './begin-evaluation.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { type BaseDocuments, type Judgement, judgePullRequest, readBaseDocuments } from './judge-pull-request.ts'
import { type GroupJudgement, groupCheck, groupVerdict, isWaiting } from './merge-group-check.ts'
import { recordDecision } from './record-decision.ts'

/** One group of a merge queue: the pull request at its end and the commit GitHub made for it. */
export type MergeGroup = { readonly number: number; readonly baseRef: string; readonly headSha: string }

/** `gone`: GitHub has taken the group apart; the next one has another commit and an event of its own. */
export type GroupOutcome = Verdict | 'not-governed' | 'gone'

/** A run that has not begun this long after the group was seen is not waited for. */
const PATIENCE_MS = 10 * 60_000
/** GitHub itself gives up after six hours at the latest (rule `merge_queue`: check_response_timeout_minutes). */
const LIMIT_MS = 6 * 3600_000
const MAX_PULLS = 50

/**
 * Judges what a merge queue would merge: by the policy that the base has now, and by evidence that was measured at the group's own commit,
 * which is waited for. Every pull request in the group must pass, because GitHub may merge all of them on the last one's check (threat
 * model A30). Throws Fault when GitHub or the store fail; `isLastTry`: a failure now is shown as one.
 */
export async function evaluateMergeGroup(
  ports: EvaluationPorts,
  { isLastTry, ...group }: MergeGroup & { readonly isLastTry: boolean },
): Promise<GroupOutcome> {
  const base = await readBaseDocuments(ports.files, group.baseRef)
  if (base === undefined) return 'not-governed'
  const { number: pullNumber, headSha, baseRef } = group
  const evaluation = await beginEvaluation(ports, { repository: ports.files.repository, pullNumber, headSha, baseRef })
  if (evaluation.isConcluded && evaluation.verdict !== 'error') return evaluation.verdict
  try {
    const chain = chainOf(await ports.mergeQueue.groups(baseRef), group)
    if (chain === undefined) return 'gone'
    const waited = ports.clock.now() - evaluation.startedAt
    const judged = await judgeGroup(ports, { group, base, numbers: chain, isLate: waited > PATIENCE_MS })
    const isOpen = isWaiting(judged) && waited <= LIMIT_MS
    const check = groupCheck(judged, isOpen)
    const verdict = groupVerdict(judged)
    const subject = { gate: 'merge-group', repository: ports.files.repository, headSha, baseRef } as const
    for (const [i, judgement] of judged.judgements.entries()) {
      const number = judged.numbers[i] ?? pullNumber
      if (!isOpen) await recordDecision(ports, { subject: { ...subject, number }, judgement })
    }
    await ports.evaluations.save({ ...evaluation, verdict, isConcluded: !isOpen, finishedAt: ports.clock.now() })
    if (evaluation.checkRunId !== undefined) await ports.checks.update(evaluation.checkRunId, check)
    return verdict
  } catch (error) {
    if (isLastTry) await showFault(ports, evaluation, messageOf(error))
    throw error
  }
}

/** Numbers of the pull requests from the tip of the base to the end of the group, in the queue's order; `undefined`: it is no longer there. */
function chainOf(groups: readonly QueuedGroup[], { headSha, number }: MergeGroup): readonly number[] | undefined {
  const byHead = new Map(groups.map((group) => [group.headSha, group]))
  const chain: number[] = []
  for (let at = byHead.get(headSha); at !== undefined && chain.length <= MAX_PULLS; at = byHead.get(at.parentSha)) {
    chain.unshift(at.number)
  }
  return chain.at(-1) === number ? chain : undefined
}

async function judgeGroup(
  ports: EvaluationPorts,
  input: {
    readonly group: MergeGroup
    readonly base: BaseDocuments
    readonly numbers: readonly number[]
    readonly isLate: boolean
  },
): Promise<GroupJudgement> {
  const { group, base, numbers, isLate } = input
  if (numbers.length > MAX_PULLS) return { ...group, numbers, judgements: [refused(group, tooMany)], isSame: false }
  const pulls = await Promise.all(numbers.map((number) => ports.pullRequests.read(number)))
  const only = pulls.length === 1 ? pulls[0] : undefined
  // On an up-to-date branch, alone in the queue, the group has the very files that were measured already.
  const isSame = only !== undefined && (await ports.mergeQueue.haveSameFiles(only.headSha, group.headSha))
  const queued = isSame ? {} : { group: { headSha: group.headSha, pulls: numbers } }
  const judgements: Judgement[] = []
  for (const pull of pulls) {
    const isOurs = pull !== undefined && pull.baseRef === group.baseRef
    judgements.push(isOurs ? await judgePullRequest(ports, { pull, base, isLate, ...queued }) : refused(group, strange))
  }
  return { ...group, numbers, judgements, isSame }
}

const strange = 'names a pull request that is not one of this branch'
const tooMany = `holds more than ${MAX_PULLS} pull requests`

function refused({ number, baseRef }: MergeGroup, what: string): Judgement {
  const file = `merge queue of ${baseRef}`
  const fix = 'remove the pull request from the queue and add it again; let the queue build groups of fewer'
  return {
    kind: 'refused',
    error: new UserError('INPUT_INVALID', { file, message: `the group of #${number} ${what}`, fix }),
  }
}
