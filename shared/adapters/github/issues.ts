import type { Issues } from '../../ports/github-issues.ts'
import { expected, found, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'

const MAX_PAGES = 10

/** Issues that the App with this id opened. A marker that somebody else copied into an issue is not ours. */
export function createIssues(client: GitHubClient, name: RepositoryName, appId: number): Issues {
  const at = (number: number) => ({ ...name, issue_number: number })
  return {
    async find(marker) {
      const { items } = await readPages(MAX_PAGES, async (page) => {
        const order = { state: 'open', sort: 'created', direction: 'desc', per_page: PAGE_SIZE, page } as const
        const request = client.request('GET /repos/{owner}/{repo}/issues', { ...name, ...order })
        return (await expected('the open issues', request)).data
      })
      const ours = items.filter(
        (issue) =>
          issue.pull_request === undefined &&
          issue.performed_via_github_app?.id === appId &&
          issue.body?.startsWith(marker),
      )
      return ours.at(-1)?.number
    },
    async state(number) {
      const request = client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', at(number))
      const issue = (await found(`issue #${number}`, request))?.data
      if (issue === undefined) return undefined
      if (issue.state === 'open') return 'open'
      return issue.state_reason === 'not_planned' ? 'dismissed' : 'closed'
    },
    async create(text) {
      const request = client.request('POST /repos/{owner}/{repo}/issues', { ...name, ...text })
      return (await expected('a new issue', request)).data.number
    },
    async update(number, text) {
      const parameters = { ...at(number), ...text, state: 'open' } as const
      const request = client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', parameters)
      await expected(`an update of issue #${number}`, request)
    },
    async close(number) {
      const parameters = { ...at(number), state: 'closed', state_reason: 'completed' } as const
      const request = client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', parameters)
      await expected(`the end of issue #${number}`, request)
    },
  }
}
