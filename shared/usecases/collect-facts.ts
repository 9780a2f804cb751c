import type { Change, Facts, Review } from '../policy/facts.ts'
import type { Policy } from '../policy/parse.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import { collectEvidence } from './collect-evidence.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { readChampions } from './read-champions.ts'

export type ChangePorts = Pick<FactPorts, 'pullRequests' | 'people'>

const APPROVAL = 'approval'

/** Reads everything a policy may know about a pull request, and nothing that no rule asks for. Throws Fault GITHUB_UNAVAILABLE. */
export async function collectFacts(
  ports: FactPorts,
  input: { readonly pull: PullRequest; readonly policy: Policy; readonly isLate: boolean },
): Promise<Facts> {
  const { pull, policy } = input
  const models = policy.models.map(({ model }) => model)
  const [evidence, champions, change] = await Promise.all([
    collectEvidence(ports, { headSha: pull.headSha, models, isLate: input.isLate }),
    readChampions(ports.files, models),
    readChange(ports, pull, policy),
  ])
  const known = models.map((model, i) => {
    return [model, { ...evidence[model], champion: champions[i] ?? { state: 'unknown' } }] as const
  })
  return { now: ports.clock.now(), change, models: Object.fromEntries(known) }
}

/** What the change is, as far as the policy asks: people only for an approval rule, files only where rules have paths. */
export async function readChange(ports: ChangePorts, pull: PullRequest, policy: Policy): Promise<Change> {
  const asksPeople = policy.models.some(({ rules }) => rules.some((rule) => rule.kind.kind === APPROVAL))
  const [files, committers, reviews] = await Promise.all([
    policy.models.some(({ paths }) => paths !== undefined) ? ports.pullRequests.files(pull.number) : ('all' as const),
    asksPeople ? ports.pullRequests.committers(pull.number) : [],
    asksPeople ? readReviews(ports, pull.number, teamsAsked(policy)) : [],
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

/** Teams that an approval rule names: `org/team` in `from`. */
function teamsAsked(policy: Policy): readonly string[] {
  const settings = policy.models.flatMap(({ rules }) =>
    rules.filter((rule) => rule.kind.kind === APPROVAL).map((rule) => rule.settings as { from?: readonly string[] }),
  )
  return [...new Set(settings.flatMap(({ from }) => from ?? []).filter((name) => name.includes('/')))]
}
