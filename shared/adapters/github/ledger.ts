import { RequestError } from 'octokit'
import { Fault } from '../../kernel/error.ts'
import type { Ledger, LedgerCommit } from '../../ports/ledger.ts'
import { expected, found, type GitHubClient, type RepositoryName } from './client.ts'
import { refused } from './ledger-refusal.ts'
import { type BlobCache, createGitHubSnapshot } from './ledger-snapshot.ts'

/**
 * The ledger on a branch, by GitHub's Git data API: needs `contents: write` and no clone. Commits carry no author, so GitHub signs them.
 * The compare-and-swap is a ref update that must be a fast-forward (`force: false`) of the commit that was read.
 */
export function createGitHubLedger(client: GitHubClient, name: RepositoryName, branch: string): Ledger {
  const blobs: BlobCache = new Map()
  const head = (): Promise<string | undefined> => readHead(client, name, branch)
  return {
    snapshot: async () => createGitHubSnapshot(client, name, await head(), blobs),
    publish: async (commit) => {
      try {
        const to = await writeCommit(client, name, commit)
        return await moveBranch({ client, name, branch, head }, to, commit.base)
      } catch (error) {
        // Nothing is written before the ref moves, so a server error on the way is as harmless as a lost race.
        if (error instanceof RequestError && error.status >= 500) return 'conflict'
        throw refused(error)
      }
    },
  }
}

/** `undefined` only when the repository is there and the branch is not: a hidden repository answers 404 too. */
async function readHead(client: GitHubClient, name: RepositoryName, branch: string): Promise<string | undefined> {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}'
  try {
    const ref = await found('the ledger branch', client.request(route, { ...name, ref: `heads/${branch}` }))
    if (ref !== undefined) return ref.data.object.sha
  } catch (error) {
    // A repository without any commit answers 409.
    if (!(error instanceof Fault && error.cause instanceof RequestError && error.cause.status === 409)) throw error
  }
  await expected(`the repository ${name.owner}/${name.repo}`, client.request('GET /repos/{owner}/{repo}', name))
  return undefined
}

async function writeCommit(client: GitHubClient, name: RepositoryName, commit: LedgerCommit): Promise<string> {
  const entry = { mode: '100644', type: 'blob' } as const
  const tree: (typeof entry & { path: string; content?: string; sha?: string })[] = []
  for (const { path, content } of commit.files) {
    if (typeof content === 'string') {
      tree.push({ ...entry, path, content })
      continue
    }
    const body = { ...name, content: Buffer.from(content).toString('base64'), encoding: 'base64' }
    const blob = await client.request('POST /repos/{owner}/{repo}/git/blobs', body)
    tree.push({ ...entry, path, sha: blob.data.sha })
  }
  const base = commit.base === undefined ? {} : { base_tree: await treeOf(client, name, commit.base) }
  const made = await client.request('POST /repos/{owner}/{repo}/git/trees', { ...name, ...base, tree })
  const parents = commit.base === undefined ? [] : [commit.base]
  const body = { ...name, message: commit.message, tree: made.data.sha, parents }
  return (await client.request('POST /repos/{owner}/{repo}/git/commits', body)).data.sha
}

async function treeOf(client: GitHubClient, name: RepositoryName, commit: string): Promise<string> {
  const answer = await client.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...name,
    commit_sha: commit,
  })
  return answer.data.tree.sha
}

type Branch = {
  readonly client: GitHubClient
  readonly name: RepositoryName
  readonly branch: string
  readonly head: () => Promise<string | undefined>
}

async function moveBranch(at: Branch, to: string, from: string | undefined): Promise<'published' | 'conflict'> {
  const { client, name, branch } = at
  try {
    if (from === undefined) {
      const body = { ...name, ref: `refs/heads/${branch}`, sha: to }
      await client.request('POST /repos/{owner}/{repo}/git/refs', body)
    } else {
      const body = { ...name, ref: `heads/${branch}`, sha: to, force: false }
      await client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', body)
    }
    return 'published'
  } catch (error) {
    const now = await at.head()
    // The update may have arrived although its answer was lost.
    if (now === to) return 'published'
    if (now !== from || isLag(error)) return 'conflict'
    throw error
  }
}

/** A commit just made is not yet known everywhere at GitHub. */
function isLag(error: unknown): boolean {
  return error instanceof RequestError && error.status === 422 && /object does not exist/i.test(error.message)
}
