import type { Change, ModelFacts, Review } from './facts.ts'
import { pusherFault } from './pushers.ts'

/** Repository roles from weak to strong. */
export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const
const STRENGTHS: readonly string[] = ROLES

/** What an approval rule asks for. `from`: teams (`org/team`) and people (`@login`); anyone with the role when absent. */
export type Asked = {
  readonly count: number
  readonly from?: readonly string[]
  readonly role: (typeof ROLES)[number]
  readonly independent: boolean
  /** An approval counts only for the evidence that was there when it was given. */
  readonly isOfEvidence?: boolean
  readonly maxAgeDays?: number
}

/** What an approval is held against beside the change: the evidence about the model, and the time. */
export type Against = { readonly model: string; readonly facts: ModelFacts; readonly now: number }

/** Who counts, who objects, and why the others do not count. */
export type ReviewReading = {
  readonly approvers: readonly string[]
  readonly blockers: readonly string[]
  readonly remarks: readonly string[]
}

type PullRequest = Extract<Change, { kind: 'pull-request' }>
const MAX_REMARKS = 5
const DAY_MS = 86_400_000

/**
 * Reads the reviews of a pull request: the latest decision of each person counts (comments decide nothing), an approval only for the
 * head commit, a request for changes until that person or a dismissal lifts it. Logins and teams compare without case.
 */
export function readReviews(proposed: PullRequest, wanted: Asked, against: Against): ReviewReading {
  const { change, asked } = ofQueue(proposed, wanted)
  const approvers: string[] = []
  const blockers: string[] = []
  const remarks: string[] = []
  for (const review of latestDecisions(change)) {
    if (review.state === 'dismissed') continue
    const excluded = exclusion(review, asked)
    if (review.state === 'changes_requested') {
      if (excluded === undefined) blockers.push(review.reviewer)
      continue
    }
    const reason =
      excluded ??
      dependence(review, change, asked) ??
      staleness(review, change) ??
      ageing(review, asked, { ...against, isGroup: change.group !== undefined })
    if (reason === undefined) approvers.push(review.reviewer)
    else remarks.push(`@${review.reviewer} ${reason}`)
  }
  const more = remarks.length - MAX_REMARKS
  return { approvers, blockers, remarks: more > 0 ? [...remarks.slice(0, MAX_REMARKS), `and ${more} more`] : remarks }
}

/**
 * In a merge queue the commit is measured anew, after everybody has approved. Whether they approved the evidence of the head was decided
 * before the pull request came into the queue; what counts here is that they approved its commit.
 */
function ofQueue(change: PullRequest, asked: Asked): { readonly change: PullRequest; readonly asked: Asked } {
  if (change.group === undefined) return { change, asked }
  const reviews = change.reviews.map(({ evidence: _, ...review }) => review)
  return { change: { ...change, reviews }, asked: { ...asked, isOfEvidence: false } }
}

/** An approval of another commit takes nothing away from an approval of the head by the same person. */
function latestDecisions({ reviews, headSha }: PullRequest): Review[] {
  const latest = new Map<string, Review>()
  const inOrder = reviews.toSorted((a, b) => a.submittedAt - b.submittedAt)
  for (const review of inOrder) {
    const login = review.reviewer.toLowerCase()
    const approvesHead = latest.get(login)?.state === 'approved' && latest.get(login)?.commit === headSha
    const isIdle = review.state === 'commented' || (approvesHead && review.state === 'approved')
    if (!isIdle) latest.set(login, review)
  }
  return [...latest.values()]
}

/** Why this person may not decide here at all. A bot may only when the rule names it. */
function exclusion({ reviewer, teams, role }: Review, asked: Asked): string | undefined {
  const names = [`@${reviewer}`, ...teams].map((name) => name.toLowerCase())
  const named = asked.from?.some((name) => names.includes(name.toLowerCase()))
  if (named === false) return 'is not among those asked'
  if (reviewer.endsWith('[bot]') && !asked.from?.some((name) => name.toLowerCase() === `@${reviewer.toLowerCase()}`)) {
    return 'is a bot that the rule does not name'
  }
  const rank = STRENGTHS.indexOf(role)
  return rank < ROLES.indexOf(asked.role) ? `has the role ${role}, not ${asked.role}` : undefined
}

function dependence({ reviewer }: Review, change: PullRequest, asked: Asked): string | undefined {
  if (!asked.independent) return undefined
  const login = reviewer.toLowerCase()
  if (change.author.toLowerCase() === login) return 'is the author'
  if (change.committers.some((committer) => committer.toLowerCase() === login)) return 'committed to this change'
  return pusherFault(reviewer, change.pushers)
}

function staleness({ commit }: Review, { headSha }: PullRequest): string | undefined {
  return commit === headSha ? undefined : `approved the older commit ${commit.slice(0, 7)}`
}

/** Why an approval of this commit no longer counts. */
function ageing(
  review: Review,
  { isOfEvidence, maxAgeDays }: Asked,
  against: Against & { readonly isGroup: boolean },
): string | undefined {
  const { model, facts, now, isGroup } = against
  const { evidence, submittedAt } = review
  // A merge queue measures its own commit, after everybody spoke; the pull request was held to its evidence before it got there.
  if (isGroup) return tooOld(submittedAt, now, maxAgeDays)
  if (evidence !== undefined) {
    const own = Object.hasOwn(evidence, model) ? evidence[model] : undefined
    if (own !== facts.test?.digest) return 'approved other evidence'
  } else if (isOfEvidence === true && !(submittedAt >= (facts.evidenceSince ?? Number.POSITIVE_INFINITY))) {
    return facts.evidenceSince === undefined
      ? 'approved, and it is not known on what evidence (`/assay approve SHA` says it)'
      : 'approved before this evidence was there'
  }
  return tooOld(submittedAt, now, maxAgeDays)
}

function tooOld(submittedAt: number, now: number, maxAgeDays: number | undefined): string | undefined {
  if (maxAgeDays === undefined || now - submittedAt <= maxAgeDays * DAY_MS) return undefined
  return `approved more than ${maxAgeDays} ${maxAgeDays === 1 ? 'day' : 'days'} ago`
}
