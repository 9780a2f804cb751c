import type { WorkflowFiles } from '../../ports/workflow-files.ts'
import {
  expected,
  found,
  type GitHubClient,
  PAGE_SIZE,
  type RepositoryName,
  readPages,
  toRepositoryName,
} from './client.ts'

/** Of commits that came after one. */
const MAX_PAGES = 30

/** What can be run: workflows, and the actions of the repository itself. */
const FOLDERS = ['workflows', 'actions']

type Entry = { readonly path?: string; readonly type?: string; readonly sha?: string; readonly mode?: string }
type Tree = { readonly files: ReadonlyMap<string, string>; readonly isCut: boolean }

/** Goes from the tip to the first parent, and on, through all that came after the commit. */
async function isFirstParent(
  client: GitHubClient,
  place: RepositoryName,
  { commit, tip }: { readonly commit: string; readonly tip: string },
): Promise<boolean> {
  const { items, isCut } = await readPages(MAX_PAGES, async (page) => {
    const parameters = { ...place, basehead: `${commit}...${tip}`, per_page: PAGE_SIZE, page }
    const request = client.request('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
    return (await found(`where ${commit} stands in ${place.owner}/${place.repo}`, request))?.data.commits ?? []
  })
  if (isCut) return false
  const parents = new Map(items.map(({ sha, parents: [first] }) => [sha, first?.sha]))
  let at: string | undefined = tip
  while (at !== undefined && at !== commit) at = parents.get(at)
  return at === commit
}

/** Workflows through git's data: trees and blobs by their digests, never by what a file says. */
export function createWorkflowFiles(client: GitHubClient, name: RepositoryName): WorkflowFiles {
  const entriesOf = async (tree: string, isDeep: boolean): Promise<{ entries: readonly Entry[]; isCut: boolean }> => {
    const parameters = { ...name, tree_sha: tree, ...(isDeep ? { recursive: '1' } : {}) }
    const request = client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', parameters)
    const { data } = await expected(`the files of ${tree}`, request)
    return { entries: data.tree, isCut: data.truncated === true }
  }
  const treeOf = async (commit: string): Promise<Tree> => {
    const root = await entriesOf(commit, false)
    const github = root.entries.filter(({ path }) => path?.toLowerCase() === '.github')
    const parts = await Promise.all(github.map((entry) => below(entry)))
    return {
      files: new Map(parts.flatMap(({ files }) => [...files])),
      isCut: root.isCut || parts.some(({ isCut }) => isCut),
    }
  }
  /** A link or a submodule in the place of a folder is a difference by itself. */
  const below = async (entry: Entry): Promise<Tree> => {
    if (entry.type !== 'tree' || entry.sha === undefined) {
      return { files: new Map([[`${entry.path}`, `${entry.mode} ${entry.sha}`]]), isCut: false }
    }
    const { entries, isCut } = await entriesOf(entry.sha, true)
    const runnable = entries.filter(
      ({ path, type }) => type !== 'tree' && FOLDERS.some((one) => path === one || path?.startsWith(`${one}/`)),
    )
    return { files: new Map(runnable.map(({ path, mode, sha }) => [`${entry.path}/${path}`, `${mode} ${sha}`])), isCut }
  }
  return {
    async changed(base, head) {
      const [before, after] = await Promise.all([treeOf(base), treeOf(head)])
      const paths = [...new Set([...before.files.keys(), ...after.files.keys()])]
      const changed = paths.filter((path) => before.files.get(path) !== after.files.get(path)).toSorted()
      return { changed, isCut: before.isCut || after.isCut }
    },
    async holds(repository, ref, commit) {
      const place = toRepositoryName(repository)
      // By its full name: a tag of the same name must not stand in for the branch.
      const asked = client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
        ...place,
        ref: ref.replace(/^refs\//, ''),
      })
      const tip = await found(`${ref} of ${repository}`, asked)
      if (tip === undefined || tip.data.ref !== ref) return false
      const { sha } = tip.data.object
      return commit === sha || (await isFirstParent(client, place, { commit, tip: sha }))
    },
  }
}
