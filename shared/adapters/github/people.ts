import { RequestError } from 'octokit'
import type { People } from '../../ports/github-repository.ts'
import { found, type GitHubClient, PAGE_SIZE, type RepositoryName } from './client.ts'
import { limitedUntil } from './retry.ts'

/** Roles and teams, asked for at the moment of the decision. `author_association` is never used: it is often wrong. */
export function createPeople(client: GitHubClient, name: RepositoryName): People {
  return {
    async role(login) {
      const answer = await found(
        `the role of ${login}`,
        client.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', { ...name, username: login }),
      )
      return answer?.data.role_name ?? answer?.data.permission ?? 'none'
    },
    async teamsOf(login, teams) {
      const memberships = await Promise.all(
        teams.map(async (team) => {
          const [org, slug] = team.includes('/') ? team.split('/', 2) : [name.owner, team]
          const answer = await found(
            `membership of ${login} in ${team}`,
            client.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
              org: org as string,
              team_slug: slug as string,
              username: login,
            }),
          )
          return answer?.data.state === 'active' ? [team] : []
        }),
      )
      return memberships.flat()
    },
    async sizeOf(team) {
      const [org = '', slug = ''] = team.split('/', 2)
      const place = { org, team_slug: slug, per_page: PAGE_SIZE }
      const request = client.request('GET /orgs/{org}/teams/{team_slug}/members', place)
      const answer = await found(`the members of ${team}`, request.catch(refused))
      if (answer === 'refused') return 'unreadable'
      return answer === undefined ? 'missing' : answer.data.length
    },
  }
}

/** GitHub says that the App may not; a rate limit has the same number and is no answer. */
function refused(error: unknown): 'refused' {
  if (error instanceof RequestError && error.status === 403 && limitedUntil(error, 0) === undefined) return 'refused'
  throw error
}
