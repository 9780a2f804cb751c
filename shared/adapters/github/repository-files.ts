import { Fault } from '../../kernel/error.ts'
import type { RepositoryFiles, TextFile } from '../../ports/github-repository.ts'
import { expected, found, type GitHubClient, type RepositoryName } from './client.ts'
import { sha256 } from './sha256.ts'

/** Files of a repository over the contents API. A file is always asked for at a commit, never at a branch name. */
export function createRepositoryFiles(client: GitHubClient, name: RepositoryName): RepositoryFiles {
  const repository = `${name.owner}/${name.repo}`
  const tryRead = async (path: string, commit: string): Promise<TextFile | string | undefined> => {
    const request = client.request('GET /repos/{owner}/{repo}/contents/{path}', { ...name, path, ref: commit })
    const answer = await found(`${path} of ${repository} at ${commit}`, request)
    if (answer === undefined) return undefined
    const bytes = bytesOf(answer.data)
    if (typeof bytes === 'string') return bytes
    const text = decode(bytes)
    return text === undefined ? 'is not UTF-8 text' : { path, text, digest: sha256(bytes) }
  }
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
      const file = await tryRead(path, commit)
      if (typeof file === 'string')
        throw new Fault('GITHUB_UNAVAILABLE', `${path} of ${repository} at ${commit} ${file}`)
      return file
    },
    tryRead,
    async changedAt(path, commit) {
      const request = client.request('GET /repos/{owner}/{repo}/commits', { ...name, path, sha: commit, per_page: 1 })
      const [newest] = (await expected(`the commits of ${path} in ${repository}`, request)).data
      const at = Date.parse(newest?.commit.committer?.date ?? '')
      return Number.isFinite(at) ? at : undefined
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

/** A folder, a link, or a file above 1 MB (whose content GitHub leaves out) is no readable document: the answer says why. */
function bytesOf(data: unknown): Buffer | string {
  const isFile = typeof data === 'object' && data !== null && 'type' in data && data.type === 'file'
  if (!isFile) return 'is not a file'
  if (!('encoding' in data) || data.encoding !== 'base64' || !('content' in data) || typeof data.content !== 'string') {
    return 'is larger than 1 MB'
  }
  return Buffer.from(data.content, 'base64')
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
