import type { Change, Facts, Review } from '../policy/facts.ts'
import { needsOf } from '../policy/needs.ts'
import type { Policy } from '../policy/parse.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import { collectEvidence } from './collect-evidence.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { readChampions } from './read-champions.ts'
import { type ReleasedEvidence, recordReleases } from './record-releases.ts'

export type ChangePorts = Pick<FactPorts, 'pullRequests' | 'people'>

/** Reads everything a policy may know about a pull request, and nothing that no rule asks for. Throws Fault GITHUB_UNAVAILABLE. */
export async function collectFacts(
  ports: FactPorts,
  input: { readonly pull: PullRequest; readonly policy: Policy; readonly isLate: boolean },
): Promise<Facts> {
  const { pull, policy } = input
  const models = policy.models.map(({ model }) => model)
  const [evidence, champions, change] = await Promise.all([
    readEvidence(ports, pull.headSha, { models, isLate: input.isLate }),
    readChampions(ports.files, models),
    readChange(ports, pull, policy),
  ])
  const known = models.map((model, i) => {
    return [model, { ...evidence[model], champion: champions[i] ?? { state: 'unknown' as const } }] as const
  })
  return { now: ports.clock.now(), change, models: Object.fromEntries(known) }
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
  return await recordReleases(ports, { repository, headSha, models, found })
}

/** What the change is, as far as the policy asks: people and files only where a rule, a path or a condition needs them. */
export async function readChange(ports: ChangePorts, pull: PullRequest, policy: Policy): Promise<Change> {
  const needs = needsOf(policy)
  const [files, committers, reviews] = await Promise.all([
    needs.files ? ports.pullRequests.files(pull.number) : ('all' as const),
    needs.people ? ports.pullRequests.committers(pull.number) : [],
    needs.people ? readReviews(ports, pull.number, needs.teams) : [],
  ])
  const { number, headSha, baseRef, author } = pull
  return { kind: 'pull-request', number, headSha, baseRef, author, committers, reviews, files }
}

/** Role and teams of each reviewer, as they are now: what GitHub writes beside a review is often wrong. */
async function readReviews(ports: ChangePorts, number: number, teams: readonly string[]): Promise<readonly Review[]> {
  const submitted = await ports.pullRequests.reviews(number)
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
