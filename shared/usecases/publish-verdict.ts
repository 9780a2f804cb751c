import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { Evaluation } from '../ports/evaluations.ts'
import type { CheckState } from '../ports/github-checks.ts'
import { buttonsFor } from '../report/buttons.ts'
import { toCheckRun } from '../report/check-run.ts'
import { COMMENT_MARKER } from '../report/comment.ts'
import { type LadderSteps, reportWithFeedback } from '../report/feedback.ts'
import { renderComment } from '../report/markdown.ts'
import type { AlertNote } from '../report/model.ts'
import { alertNote } from './alert-note.ts'
import { checkName, refusedCheck, refusedComment } from './check-text.ts'
import { climbLadders } from './climb-ladders.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import type { Judgement } from './judge-pull-request.ts'
import { recordDecision, subjectOf } from './record-decision.ts'

type Shown = { readonly ladder: LadderSteps; readonly alerts: readonly AlertNote[] }
type Presentation = { readonly verdict: Verdict; readonly check: CheckState; readonly comment: string }

/** Stores a judgement, then shows it: one check run, one comment, nothing that already says the same. */
export async function publishVerdict(
  ports: EvaluationPorts,
  input: { readonly evaluation: Evaluation; readonly judgement: Judgement },
): Promise<Verdict> {
  const { judgement } = input
  const { repository } = input.evaluation
  const ladder = judgement.kind === 'judged' ? await climbLadders(ports, { repository, ...judgement }) : {}
  const { verdict, check, comment } = present(judgement, { ladder, alerts: await openAlerts(ports, repository) })
  const evaluation: Evaluation = {
    ...input.evaluation,
    verdict,
    finishedAt: ports.clock.now(),
    evidenceDigests: judgement.kind === 'judged' ? judgement.evidence : [],
    ...(judgement.kind === 'judged' ? { tree: judgement.tree, policyDigest: judgement.tree.policy.digest } : {}),
  }
  await recordDecision(ports, { subject: subjectOf(evaluation), judgement, evaluation })
  const written = ports.sha256(canonicalJson(check as Json))
  const { asked, answered } = evaluation
  if (written !== evaluation.written || asked !== answered) {
    const checkRunId = await writeCheck(ports, evaluation, check)
    const isConcluded = check.conclusion !== undefined
    const answer = asked === undefined ? {} : { answered: asked }
    await ports.evaluations.save({ ...evaluation, checkRunId, isConcluded, written, ...answer })
    await notePublished(ports, evaluation, checkRunId)
  }
  await writeComment(ports, evaluation, comment)
  return verdict
}

/** What GitHub was told is an entry of its own: between a decision and its publication a process may die. */
async function notePublished({ audit }: EvaluationPorts, evaluation: Evaluation, checkRunId: number): Promise<void> {
  const { repository, headSha, baseRef, verdict } = evaluation
  const payload = { headSha, check: checkName(baseRef), checkRunId, verdict }
  await audit.append({ kind: 'published', actor: 'app', repository, payload })
}

/** What people see. A verdict without a number of its own (a refusal) is an error. */
function present(judgement: Judgement, shown: Shown): Presentation {
  if (judgement.kind === 'refused') {
    const { error } = judgement
    return { verdict: 'error', check: refusedCheck(error), comment: refusedComment(error) }
  }
  const report = reportWithFeedback(judgement.tree, judgement.facts, shown)
  return {
    verdict: judgement.tree.verdict,
    check: withButtons(toCheckRun(report), judgement.tree.verdict),
    comment: renderComment(report),
  }
}

/** Only what is completed has buttons. */
function withButtons(check: CheckState, verdict: Verdict): CheckState {
  return check.conclusion === undefined ? check : { ...check, actions: buttonsFor(verdict) }
}

async function openAlerts({ alerts }: EvaluationPorts, repository: string): Promise<readonly AlertNote[]> {
  return (await alerts.open(repository)).flatMap((alert) => alertNote(alert) ?? [])
}

/** A finished check run is not opened again: a new one with the same name takes its place, and the newest counts. */
async function writeCheck(ports: EvaluationPorts, evaluation: Evaluation, check: CheckState): Promise<number> {
  const { checkRunId, headSha, baseRef, pullNumber } = evaluation
  const isReopening = check.conclusion === undefined && evaluation.isConcluded
  if (checkRunId === undefined || isReopening)
    return await ports.checks.create(checkName(baseRef), headSha, check, `#${pullNumber}`)
  await ports.checks.update(checkRunId, check)
  return checkRunId
}

async function writeComment(ports: EvaluationPorts, evaluation: Evaluation, body: string): Promise<void> {
  const { repository, pullNumber } = evaluation
  const bodyDigest = ports.sha256(body)
  const known = await ports.evaluations.comment(repository, pullNumber)
  if (known?.bodyDigest === bodyDigest) return
  if (known !== undefined && (await ports.comments.update(known.commentId, body)))
    return await ports.evaluations.saveComment(repository, pullNumber, { commentId: known.commentId, bodyDigest })
  // A comment that was made just before a crash is on GitHub, but not in our store.
  const found = await ports.comments.find(pullNumber, COMMENT_MARKER)
  if (found !== undefined && found.body !== body) await ports.comments.update(found.id, body)
  const commentId = found?.id ?? (await ports.comments.create(pullNumber, body))
  await ports.evaluations.saveComment(repository, pullNumber, { commentId, bodyDigest })
}
