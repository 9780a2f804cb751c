import { type Verdict, worst } from '../kernel/verdict.ts'
import type { CheckState } from '../ports/github-checks.ts'
import { toCheckRun } from '../report/check-run.ts'
import { reportWithFeedback } from '../report/feedback.ts'
import { waiverLines, waiversMarkdown } from '../report/waivers.ts'
import { refusedCheck } from './check-text.ts'
import type { Judgement } from './judge-pull-request.ts'

/** What was decided about each pull request of a group, in the queue's order. `isSame`: the group has the very files of its one pull request. */
export type GroupJudgement = {
  readonly headSha: string
  readonly numbers: readonly number[]
  readonly judgements: readonly Judgement[]
  readonly isSame: boolean
}

/** The worst of its pull requests. */
export function groupVerdict({ judgements }: GroupJudgement): Verdict {
  return worst(judgements.map(verdictOf))
}

/** Only evidence is waited for in a queue: nobody approves there, and what has failed does not get better. */
export function isWaiting(group: GroupJudgement): boolean {
  if (groupVerdict(group) !== 'pending') return false
  return group.judgements.every(
    (one) =>
      one.kind === 'judged' &&
      one.tree.rules.every(({ verdict, waitsFor }) => verdict !== 'pending' || waitsFor === undefined),
  )
}

/** The check on the group's commit: in progress while evidence may still come (`isOpen`), else decided; pending is a failure then. */
export function groupCheck(group: GroupJudgement, isOpen: boolean): CheckState {
  const verdict = groupVerdict(group)
  const shown = group.judgements.find((one) => verdictOf(one) === verdict)
  if (shown === undefined) throw new RangeError('a group without a pull request')
  const check =
    shown.kind === 'refused' ? refusedCheck(shown.error) : toCheckRun(reportWithFeedback(shown.tree, shown.facts))
  const summary = [aboutGroup(group), check.output.summary, ...waiversOfOthers(group, shown)].join('\n\n')
  const output = { ...check.output, summary }
  if (isOpen) return { output }
  return { conclusion: check.conclusion ?? 'failure', output }
}

/** The report is about one pull request of the group; what the others are let through by is said all the same. */
function waiversOfOthers({ judgements, numbers }: GroupJudgement, shown: Judgement): readonly string[] {
  return judgements.flatMap((one, i) => {
    if (one === shown || one.kind !== 'judged') return []
    const list = waiversMarkdown(waiverLines(one.tree, one.facts.now).filter(({ isInForce }) => isInForce))
    return list === '' ? [] : [`#${numbers[i]}:\n\n${list}`]
  })
}

function verdictOf(one: Judgement): Verdict {
  return one.kind === 'judged' ? one.tree.verdict : 'error'
}

function aboutGroup({ numbers, judgements, headSha, isSame }: GroupJudgement): string {
  const who = `Merge group of ${numbers.map((number) => `#${number}`).join(', ')}`
  const [change] = judgements.flatMap((one) => (one.kind === 'judged' ? [one.facts.change] : []))
  if (isSame) return `${who}: it has the very files of the pull request, whose evidence is judged again.`
  if (change?.kind === 'pull-request' && change.group === undefined) {
    return `${who}: judged by the evidence of the pull request, because the policy says \`merge_queue: head_evidence\`. **What is merged together was not measured together.**`
  }
  const missing = judgements.some(
    (one) =>
      one.kind === 'judged' && Object.values(one.facts.models).some(({ problem }) => problem?.kind === 'missing'),
  )
  const advice = missing
    ? ' Nothing measured it: add `merge_group:` to the events of the workflow that runs `assay test` (docs/merge-queue.md).'
    : ''
  return `${who}: evidence has to be measured at its own commit ${headSha.slice(0, 7)}.${advice}`
}
