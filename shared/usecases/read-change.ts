import type { Config } from '../config/model-config.ts'
import { namedFiles } from '../config/named-files.ts'
import type { Change, Review } from '../policy/facts.ts'
import { needsOf } from '../policy/needs.ts'
import type { Policy } from '../policy/parse.ts'
import type { TeamSizes } from '../policy/teams.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { readAuthorship } from './read-pushers.ts'

type PullRequestChange = Extract<Change, { kind: 'pull-request' }>

/** The group of a merge queue that a pull request stands in. */
export type Group = NonNullable<PullRequestChange['group']>

/** `decisions`: absent in a job, where nobody takes commands. */
export type ChangePorts = Pick<FactPorts, 'pullRequests' | 'people' | 'pushes'> & {
  readonly files?: Pick<FactPorts['files'], 'repository'>
  readonly decisions?: Pick<FactPorts['decisions'], 'approvals'>
}

/** What the change is, as far as the policy asks: people and files only where a rule, a path or a condition needs them. */
export async function readChange(
  ports: ChangePorts,
  pull: PullRequest,
  policy: Policy,
  group?: Group,
): Promise<Change> {
  const needs = needsOf(policy)
  const [files, authorship, reviews, teams] = await Promise.all([
    needs.files ? filesOf(ports, group?.pulls ?? [pull.number]) : ('all' as const),
    needs.people ? readAuthorship(ports, pull) : { committers: [] },
    needs.people ? readReviews(ports, pull.number, needs.teams) : [],
    readSizes(ports, needs.teams),
  ])
  const { number, headSha, baseRef, author, labels } = pull
  const told = { ...teams, ...(labels === undefined ? {} : { labels }), ...(group === undefined ? {} : { group }) }
  return { kind: 'pull-request', number, headSha, baseRef, author, ...authorship, reviews, files, ...told }
}

/** Files that the configuration names, of the models that `paths` could leave out; `undefined` where there are none. */
export function namesOf(policy: Policy, config: Config | undefined): PullRequestChange['named'] {
  const named = config === undefined ? {} : namedFiles(config)
  const models = policy.models.filter(({ model, paths }) => paths !== undefined && Object.hasOwn(named, model))
  return models.length === 0 ? undefined : Object.fromEntries(models.map(({ model }) => [model, named[model] ?? []]))
}

/** What all pull requests of a group touch together. */
async function filesOf({ pullRequests }: ChangePorts, numbers: readonly number[]): Promise<readonly string[] | 'all'> {
  const lists = await Promise.all(numbers.map((number) => pullRequests.files(number)))
  return lists.includes('all') ? 'all' : [...new Set(lists.flat())]
}

/** A team that nobody is in, or that is not there, is a mistake in the policy, not something to wait for. */
async function readSizes({ people }: ChangePorts, teams: readonly string[]): Promise<{ readonly teams?: TeamSizes }> {
  if (teams.length === 0) return {}
  const sizes = await Promise.all(teams.map(async (team) => [team, await people.sizeOf(team)] as const))
  return { teams: Object.fromEntries(sizes) }
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
