import { RequestError } from 'octokit'
import { HEAD_BYTES, type Holding, isOwn, MAX_HOLDINGS, wantsHead } from '../../onboarding/holding.ts'
import { CONFIG_PATH } from '../../onboarding/plan-setup.ts'
import { POLICY_PATH } from '../../policy/parse.ts'
import type { Proposal, SetupPlace, SetupPlaces } from '../../ports/set-up-place.ts'
import { expected, found, type GitHubClient, type RepositoryName } from './client.ts'
import { createRepositoryFiles } from './repository-files.ts'

const BRANCH = 'assay/set-up'
/** Tables whose beginning is read, the smallest paths first. */
const MAX_HEADS = 12
const MAX_TABLE_BYTES = 1_000_000
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/
/** What a pull request with a workflow takes beyond the core permissions. */
const NEEDED = ['contents', 'pull_requests', 'workflows']

/** A repository over REST. `permissions` are those that the installation has now. */
export function createSetupPlaces(
  client: GitHubClient,
  name: RepositoryName,
  permissions: () => Promise<Readonly<Record<string, unknown>>>,
): SetupPlaces {
  return {
    look: () => look(client, name),
    async mayPropose() {
      const given = await permissions()
      return NEEDED.every((permission) => given[permission] === 'write')
    },
    propose: (place, proposal) => propose(client, name, place, proposal),
  }
}

async function look(client: GitHubClient, name: RepositoryName): Promise<SetupPlace | undefined> {
  const what = `the repository ${name.owner}/${name.repo}`
  const { data } = await expected(what, client.request('GET /repos/{owner}/{repo}', name))
  const repository = createRepositoryFiles(client, name)
  const branch = data.default_branch
  const commit = await repository.commitOf(branch)
  if (commit === undefined) return undefined
  const request = client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    ...name,
    tree_sha: commit,
    recursive: '1',
  })
  const tree = (await expected(`the files of ${what}`, request)).data.tree
  const listed = tree.flatMap(({ path, size = 0, type }) =>
    type === 'blob' && path !== undefined ? [{ path, size }] : [],
  )
  const own = listed.filter(({ path }) => isOwn(path)).slice(0, MAX_HOLDINGS)
  const read = async (path: string): Promise<string | undefined> => (await repository.read(path, commit))?.text
  const isThere = (path: string): boolean => listed.some((file) => file.path === path)
  const [config, policy, workflows, files] = await Promise.all([
    isThere(CONFIG_PATH) ? read(CONFIG_PATH) : undefined,
    isThere(POLICY_PATH) ? read(POLICY_PATH) : undefined,
    Promise.all(
      own
        .filter(({ path }) => WORKFLOW.test(path))
        .map(async (file) => ({ ...file, head: (await read(file.path)) ?? '' })),
    ),
    withHeads(own, read),
  ])
  const present = {
    ...(config === undefined ? {} : { config }),
    ...(policy === undefined ? {} : { policy }),
    workflows,
  }
  return { branch, commit, files, present, url: data.html_url }
}

/** A table that cannot be read as text tells nothing, and is no reason not to go on. */
async function withHeads(
  files: readonly Holding[],
  read: (path: string) => Promise<string | undefined>,
): Promise<readonly Holding[]> {
  const tables = files.filter(({ path, size }) => wantsHead(path) && size <= MAX_TABLE_BYTES).slice(0, MAX_HEADS)
  const heads = await Promise.all(
    tables.map(async ({ path }) => [path, (await read(path).catch(() => undefined))?.slice(0, HEAD_BYTES)] as const),
  )
  const known = new Map(heads)
  return files.map((file) => {
    const head = known.get(file.path)
    return head === undefined ? file : { ...file, head }
  })
}

async function propose(
  client: GitHubClient,
  name: RepositoryName,
  place: SetupPlace,
  { title, body, files }: Proposal,
): Promise<number> {
  const before = await proposedBefore(client, name)
  if (before !== undefined) return before
  const tree = files.map(({ path, text }) => ({ path, mode: '100644' as const, type: 'blob' as const, content: text }))
  const made = await expected(
    'a tree with the new files',
    client.request('POST /repos/{owner}/{repo}/git/trees', { ...name, base_tree: place.commit, tree }),
  )
  const commit = { ...name, message: title, tree: made.data.sha, parents: [place.commit] }
  const { data } = await expected('a commit', client.request('POST /repos/{owner}/{repo}/git/commits', commit))
  await makeBranch(client, name, data.sha)
  const pull = { ...name, title, body, head: BRANCH, base: place.branch }
  const opened = await expected('a pull request', client.request('POST /repos/{owner}/{repo}/pulls', pull))
  return opened.data.number
}

async function proposedBefore(client: GitHubClient, name: RepositoryName): Promise<number | undefined> {
  const parameters = { ...name, state: 'all', head: `${name.owner}:${BRANCH}` } as const
  const answer = await found('earlier pull requests', client.request('GET /repos/{owner}/{repo}/pulls', parameters))
  return answer?.data.find(({ head }) => head.ref === BRANCH)?.number
}

/** A branch that a crash left behind is used as it is. */
async function makeBranch(client: GitHubClient, name: RepositoryName, sha: string): Promise<void> {
  try {
    await client.request('POST /repos/{owner}/{repo}/git/refs', { ...name, ref: `refs/heads/${BRANCH}`, sha })
  } catch (error) {
    if (error instanceof RequestError && error.status === 422 && /already exists/i.test(error.message)) return
    await expected(`the branch ${BRANCH}`, Promise.reject(error))
  }
}
