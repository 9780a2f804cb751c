import { Fault } from '../../kernel/error.ts'
import type { RepositoryFiles } from '../../ports/github-repository.ts'
import { found, type GitHubClient, type RepositoryName } from './client.ts'
import { sha256 } from './sha256.ts'

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
    async read(path, commit) {
      const what = `${path} of ${repository} at ${commit}`
      const request = client.request('GET /repos/{owner}/{repo}/contents/{path}', { ...name, path, ref: commit })
      const answer = await found(what, request)
      if (answer === undefined) return undefined
      const bytes = bytesOf(answer.data, what)
      return { path, text: decode(bytes, what), digest: sha256(bytes) }
    },
    async list(folder, commit) {
      const request = client.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...name,
        path: folder,
        ref: commit,
      })
      const answer = await found(`${folder} of ${repository} at ${commit}`, request)
      // One file of that name is no folder of files.
      const entries: unknown = answer?.data ?? []
      return Array.isArray(entries) ? entries.flatMap(filePath) : []
    },
  }
}

function filePath(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null || !('type' in entry) || !('path' in entry)) return []
  return entry.type === 'file' && typeof entry.path === 'string' ? [entry.path] : []
}

/** A folder, a link, or a file above 1 MB (whose content GitHub leaves out) is no readable document. */
function bytesOf(data: unknown, what: string): Buffer {
  const isFile = typeof data === 'object' && data !== null && 'type' in data && data.type === 'file'
  if (!isFile) throw new Fault('GITHUB_UNAVAILABLE', `${what} is not a file`)
  if (!('encoding' in data) || data.encoding !== 'base64' || !('content' in data) || typeof data.content !== 'string')
    throw new Fault('GITHUB_UNAVAILABLE', `${what} is larger than 1 MB`)
  return Buffer.from(data.content, 'base64')
}

function decode(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Fault('GITHUB_UNAVAILABLE', `${what} is not UTF-8 text`, { cause: error })
  }
}
