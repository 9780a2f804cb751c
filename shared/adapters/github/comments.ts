import type { Comments } from '../../ports/github-checks.ts'
import { expected, found, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'

const MAX_PAGES = 30

/** Comments that the App with this id wrote. A copied marker in a comment of somebody else is not ours. */
export function createComments(client: GitHubClient, name: RepositoryName, appId: number): Comments {
  return {
    async find(pullNumber, marker) {
      const { items } = await readPages(MAX_PAGES, async (page) => {
        const parameters = { ...name, issue_number: pullNumber, per_page: PAGE_SIZE, page }
        const request = client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters)
        return (await expected(`the comments of #${pullNumber}`, request)).data
      })
      const ours = items.find(
        (comment) => comment.performed_via_github_app?.id === appId && comment.body?.startsWith(marker),
      )
      return ours === undefined ? undefined : { id: Number(ours.id), body: ours.body ?? '' }
    },
    async create(pullNumber, body) {
      const parameters = { ...name, issue_number: pullNumber, body }
      const request = client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters)
      return Number((await expected(`a comment on #${pullNumber}`, request)).data.id)
    },
    async update(commentId, body) {
      const parameters = { ...name, comment_id: commentId, body }
      const request = client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters)
      return (await found(`an update of comment ${commentId}`, request)) !== undefined
    },
  }
}
