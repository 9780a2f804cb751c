import { randomBytes } from 'node:crypto'
import { RequestError } from 'octokit'
import { Fault } from '../../kernel/error.ts'
import type { Dispatcher } from '../../ports/dispatches.ts'
import { expected, found, type GitHubClient, type RepositoryName } from './client.ts'
import { toRun } from './workflow-runs.ts'

/** Starts workflows of one repository over REST and asks GitHub which runs they became. */
export function createDispatcher(client: GitHubClient, name: RepositoryName): Dispatcher {
  return {
    nonce: () => randomBytes(32).toString('hex'),
    async start({ workflow, ref, inputs }) {
      const body = { ...name, workflow_id: workflow, ref, inputs, return_run_details: true }
      const path = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches'
      const request = client.request(path, body).catch((error: unknown) => {
        const refusal = refusalOf(error, `${workflow} at ${ref}`)
        if (refusal === undefined) throw error
        return refusal
      })
      const answer = await expected(`a run of ${workflow}`, request)
      if (typeof answer === 'string') return answer
      const id = (answer.data as { readonly workflow_run_id?: number | bigint } | undefined)?.workflow_run_id
      // Without the id nobody could tell our run from somebody else's.
      if (id === undefined)
        throw new Fault('GITHUB_UNAVAILABLE', `GitHub started ${workflow} and did not say which run it is`)
      return Number(id)
    },
    async run(id) {
      const request = client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { ...name, run_id: id })
      const answer = await found(`the run ${id}`, request)
      return answer === undefined ? undefined : toRun(answer.data)
    },
  }
}

function refusalOf(error: unknown, what: string): string | undefined {
  if (!(error instanceof RequestError)) return undefined
  switch (error.status) {
    case 403:
      return `the App may not start ${what}: grant it \`actions: write\` (docs/evidence-levels.md)`
    case 404:
      return `there is no workflow ${what}`
    case 422:
      return `${what} cannot be started: it needs \`workflow_dispatch\` with the inputs of docs/evidence-levels.md`
    default:
      return undefined
  }
}
