import type { Basis } from '../../shared/audit/deed.ts'
import { ROLES } from '../../shared/policy/reviews.ts'
import type { CommandComments } from '../../shared/ports/command-comments.ts'
import type { PullRequest } from '../../shared/ports/github-pull-requests.ts'
import { inline } from '../../shared/report/escape.ts'
import type { EvaluationPorts } from '../../shared/usecases/evaluation-ports.ts'
import type { Task } from '../jobs/task.ts'

/** Everything an order is carried out with. */
export type CommandPorts = EvaluationPorts & {
  readonly commandComments: CommandComments
  readonly enqueue: (tasks: readonly Task[]) => Promise<void>
}

/** Who orders, on which open pull request, and where the order came from. */
export type Order = {
  readonly installationId: number
  readonly repository: string
  readonly number: number
  readonly person: string
  readonly pull: PullRequest
  /** Number of the comment; absent for a button. */
  readonly commentId?: number
  /** The policy and evidence that the person had before them, for the audit log. */
  readonly basis: Basis
  /** Makes the one answer to this order findable. */
  readonly marker: string
}

/** What came of an order: done without words, an answer, or why not and who may. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string; readonly who: string }

export const DONE: Outcome = { kind: 'done' }
const STRENGTHS: readonly string[] = ROLES

export function answered(text: string): Outcome {
  return { kind: 'answered', text }
}

/** `why` ends the sentence "Not done: …"; `who` says who may, and how. */
export function refusal(why: string, who: string): Outcome {
  return { kind: 'refused', why, who }
}

/** Is this role at least that one? Roles that nobody knows are none. */
export function isAtLeast(role: string, least: (typeof ROLES)[number]): boolean {
  return STRENGTHS.indexOf(role) >= ROLES.indexOf(least)
}

export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** The role of the person now, or why it is too weak. Asked for each time: it may have changed since the comment. */
export async function requireRole(
  { people }: Pick<CommandPorts, 'people'>,
  { person, pull }: Order,
  asked: { readonly least: (typeof ROLES)[number]; readonly orAuthor?: boolean },
): Promise<Outcome | undefined> {
  if (asked.orAuthor === true && isSame(pull.author, person)) return undefined
  const role = await people.role(person)
  if (isAtLeast(role, asked.least)) return undefined
  const who = `${asked.orAuthor === true ? 'the author of the pull request, or ' : ''}somebody with the ${asked.least} role or above`
  return refusal(`@${person} has the role ${role} in this repository`, `This may: ${who}.`)
}

/** Why the quoted commit is not the head, read again now: somebody may have pushed since. */
export async function requireHead(
  { pullRequests }: Pick<CommandPorts, 'pullRequests'>,
  { pull }: Order,
  sha: string,
): Promise<Outcome | undefined> {
  const now = await pullRequests.read(pull.number)
  if (now?.state === 'open' && now.headSha === pull.headSha && now.headSha.startsWith(sha)) return undefined
  const head = now?.headSha ?? pull.headSha
  return refusal(
    `the head commit is ${head.slice(0, 12)}, not ${sha.slice(0, 12)}`,
    'Look at what was pushed, then quote the commit that you looked at.',
  )
}

/** Judges the pull request again, whatever the check says now. */
export async function judgeAgain(ports: CommandPorts, order: Order): Promise<void> {
  const { installationId, repository, number } = order
  await ports.enqueue([{ kind: 'pull-request', installationId, repository, number }])
}

/** A refusal as one comment says it. */
export function refusalText({ why, who }: Extract<Outcome, { kind: 'refused' }>): string {
  return `Not done: ${why}. ${who}`
}

/** A name that mentions nobody. */
export function shown(text: string): string {
  return inline(text)
}
