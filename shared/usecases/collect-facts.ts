import type { Change, Facts, Review } from '../policy/facts.ts'
import { needsOf } from '../policy/needs.ts'
import type { Policy } from '../policy/parse.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import { collectEvidence } from './collect-evidence.ts'
import { collectWaivers } from './collect-waivers.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { evidenceSince } from './evidence-since.ts'
import { compareWorkflows, placeProofs } from './place-proofs.ts'
import { readChampions } from './read-champions.ts'
import { readRepository } from './read-repository.ts'
import { type ReleasedEvidence, recordReleases } from './record-releases.ts'

type Group = NonNullable<Extract<Change, { kind: 'pull-request' }>['group']>

/** `decisions`: absent in a job, where nobody takes commands. */
export type ChangePorts = Pick<FactPorts, 'pullRequests' | 'people'> & {
  readonly files?: Pick<FactPorts['files'], 'repository'>
  readonly decisions?: Pick<FactPorts['decisions'], 'approvals'>
}

/** Reads everything a policy may know about a pull request, and nothing that no rule asks for. Throws Fault GITHUB_UNAVAILABLE. */
export async function collectFacts(
  ports: FactPorts,
  input: {
    readonly pull: PullRequest
    readonly policy: Policy
    readonly commit: string
    readonly isLate: boolean
    /** The group of a merge queue whose commit is measured in place of the head. */
    readonly group?: Group | undefined
  },
): Promise<Facts> {
  const { pull, policy, group } = input
  const measured = group?.headSha ?? pull.headSha
  const models = policy.models.map(({ model }) => model)
  const needs = needsOf(policy)
  const [released, champions, change, waivers, workflows, repository] = await Promise.all([
    readEvidence(ports, measured, { models, isLate: input.isLate }),
    readChampions(ports.files, models),
    readChange(ports, pull, policy, group),
    collectWaivers(ports, input),
    compareWorkflows(ports, { ...pull, headSha: measured }, needs),
    readRepository(ports, pull.headSha, needs),
  ])
  const evidence = await placeProofs(ports, released, needs.branches)
  const known = models.map((model, i) => {
    return [model, { ...evidence[model], champion: champions[i] ?? { state: 'unknown' as const } }] as const
  })
  const decided = { now: ports.clock.now(), change: { ...change, ...workflows }, ...repository }
  const facts = { ...decided, models: Object.fromEntries(known) }
  return waivers === undefined ? facts : { ...facts, waivers }
}

/** Evidence with its history: every attempt that was read at any time, and every use of the holdout including this one. */
async function readEvidence(
  ports: FactPorts,
  headSha: string,
  input: { readonly models: readonly string[]; readonly isLate: boolean },
): Promise<ReleasedEvidence> {
  const { repository } = ports.files
  const remembered = await ports.releases.ofHead(repository, headSha)
  const { models, found } = await collectEvidence(ports, { headSha, remembered, ...input })
  const released = await recordReleases(ports, { repository, headSha, models, found })
  return evidenceSince(released, { found, remembered, now: ports.clock.now() })
}

/** What the change is, as far as the policy asks: people and files only where a rule, a path or a condition needs them. */
export async function readChange(
  ports: ChangePorts,
  pull: PullRequest,
  policy: Policy,
  group?: Group,
): Promise<Change> {
  const needs = needsOf(policy)
  const [files, committers, reviews] = await Promise.all([
    needs.files ? filesOf(ports, group?.pulls ?? [pull.number]) : ('all' as const),
    needs.people ? ports.pullRequests.committers(pull.number) : [],
    needs.people ? readReviews(ports, pull.number, needs.teams) : [],
  ])
  const { number, headSha, baseRef, author, labels } = pull
  const told = { ...(labels === undefined ? {} : { labels }), ...(group === undefined ? {} : { group }) }
  return { kind: 'pull-request', number, headSha, baseRef, author, committers, reviews, files, ...told }
}

/** What all pull requests of a group touch together. */
async function filesOf({ pullRequests }: ChangePorts, numbers: readonly number[]): Promise<readonly string[] | 'all'> {
  const lists = await Promise.all(numbers.map((number) => pullRequests.files(number)))
  return lists.includes('all') ? 'all' : [...new Set(lists.flat())]
}

/** Role and teams of each reviewer, as they are now: what GitHub writes beside a review is often wrong. */
async function readReviews(ports: ChangePorts, number: number, teams: readonly string[]): Promise<readonly Review[]> {
  const submitted = [...(await ports.pullRequests.reviews(number)), ...(await readApprovals(ports, number))]
  const reviewers = [...new Set(submitted.map((review) => review.reviewer))]
  const known = await Promise.all(
    reviewers.map(async (login) => {
      const [role, memberOf] = await Promise.all([ports.people.role(login), ports.people.teamsOf(login, teams)])
      return [login, { role, teams: memberOf }] as const
    }),
  )
  const people = new Map(known)
  return submitted.map((review) => ({ ...review, ...(people.get(review.reviewer) ?? { role: 'none', teams: [] }) }))
}

/** Approvals by comments count like reviews, each for the evidence that it was given on. */
async function readApprovals(
  { decisions, files }: ChangePorts,
  number: number,
): Promise<readonly Omit<Review, 'role' | 'teams'>[]> {
  if (decisions === undefined || files === undefined) return []
  const given = await decisions.approvals(files.repository, number)
  return given.map(({ person, headSha, evidence, at }) => {
    return { reviewer: person, state: 'approved', commit: headSha, submittedAt: at, evidence }
  })
}
