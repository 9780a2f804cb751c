import type { DeploymentGate } from '../../ports/deployments.ts'
import { expected, found, type GitHubClient, type RepositoryName } from './client.ts'

/** Custom deployment protection rules over REST (GitHub docs: creating custom deployment protection rules). */
export function createDeploymentGate(client: GitHubClient, name: RepositoryName): DeploymentGate {
  return {
    async defaultBranch() {
      const request = client.request('GET /repos/{owner}/{repo}', name)
      return (await expected(`the repository ${name.owner}/${name.repo}`, request)).data.default_branch
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
