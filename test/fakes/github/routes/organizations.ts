import { allows, memberships } from '../auth.ts'
import { found, HttpError, notAccessible, notFound } from '../http-error.ts'
import { type Call, page, type Route } from '../route.ts'
import { toOrganization, toTeam, toUser } from '../shapes/account.ts'
import type { Account, Team } from '../types.ts'
import { accountOf } from '../world.ts'

export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/orgs/{org}/teams',
    handle: (call) => page(call, [...organizationOf(call).teams.values()], (team) => toTeam(call.world, team)),
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}',
    handle: (call) => {
      const team = teamOf(call)
      const organization = {
        ...toOrganization(call.world, team.organization),
        has_organization_projects: false,
        has_repository_projects: false,
        public_repos: 0,
        public_gists: 0,
        followers: 0,
        following: 0,
        html_url: `${call.world.url}/${team.organization.login}`,
        type: 'Organization',
        created_at: call.world.timestamp(),
        updated_at: call.world.timestamp(),
        archived_at: null,
      }
      const counts = { members_count: membersOf(team).size, repos_count: 0 }
      const times = { created_at: call.world.timestamp(), updated_at: call.world.timestamp() }
      return { body: { ...toTeam(call.world, team), ...counts, ...times, organization } }
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/members',
    handle: (call) =>
      page(call, [...membersOf(teamOf(call)).keys()], (login) => toUser(call.world, accountOf(call.world, login))),
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
    handle: (call) => {
      const team = teamOf(call)
      const login = accountOf(call.world, call.params['username'] ?? '').login
      const role = found(membersOf(team).get(login))
      const isOwner = team.organization.members.get(login) === 'admin'
      const url = `${call.world.url}/orgs/${team.organization.login}/teams/${team.slug}/memberships/${login}`
      return { body: { url, role: isOwner ? 'maintainer' : role, state: 'active' } }
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/members/{username}',
    handle: (call) => {
      found(organizationOf(call).members.get(call.params['username'] ?? ''))
      return { status: 204 }
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/memberships/{username}',
    handle: (call) => {
      const organization = organizationOf(call)
      const account = accountOf(call.world, call.params['username'] ?? '')
      const role = found(organization.members.get(account.login))
      return {
        body: {
          url: `${call.world.url}/orgs/${organization.login}/memberships/${account.login}`,
          state: 'active',
          role,
          organization_url: `${call.world.url}/orgs/${organization.login}`,
          organization: toOrganization(call.world, organization),
          user: toUser(call.world, account),
        },
      }
    },
  },
]

/** The organisation, when the caller may read its members: the `members` permission, or being one. */
function organizationOf(call: Call): Account {
  const organization = accountOf(call.world, call.params['org'] ?? '')
  const { actor } = call
  if (organization.type !== 'Organization') throw notFound()
  if (actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication')
  if (actor.kind === 'user' && !organization.members.has(actor.account.login)) throw notFound()
  if (actor.kind === 'app' || actor.kind === 'job') throw notAccessible()
  if (actor.kind === 'installation') {
    if (actor.installation.account !== organization) throw notFound()
    if (!allows(actor.permissions, 'members', 'read')) throw notAccessible()
  }
  return organization
}

function teamOf(call: Call): Team {
  return found(organizationOf(call).teams.get(call.params['team_slug'] ?? ''))
}

const membersOf = (team: Team): Map<string, 'maintainer' | 'member'> => memberships(team.organization, team)
