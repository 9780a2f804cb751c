import { UserError } from '../kernel/error.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { CheckState } from '../ports/github-checks.ts'
import { toCheckRun } from '../report/check-run.ts'
import { reportWithFeedback } from '../report/feedback.ts'
import { checkName, refusedCheck } from './check-text.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { type Judgement, judgePullRequest, readBaseDocuments } from './judge-pull-request.ts'

/** One group of a merge queue: the pull request at its end and the commit GitHub made for it. */
export type MergeGroup = { readonly number: number; readonly baseRef: string; readonly headSha: string }

/**
 * Judges the evidence of the pull request again, by the policy that the base has now, and posts the verdict on the group's
 * commit; a queue is never waved through. Nothing more is waited for in a queue: `pending` is a failure here.
 */
export async function evaluateMergeGroup(ports: EvaluationPorts, group: MergeGroup): Promise<Verdict | 'not-governed'> {
  const base = await readBaseDocuments(ports.files, group.baseRef)
  if (base === undefined) return 'not-governed'
  const pull = await ports.pullRequests.read(group.number)
  const judgement: Judgement =
    pull === undefined || pull.baseRef !== group.baseRef
      ? { kind: 'refused', error: strangeGroup(group) }
      : await judgePullRequest(ports, { pull, base, isLate: true })
  const check = decided(judgement)
  const name = checkName(group.baseRef)
  const existing = await ports.checks.find(name, group.headSha)
  if (existing === undefined) await ports.checks.create(name, group.headSha, check, `#${group.number}`)
  else await ports.checks.update(existing.id, check)
  return judgement.kind === 'judged' ? judgement.tree.verdict : 'error'
}

function decided(judgement: Judgement): CheckState {
  if (judgement.kind === 'refused') return refusedCheck(judgement.error)
  const check = toCheckRun(reportWithFeedback(judgement.tree, judgement.facts))
  return { ...check, conclusion: check.conclusion ?? 'failure' }
}

function strangeGroup(group: MergeGroup): UserError {
  return new UserError('INPUT_INVALID', {
    file: `merge queue of ${group.baseRef}`,
    message: `the group names pull request #${group.number}, which is not one of this branch`,
    fix: 'remove the pull request from the queue and add it again',
  })
}
