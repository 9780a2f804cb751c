import { type Replay, replayPolicy } from '../audit/replay.ts'
import { formatProblem, UserError } from '../kernel/error.ts'
import { POLICY_PATH } from '../policy/parse.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import { prose } from '../report/escape.ts'
import { REPLAY_MARKER, replayMarkdown } from '../report/replay.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import type { BaseDocuments } from './judge-pull-request.ts'

/** How far back a changed policy is tried, and on how many evaluations at most. */
export const REPLAY_DAYS = 30
const MAX_RECORDS = 200
const DAY_MS = 86_400_000

type SimulationPorts = Pick<EvaluationPorts, 'files' | 'pullRequests' | 'audit' | 'clock' | 'comments'>

/**
 * Tells on a pull request that changes the policy what that policy would have done to recent evaluations: one comment, written anew only
 * when it says something else. Throws Fault when GitHub or the store fail.
 */
export async function simulatePolicy(
  ports: SimulationPorts,
  input: { readonly pull: PullRequest; readonly base: BaseDocuments },
): Promise<void> {
  const { pull, base } = input
  const text = await ports.files.read(POLICY_PATH, pull.headSha)
  if (text === undefined || text.digest === base.policy?.digest) return
  // A branch that is behind its base has another policy too, and changes nothing.
  const files = await ports.pullRequests.files(pull.number)
  if (files !== 'all' && !files.includes(POLICY_PATH)) return
  const { repository } = ports.files
  const since = ports.clock.now() - REPLAY_DAYS * DAY_MS
  const records = await ports.audit.records({ repository, since, limit: MAX_RECORDS })
  const body = say(() => replayPolicy(records, { ...text, path: POLICY_PATH }, { showHeldBack: false }), pull.headSha)
  const found = await ports.comments.find(pull.number, REPLAY_MARKER)
  if (found === undefined) await ports.comments.create(pull.number, body)
  else if (found.body !== body) await ports.comments.update(found.id, body)
}

function say(replay: () => Replay, headSha: string): string {
  try {
    return replayMarkdown(replay(), headSha, REPLAY_DAYS)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const problems = error.problems.map((problem) => `- ${prose(formatProblem(problem), 600)}`)
    return [REPLAY_MARKER, `### Assay: the policy at ${headSha.slice(0, 12)} cannot be used`, '', ...problems, ''].join(
      '\n',
    )
  }
}
