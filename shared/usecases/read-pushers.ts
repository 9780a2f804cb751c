import type { Change, ModelFacts } from '../policy/facts.ts'
import type { Pushers } from '../policy/pushers.ts'
import type { PullRequest, PullRequests } from '../ports/github-pull-requests.ts'
import type { WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'
import type { Push, Pushes } from '../ports/pushes.ts'

export type PusherPorts = {
  readonly pullRequests: Pick<PullRequests, 'committers' | 'authorship'>
  readonly files?: { readonly repository: string }
  /** What webhooks told; absent in a job. */
  readonly pushes?: Pick<Pushes, 'of'>
}

/** Everybody who had a hand in the commits of a pull request: as their metadata says, and as GitHub and its webhooks saw them pushed. */
export async function readAuthorship(
  { pullRequests, files, pushes }: PusherPorts,
  pull: PullRequest,
): Promise<{ readonly committers: readonly string[]; readonly pushers: Pushers }> {
  const found = await pullRequests.authorship?.(pull)
  if (found === undefined) {
    return { committers: await pullRequests.committers(pull.number), pushers: { logins: [], isComplete: false } }
  }
  const own = new Set([...found.commits, pull.headSha])
  const told = files === undefined ? [] : await pushes?.of(files.repository, [...own])
  const all = [...(found.pushes ?? []), ...(told ?? [])].filter(({ sha }) => own.has(sha))
  return { committers: found.committers, pushers: { logins: namesOf(all), isComplete: isKnown(all, pull) } }
}

/** With those who had a run of the head measure: who can start a measurement again can wait for a lucky one. */
export async function withRunActors(
  { runs }: { readonly runs: Pick<WorkflowRuns, 'ofCommit'> },
  change: Change,
  evidence: Readonly<Record<string, Pick<ModelFacts, 'test'>>>,
): Promise<Change> {
  if (change.kind !== 'pull-request' || change.pushers === undefined) return change
  const measuring = new Set(Object.values(evidence).map(({ test }) => test?.predicate.source.runId))
  const ofHead = await runs.ofCommit(change.headSha)
  const actors = ofHead.flatMap((run) => [
    ...pushOf(run),
    ...(measuring.has(String(run.id)) ? [run.triggeringActor, run.actor] : []).flatMap((login) => asPush(run, login)),
  ])
  const { logins, isComplete } = change.pushers
  const isSeen = ofHead.some((run) => pushOf(run).length > 0)
  const pushers = { logins: [...new Set([...logins, ...namesOf(actors)])], isComplete: isComplete || isSeen }
  return { ...change, pushers }
}

/** A run for a push was started by whoever pushed. */
function pushOf(run: WorkflowRun): readonly Push[] {
  return run.event === 'push' ? asPush(run, run.actor) : []
}

function asPush({ headSha }: WorkflowRun, login: string | undefined): readonly Push[] {
  return login === undefined ? [] : [{ sha: headSha, login }]
}

function namesOf(pushes: readonly Push[]): readonly string[] {
  return [...new Set(pushes.map(({ login }) => login))]
}

function isKnown(pushes: readonly Push[], { headSha }: PullRequest): boolean {
  return pushes.some(({ sha }) => sha === headSha)
}
