import type { EvaluationSettings } from '../policy/evaluation-settings.ts'
import type { Clock } from '../ports/clock.ts'
import type { Dispatch, Dispatcher, Dispatches, DispatchKey } from '../ports/dispatches.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import type { WorkflowRun } from '../ports/github-runs.ts'

/** `runs`: what was started, as runs that measure this commit. `problem`: why nothing could be started, for people. */
export type Dispatched = { readonly runs: readonly WorkflowRun[]; readonly problem?: string }

type Ports = {
  readonly dispatches?: Dispatches
  readonly dispatcher?: Dispatcher
  readonly clock: Clock
}

/** A run that failed without evidence is started again, but not for ever. */
const MAX_ATTEMPTS = 3
const NOTHING: Dispatched = { runs: [] }

/**
 * Starts the workflow that measures a pull request, where the policy asks for it, once for each head commit and base. A secret number is
 * kept before, handed over with the start, and expected back in the evidence. Throws Fault GITHUB_UNAVAILABLE, STORE_UNAVAILABLE.
 */
export async function dispatchEvaluation(
  ports: Ports,
  input: { readonly repository: string; readonly pull: PullRequest; readonly settings: EvaluationSettings | undefined },
): Promise<Dispatched> {
  const { repository, pull, settings } = input
  const { dispatches, dispatcher } = ports
  if (settings === undefined || !isAsked(settings, pull, repository)) return NOTHING
  if (dispatches === undefined || dispatcher === undefined) return NOTHING
  const key = { repository, pullNumber: pull.number, headSha: pull.headSha, baseRef: pull.baseRef }
  const known = await dispatches.of(key)
  const runs = await Promise.all(known.map((one) => runOf(dispatcher, one)))
  const seen = runs.filter((one) => one !== undefined)
  if (!mayStart(known, seen)) return { runs: seen }
  const begun = { ...key, attempt: known.length + 1, nonce: dispatcher.nonce(), at: ports.clock.now() }
  if (!(await dispatches.begin(begun))) return { runs: seen }
  const { workflow, ref = pull.baseRef } = settings.dispatch
  const started = await dispatcher.start({ workflow, ref, inputs: inputsOf(begun) })
  if (typeof started === 'string') {
    await dispatches.forget(begun)
    return { runs: seen, problem: started }
  }
  await dispatches.started(begun, started)
  const begunRun = await runOf(dispatcher, { ...begun, runId: started })
  return { runs: begunRun === undefined ? seen : [...seen, begunRun] }
}

function isAsked({ dispatch: { only = 'forks' } }: EvaluationSettings, pull: PullRequest, repository: string): boolean {
  return only === 'all' || pull.headRepository?.toLowerCase() !== repository.toLowerCase()
}

/** Not while one is under way, and not after one that ended well: its numbers stand. */
function mayStart(known: readonly Dispatch[], runs: readonly WorkflowRun[]): boolean {
  if (known.length >= MAX_ATTEMPTS) return false
  return runs.every(({ status, conclusion }) => status === 'completed' && conclusion !== 'success')
}

/** What a started workflow is told; its `workflow_dispatch` has to declare them. */
function inputsOf({ pullNumber, headSha, baseRef, nonce }: DispatchKey & { readonly nonce: string }) {
  return {
    'assay-pull-request': String(pullNumber),
    'assay-head': headSha,
    'assay-base': baseRef,
    'assay-nonce': nonce,
  }
}

async function runOf(dispatcher: Dispatcher, dispatch: Dispatch): Promise<WorkflowRun | undefined> {
  if (dispatch.runId === undefined) return undefined
  const run = await dispatcher.run(dispatch.runId)
  if (run === undefined || run.event !== 'workflow_dispatch') return undefined
  const { headSha, baseRef, nonce } = dispatch
  return { ...run, dispatched: { headSha, baseRef, nonce } }
}
