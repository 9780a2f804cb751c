import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Pulses } from '../../ports/github-pulses.ts'
import { LEDGER_BRANCH } from '../../registry/schema.ts'
import { expected, found, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'
import { toPullRequest } from './pull-requests.ts'
import { sha256 } from './sha256.ts'

const MAX_PAGES = 10

/**
 * Pulses over REST: one request per hundred open pull requests; where there are any, one more for each base branch, for the
 * ledger and for the hundred newest runs. An older run is not seen: verdicts are also looked at again when they are old.
 */
export function createPulses(client: GitHubClient, name: RepositoryName): Pulses {
  const listPulls = (page: number) => {
    const parameters = { ...name, state: 'open' as const, per_page: PAGE_SIZE, page }
    return expected('the open pull requests', client.request('GET /repos/{owner}/{repo}/pulls', parameters))
  }
  const tipOf = async (branch: string): Promise<readonly [string, string]> => {
    const request = client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...name, ref: `heads/${branch}` })
    return [branch, (await found(`branch ${branch}`, request))?.data.object.sha ?? '']
  }
  const newestRuns = async () => {
    const request = client.request('GET /repos/{owner}/{repo}/actions/runs', { ...name, per_page: PAGE_SIZE })
    const { workflow_runs: runs } = (await expected('the newest workflow runs', request)).data
    const told = runs.map((run) => [run.head_sha, `${run.id}.${run.run_attempt ?? 1}.${run.status}`] as const)
    return Map.groupBy(told, ([head]) => head)
  }
  return {
    async read() {
      const { items } = await readPages(MAX_PAGES, async (page) => (await listPulls(page)).data)
      if (items.length === 0) return []
      const branches = new Set([LEDGER_BRANCH, ...items.map(({ base }) => base.ref)])
      const [tips, runs] = await Promise.all([Promise.all([...branches].map(tipOf)), newestRuns()])
      const tip = new Map(tips)
      return items.map((raw) => {
        const { ref } = raw.base
        const known = (runs.get(raw.head.sha) ?? []).map(([, run]) => run).sort()
        const state = [raw.updated_at, raw.head.sha, ref, tip.get(ref) ?? '', tip.get(LEDGER_BRANCH) ?? '', ...known]
        return { pull: toPullRequest(raw), pulse: sha256(canonicalJson(state)), changedAt: Date.parse(raw.updated_at) }
      })
    },
  }
}
