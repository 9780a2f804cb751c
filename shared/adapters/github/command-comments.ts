import type { CommandComments } from '../../ports/command-comments.ts'
import { found, type GitHubClient, type RepositoryName } from './client.ts'

/** Comments over REST, read at the moment an order is carried out. */
export function createCommandComments(client: GitHubClient, name: RepositoryName): CommandComments {
  return {
    async read(commentId) {
      const parameters = { ...name, comment_id: commentId }
      const request = client.request('GET /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters)
      const comment = (await found(`comment ${commentId}`, request))?.data
      if (comment === undefined) return undefined
      return {
        author: comment.user?.login ?? 'ghost',
        isPerson: comment.user?.type === 'User' && !comment.performed_via_github_app,
        isEdited: comment.created_at !== comment.updated_at,
        body: comment.body ?? '',
      }
    },
    async react(commentId, content) {
      const parameters = { ...name, comment_id: commentId, content }
      // A comment that is gone needs no answer.
      await found(
        `a reaction to comment ${commentId}`,
        client.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', parameters),
      )
    },
  }
}
