import { type Candidate, type Replay, replaySteps } from '../audit/replay.ts'
import { Fault, formatProblem, type Problem, UserError } from '../kernel/error.ts'
import { POLICY_PATH } from '../policy/parse.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import type { RepositoryFiles, TextFile } from '../ports/github-repository.ts'
import { prose } from '../report/escape.ts'
import { REPLAY_MARKER, replayMarkdown } from '../report/replay.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { type BaseDocuments, readBaseDocuments } from './judge-pull-request.ts'

/** How far back a changed policy is tried, and on how many evaluations at most. */
export const REPLAY_DAYS = 30
const MAX_RECORDS = 100
const DAY_MS = 86_400_000
/** Anybody who opens a pull request can have their policy tried: a longer one is not, and no more time than this is spent on it. */
export const MAX_SIMULATED_CHARACTERS = 100_000
const BUDGET_MS = 5000

/** `pause`: lets other work of the process go first. */
export type SimulationPorts = Pick<EvaluationPorts, 'files' | 'pullRequests' | 'audit' | 'clock' | 'comments'> & {
  readonly pause: () => Promise<void>
}

/** Has the head another policy than the base? Also yes where GitHub does not tell: whoever simulates asks again. */
export async function hasOtherPolicy(
  { files }: Pick<SimulationPorts, 'files'>,
  { pull, base }: { readonly pull: PullRequest; readonly base: BaseDocuments },
): Promise<boolean> {
  try {
    return isOther(await readHeadPolicy(files, pull), base)
  } catch (error) {
    if (error instanceof Fault) return true
    throw error
  }
}

/**
 * Tells on an open pull request that changes the policy what that policy would have done to recent evaluations: one comment, written anew
 * only when it says something else. It changes no verdict. Throws Fault when GitHub or the store fail.
 */
export async function simulatePolicy(ports: SimulationPorts, number: number): Promise<'told' | 'nothing'> {
  const pull = await ports.pullRequests.read(number)
  if (pull?.state !== 'open') return 'nothing'
  const base = await readBaseDocuments(ports.files, pull.baseRef)
  const head = await readHeadPolicy(ports.files, pull)
  if (head === undefined || !isOther(head, base)) return 'nothing'
  // A branch that is behind its base has another policy too, and changes nothing.
  const files = await ports.pullRequests.files(pull.number)
  if (files !== 'all' && !files.includes(POLICY_PATH)) return 'nothing'
  const body = await say(ports, head, pull.headSha)
  const found = await ports.comments.find(pull.number, REPLAY_MARKER)
  if (found === undefined) await ports.comments.create(pull.number, body)
  else if (found.body !== body) await ports.comments.update(found.id, body)
  return 'told'
}

/** The file, or why there is one that cannot be read. */
async function readHeadPolicy(
  files: RepositoryFiles,
  { headSha }: PullRequest,
): Promise<TextFile | string | undefined> {
  return await (files.tryRead ?? files.read)(POLICY_PATH, headSha)
}

function isOther(head: TextFile | string | undefined, base: BaseDocuments | undefined): boolean {
  return head !== undefined && (typeof head === 'string' || head.digest !== base?.policy?.digest)
}

async function say(ports: SimulationPorts, head: TextFile | string, headSha: string): Promise<string> {
  if (typeof head === 'string') return unusable(headSha, [{ file: POLICY_PATH, message: `the file ${head}` }])
  if (head.text.length > MAX_SIMULATED_CHARACTERS) {
    const message = `the file has ${head.text.length} characters; at most ${MAX_SIMULATED_CHARACTERS} are tried here`
    return unusable(headSha, [
      { file: POLICY_PATH, message, fix: 'try it with `assay replay` on an export of the log' },
    ])
  }
  try {
    const replay = await replayInTime(ports, { ...head, path: POLICY_PATH })
    return replayMarkdown(replay, headSha, REPLAY_DAYS)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return unusable(headSha, error.problems)
  }
}

async function replayInTime(ports: SimulationPorts, candidate: Candidate): Promise<Replay> {
  const { clock } = ports
  const { repository } = ports.files
  const since = clock.now() - REPLAY_DAYS * DAY_MS
  const records = await ports.audit.records({ repository, since, limit: MAX_RECORDS })
  const end = clock.now() + BUDGET_MS
  const steps = replaySteps(records, candidate, { showHeldBack: false })
  for (;;) {
    const step = steps.next(clock.now() < end ? 'go on' : 'stop')
    if (step.done === true) return step.value
    await ports.pause()
  }
}

const MAX_PROBLEMS = 20

function unusable(headSha: string, problems: readonly Problem[]): string {
  const told = problems.slice(0, MAX_PROBLEMS).map((problem) => `- ${prose(formatProblem(problem), 600)}`)
  const more = problems.length > MAX_PROBLEMS ? [`- and ${problems.length - MAX_PROBLEMS} more`] : []
  const title = `### Assay: the policy at ${headSha.slice(0, 12)} cannot be tried`
  return [REPLAY_MARKER, title, '', ...told, ...more, ''].join('\n')
}
