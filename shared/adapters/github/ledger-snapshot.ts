import { Fault } from '../../kernel/error.ts'
import type { LedgerSnapshot } from '../../ports/ledger.ts'
import { expected, type GitHubClient, type RepositoryName } from './client.ts'

/** Blobs by their object id: they never change, so a second try of a commit reads nothing twice. */
export type BlobCache = Map<string, Promise<Uint8Array>>

/** Path to object id of every file of one commit. */
type Listing = ReadonlyMap<string, string>

/** The ledger at commit `head`, read through the Git data API; nothing is cloned. */
export function createGitHubSnapshot(
  client: GitHubClient,
  name: RepositoryName,
  head: string | undefined,
  blobs: BlobCache,
): LedgerSnapshot {
  let listing: Promise<Listing> | undefined
  const files = (): Promise<Listing> => {
    listing ??= head === undefined ? Promise.resolve(new Map()) : listFiles(client, name, head)
    return listing
  }
  return {
    head,
    list: async (folder) => {
      const paths = [...(await files()).keys()].sort()
      return folder === '' ? paths : paths.filter((path) => path.startsWith(`${folder}/`))
    },
    read: async (path) => {
      const id = (await files()).get(path)
      if (id === undefined) return undefined
      const known = blobs.get(id) ?? readBlob(client, name, id)
      blobs.set(id, known)
      return known
    },
  }
}

async function listFiles(client: GitHubClient, name: RepositoryName, head: string): Promise<Listing> {
  const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}'
  const commit = await expected('the ledger commit', client.request(route, { ...name, commit_sha: head }))
  return walk(client, name, commit.data.tree.sha, '')
}

/** GitHub cuts large recursive listings (100,000 entries, 7 MB); then each folder is asked for by itself. */
async function walk(client: GitHubClient, name: RepositoryName, tree: string, prefix: string): Promise<Listing> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  const ask = { ...name, tree_sha: tree }
  const whole = await expected('the ledger listing', client.request(route, { ...ask, recursive: '1' }))
  if (!whole.data.truncated) return toListing(whole.data.tree, prefix)
  const flat = await expected('the ledger listing', client.request(route, ask))
  if (flat.data.truncated) throw new Fault('GITHUB_UNAVAILABLE', `the ledger folder "${prefix}" is too large to list`)
  const found = new Map(toListing(flat.data.tree, prefix))
  for (const entry of flat.data.tree.filter(({ type }) => type === 'tree')) {
    for (const [path, id] of await walk(client, name, entry.sha, `${prefix}${entry.path}/`)) found.set(path, id)
  }
  return found
}

function toListing(
  tree: readonly { readonly path: string; readonly mode: string; readonly type: string; readonly sha: string }[],
  prefix: string,
): Listing {
  const files = tree.filter(({ type }) => type !== 'tree')
  const odd = files.find(({ type, mode }) => type !== 'blob' || mode !== '100644')
  if (odd) throw new Fault('LEDGER_UNAVAILABLE', `${prefix}${odd.path} on the ledger is not a plain file (${odd.mode})`)
  return new Map(files.map(({ path, sha }) => [`${prefix}${path}`, sha]))
}

async function readBlob(client: GitHubClient, name: RepositoryName, id: string): Promise<Uint8Array> {
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
  const { data } = await expected('a file of the ledger', client.request(route, { ...name, file_sha: id }))
  return new Uint8Array(Buffer.from(data.content, 'base64'))
}
