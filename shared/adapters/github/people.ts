import type { People } from '../../ports/github-repository.ts'
import { found, type GitHubClient, type RepositoryName } from './client.ts'

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
  }
}
