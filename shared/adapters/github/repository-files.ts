import type { RepositoryFiles } from '../../ports/github-repository.ts'
import { expected, found, type GitHubClient, type RepositoryName } from './client.ts'

/** Files of a repository over the contents API. A file is always asked for at a commit, never at a branch name. */
export function createRepositoryFiles(client: GitHubClient, name: RepositoryName): RepositoryFiles {
  const repository = `${name.owner}/${name.repo}`
  return {
    repository,
    async commitOf(branch) {
      const answer = await found(
        `branch ${branch} of ${repository}`,
        client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...name, ref: `heads/${branch}` }),
      )
      return answer?.data.object.sha
    },
    async readText(path, commit) {
      const answer = await found(
        `${path} of ${repository} at ${commit}`,
        client.request('GET /repos/{owner}/{repo}/contents/{path}', {
          ...name,
          path,
          ref: commit,
        }),
      )
      return answer === undefined
        ? undefined
        : await expected(
            path,
            Promise.resolve().then(() => textOf(answer.data)),
          )
    },
  }
}

/** A folder, a symbolic link or a file above 1 MB (whose content GitHub leaves out) is no readable document. */
function textOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'file')
    throw new Error('it is not a file')
  if (!('encoding' in data) || data.encoding !== 'base64' || !('content' in data) || typeof data.content !== 'string')
    throw new Error('the file is larger than 1 MB')
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(data.content, 'base64'))
}
