import { Fault } from '../../kernel/error.ts'
import type { CommitCheck, CommitChecks } from '../../ports/github-checks.ts'
import { expected, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'

/** Pages of check runs and of workflow runs that one evaluation reads: 1,000 of each. */
const MAX_PAGES = 10
/** Slug of GitHub Actions, on github.com and on servers of one's own. */
const ACTIONS = 'github-actions'

type RawCheck = {
  readonly name: string
  readonly conclusion: string | null
  readonly app: { readonly id: number; readonly slug?: string } | null
  readonly check_suite: { readonly id: number } | null
}

/** Check runs of all Apps over REST. A suite of GitHub Actions is one run of one workflow, which says whose job a check is. */
export function createCommitChecks(client: GitHubClient, name: RepositoryName): CommitChecks {
  return {
    async named(headSha, names) {
      const { items, isCut } = await readPages(MAX_PAGES, async (page) => {
        const parameters = { ...name, ref: headSha, filter: 'latest' as const, per_page: PAGE_SIZE, page }
        const request = client.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters)
        return (await expected(`the check runs of ${headSha}`, request)).data.check_runs as readonly RawCheck[]
      })
      if (isCut) throw new Fault('GITHUB_UNAVAILABLE', `${headSha} has more check runs than are read`)
      const wanted = items.filter((check) => names.includes(check.name))
      const isAction = wanted.some(({ app }) => app?.slug === ACTIONS)
      const workflows = isAction ? await workflowsOf(client, name, headSha) : new Map<number, string>()
      return wanted.flatMap((check) => toCheck(check, workflows))
    },
  }
}

/** Path of the workflow of each suite. */
async function workflowsOf(client: GitHubClient, name: RepositoryName, headSha: string): Promise<Map<number, string>> {
  const { items } = await readPages(MAX_PAGES, async (page) => {
    const parameters = { ...name, head_sha: headSha, per_page: PAGE_SIZE, page }
    const request = client.request('GET /repos/{owner}/{repo}/actions/runs', parameters)
    return (await expected(`the workflow runs of ${headSha}`, request)).data.workflow_runs
  })
  return new Map(
    items.flatMap(({ check_suite_id: suite, path }) =>
      suite === undefined ? [] : [[Number(suite), pathOf(path)] as const],
    ),
  )
}

/** GitHub writes a workflow that is required from elsewhere as `path@ref`. */
function pathOf(path: string): string {
  return path.replace(/@.*$/, '')
}

/** A check whose App is gone is nobody's. */
function toCheck(
  { name, conclusion, app, check_suite: suite }: RawCheck,
  workflows: ReadonlyMap<number, string>,
): CommitCheck[] {
  if (app === null) return []
  const workflow = suite === null ? undefined : workflows.get(Number(suite.id))
  return [
    {
      name,
      appId: app.id,
      ...(workflow === undefined ? {} : { workflow }),
      ...(conclusion === null ? {} : { conclusion }),
    },
  ]
}
