import type { DeploymentGate } from '../../ports/deployments.ts'
import { expected, found, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'

const MAX_PAGES = 10

/** Custom deployment protection rules over REST (GitHub docs: creating custom deployment protection rules). */
export function createDeploymentGate(client: GitHubClient, name: RepositoryName): DeploymentGate {
  return {
    async defaultBranch() {
      const request = client.request('GET /repos/{owner}/{repo}', name)
      return (await expected(`the repository ${name.owner}/${name.repo}`, request)).data.default_branch
    },
    async broughtIn(commit, branch) {
      const { items } = await readPages(MAX_PAGES, async (page) => {
        const parameters = { ...name, commit_sha: commit, per_page: PAGE_SIZE, page }
        const request = client.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', parameters)
        return (await expected(`the pull requests of ${commit}`, request)).data
      })
      return items
        .filter((pull) => pull.merged_at !== null && pull.base.ref === branch)
        .map((pull) => ({
          number: pull.number,
          headSha: pull.head.sha,
          isResult: pull.merge_commit_sha === commit,
        }))
    },
    async answer({ runId, environment }, state, said) {
      const request = client.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule', {
        ...name,
        run_id: runId,
        environment_name: environment,
        state,
        comment: said,
      })
      return (await found(`the deployment of run ${runId}`, request)) === undefined ? 'gone' : 'answered'
    },
  }
}
