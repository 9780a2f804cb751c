import { type RepositoryFile, type Seen, unseen } from '../../doctor/facts.ts'
import type { ExaminedFiles } from '../../ports/repository-examiner.ts'
import type { GitHubClient, RepositoryName } from './client.ts'
import { createRepositoryFiles } from './repository-files.ts'
import { readSeen } from './seen.ts'

const PERMISSION = 'Contents: read'

/** Files at one commit over the contents API; `undefined` for the commit means that the branch is not there. */
export function createExaminedFiles(client: GitHubClient, name: RepositoryName, branch: string): ExaminedFiles {
  const repository = createRepositoryFiles(client, name)
  const what = `files of ${name.owner}/${name.repo}`
  // One commit for all: a push in between must not mix two states.
  const commit = readSeen(`branch ${branch} of ${name.owner}/${name.repo}`, PERMISSION, () =>
    repository.commitOf(branch),
  )
  const read: ExaminedFiles['read'] = async (path) => {
    const at = await atCommit(commit, branch)
    if (!at.known) return at
    return readSeen(`${path}, one of the ${what},`, PERMISSION, () => repository.read(path, at.value))
  }
  return {
    read,
    async list(folder, endings) {
      const at = await atCommit(commit, branch)
      if (!at.known) return at
      const names = await readSeen(`${folder}, one of the ${what},`, PERMISSION, () =>
        listFolder(client, name, folder, at.value),
      )
      if (!names.known) return names
      const wanted = names.value.filter((path) => endings.some((ending) => path.endsWith(ending)))
      const files = await Promise.all(wanted.map(read))
      const blind = files.find((file) => !file.known)
      if (blind !== undefined && !blind.known) return blind
      const found = files.flatMap((file) => (file.known && file.value !== undefined ? [file.value] : []))
      return { known: true, value: found satisfies readonly RepositoryFile[] }
    },
  }
}

async function atCommit(commit: Promise<Seen<string | undefined>>, branch: string): Promise<Seen<string>> {
  const at = await commit
  if (!at.known) return at
  return at.value === undefined ? unseen(`there is no branch ${branch}`) : { known: true, value: at.value }
}

async function listFolder(client: GitHubClient, name: RepositoryName, path: string, ref: string): Promise<string[]> {
  const request = client.request('GET /repos/{owner}/{repo}/contents/{path}', { ...name, path, ref })
  const answer = await request.catch((error: unknown) => {
    if (typeof error === 'object' && error !== null && 'status' in error && error.status === 404) return undefined
    throw error
  })
  if (answer === undefined || !Array.isArray(answer.data)) return []
  return answer.data.filter(({ type }) => type === 'file').map((file) => file.path)
}
