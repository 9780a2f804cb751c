import { messageOf } from '../kernel/error.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { beginEvaluation, showFault } from './begin-evaluation.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { followWaivers } from './follow-waivers.ts'
import { judgePullRequest, readBaseDocuments } from './judge-pull-request.ts'
import { noteWaivers } from './note-waivers.ts'
import { publishVerdict } from './publish-verdict.ts'
import { hasOtherPolicy } from './simulate-policy.ts'

export type EvaluationRequest = {
  readonly number: number
  /** Nobody tries again soon: a failure to evaluate is shown as a failure. */
  readonly isLastTry: boolean
}

/** What came of it. `stale`: the pull request moved meanwhile, so nothing was concluded; its new state has an event of its own. */
export type EvaluationOutcome =
  | { readonly kind: 'closed' | 'not-governed' | 'stale' }
  /** `isOtherPolicy`: the head has another policy than the base, which can be tried on what is recorded. */
  | { readonly kind: 'evaluated'; readonly verdict: Verdict; readonly isOtherPolicy: boolean }

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
    const { number, headSha } = pull
    if (judgement.kind === 'judged')
      await noteWaivers(ports, { repository, number, headSha, before: evaluation.tree, tree: judgement.tree })
    const verdict = await publishVerdict(ports, { evaluation, judgement })
    if (judgement.kind === 'judged') await followWaivers(ports, { repository, number, ...judgement })
    return { kind: 'evaluated', verdict, isOtherPolicy: await hasOtherPolicy(ports, { pull, base }) }
  } catch (error) {
    if (request.isLastTry) await showFault(ports, evaluation, messageOf(error))
    throw error
  }
}
