import type { BranchRuns } from '../../ports/github-runs.ts'
import { expected, found, type GitHubClient, PAGE_SIZE, type RepositoryName } from './client.ts'
import { toRun, toRunArtifact } from './workflow-runs.ts'

const EVENTS = ['schedule', 'workflow_dispatch', 'push']
/** Runs that are looked at before giving up: an artifact of a run that still goes on is passed over. */
const MAX_RUNS = 10

/** Artifacts of the default branch over REST. */
export function createBranchRuns(client: GitHubClient, name: RepositoryName): BranchRuns {
  const repository = `${name.owner}/${name.repo}`.toLowerCase()
  const list = async (filter: { readonly name?: string }) => {
    const parameters = { ...name, ...filter, per_page: PAGE_SIZE }
    const request = client.request('GET /repos/{owner}/{repo}/actions/artifacts', parameters)
    const { artifacts } = (await expected('the newest artifacts', request)).data
    // What a fork's run uploads is in the list too.
    return artifacts.filter(({ workflow_run: run }) => run?.repository_id === run?.head_repository_id)
  }
  const defaultBranch = async (): Promise<string> =>
    (await expected('the repository', client.request('GET /repos/{owner}/{repo}', name))).data.default_branch
  const readRun = async (id: number, branch: string) => {
    const request = client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { ...name, run_id: id })
    const raw = (await found(`run ${id}`, request))?.data
    if (raw === undefined || raw.head_repository?.full_name.toLowerCase() !== repository) return undefined
    const isOurs = raw.head_branch === branch && EVENTS.includes(raw.event)
    return isOurs && raw.status === 'completed' ? toRun(raw) : undefined
  }
  return {
    async newest(artifactName) {
      const [artifacts, branch] = await Promise.all([list({ name: artifactName }), defaultBranch()])
      const wanted = artifacts
        .filter((artifact) => artifact.name === artifactName && artifact.workflow_run?.head_branch === branch)
        .toSorted((a, b) => Number(b.id) - Number(a.id))
      for (const artifact of wanted.slice(0, MAX_RUNS)) {
        const run = await readRun(Number(artifact.workflow_run?.id), branch)
        if (run !== undefined) return { run, artifact: toRunArtifact(artifact, run.id) }
      }
      return undefined
    },
    async recentNames(prefix) {
      const names = (await list({})).map((artifact) => artifact.name)
      return [...new Set(names.filter((one) => one.startsWith(prefix)))]
    },
  }
}
