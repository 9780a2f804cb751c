import type { Clock } from '../../shared/ports/clock.ts'
import type { Evaluation, Evaluations } from '../../shared/ports/evaluations.ts'
import type { Pulses } from '../../shared/ports/github-pulses.ts'
import type { KnownPulses } from '../store/known-pulses.ts'
import type { RepositoryTask, Task } from './task.ts'

/** What one repository is reconciled through. */
export type ReconcilePorts = {
  readonly clock: Clock
  readonly evaluations: Pick<Evaluations, 'find'>
  readonly pulses: Pulses
  readonly knownPulses: KnownPulses
  readonly enqueue: (tasks: readonly Task[]) => Promise<void>
}

/** GitHub's times have whole seconds, so what changed a moment ago may change once more without a trace. */
const SETTLED_MS = 60_000
/** A verdict as old as this is reached again: what no pulse shows (members of a team, an old run) may have changed. */
const DECIDED_FOR_MS = 3600_000
const PENDING_FOR_MS = 10 * 60_000
/** So many old verdicts of a repository per round, so that many pull requests do not use up the rate limit. */
const MAX_OLD = 5

/**
 * Brings the open pull requests of a repository to the right state with no webhook at all: those that changed since they were last
 * judged, those without a verdict, and a few whose verdict is old are put into the queue.
 */
export async function reconcileRepository(ports: ReconcilePorts, scope: RepositoryTask): Promise<void> {
  const { repository } = scope
  const [beats, known] = await Promise.all([ports.pulses.read(), ports.knownPulses.of(repository)])
  const now = ports.clock.now()
  let old = 0
  for (const { pull, pulse, changedAt } of beats) {
    const key = { repository, pullNumber: pull.number, headSha: pull.headSha, baseRef: pull.baseRef }
    const state = stateOf(await ports.evaluations.find(key), now)
    const isSame = known.get(pull.number) === pulse
    if (isSame && state === 'good') continue
    if (isSame && state === 'old' && old++ >= MAX_OLD) continue
    await ports.enqueue([{ kind: 'pull-request', ...scope, number: pull.number }])
    // Remembered after the task is stored: whoever works on it reads a state at least as new as this.
    await ports.knownPulses.save(repository, pull.number, now - changedAt > SETTLED_MS ? pulse : 'unsettled')
  }
  await ports.knownPulses.keep(
    repository,
    beats.map(({ pull }) => pull.number),
  )
}

/** `open`: no verdict was shown, one that says that something failed, or one that somebody wants anew. */
function stateOf(known: Evaluation | undefined, now: number): 'good' | 'old' | 'open' {
  if (known?.written === undefined || known.verdict === 'error' || known.asked !== known.answered) return 'open'
  if (!known.isConcluded) return now - known.finishedAt > PENDING_FOR_MS ? 'open' : 'good'
  return now - known.finishedAt > DECIDED_FOR_MS ? 'old' : 'good'
}
