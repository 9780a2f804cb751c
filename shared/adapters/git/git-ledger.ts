import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault, UserError } from '../../kernel/error.ts'
import type { Ledger, LedgerCommit } from '../../ports/ledger.ts'
import { createGitSnapshot, type ObjectCache } from './git-snapshot.ts'
import type { Git } from './run-git.ts'

/** Keeps fetched ledger objects from being downloaded again; a name that no clone fetches and no tool shows. */
const CACHE_REF = 'refs/assay/ledger'
/** Another process held a lock at the moment of the push: try again, nothing is wrong. */
const RACE =
  /stale info|cannot lock ref|unable to (create|lock)|failed to (update|lock)|fetch first|non-fast-forward|reference already exists/i

/** `remote`: name or URL that holds the ledger; absent: the branch in this repository itself is the ledger. */
export type GitLedgerOptions = { readonly branch: string; readonly remote?: string }

/**
 * The ledger on a branch, by git plumbing alone: the user's working tree, index, branches and hooks are never touched.
 * With a remote the compare-and-swap is `push --atomic --force-with-lease`, without one `update-ref` with the old value.
 */
export function createGitLedger(git: Git, options: GitLedgerOptions): Ledger {
  const ref = `refs/heads/${options.branch}`
  const place = options.remote === undefined ? localBranch(git, ref) : remoteBranch(git, ref, options.remote)
  const cache: ObjectCache = new Map()
  let author: Promise<Identity> | undefined
  return {
    snapshot: async () => createGitSnapshot(git, await place.head(), cache),
    publish: async (commit) => {
      author ??= identity(git)
      return place.move(await writeCommit(git, commit, await author), commit.base)
    },
  }
}

type Branch = {
  /** Commit the branch points at now; its objects are in this repository. */
  readonly head: () => Promise<string | undefined>
  readonly move: (to: string, from: string | undefined) => Promise<'published' | 'conflict'>
}

function localBranch(git: Git, ref: string): Branch {
  const head = async (): Promise<string | undefined> =>
    text(await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { answers: [1] })) || undefined
  return {
    head,
    move: async (to, from) => {
      await refuseCheckedOut(git, ref)
      const { code, stderr } = await git(['update-ref', '-m', 'assay', ref, to, from ?? ''], { answers: [1, 128] })
      if (code === 0) return 'published'
      if ((await head()) !== from || RACE.test(stderr)) return 'conflict'
      throw new Fault('LEDGER_UNAVAILABLE', `git could not move ${ref}: ${stderr.trim()}`)
    },
  }
}

function remoteBranch(git: Git, ref: string, remote: string): Branch {
  const head = async (): Promise<string | undefined> => {
    const line = text(await git(['ls-remote', '--refs', remote, ref]))
    return line === '' ? undefined : line.split('\t')[0]
  }
  return {
    head: async () => {
      const commit = await head()
      if (commit !== undefined) await fetchCommit(git, { remote, ref, commit })
      return commit
    },
    move: async (to, from) => {
      const lease = `--force-with-lease=${ref}:${from ?? ''}`
      const quiet = ['--no-verify', '--no-signed', '--no-follow-tags', '--recurse-submodules=no']
      const push = ['push', '--porcelain', '--atomic', ...quiet, lease, remote, `${to}:${ref}`]
      const { code, stdout, stderr } = await git(push, { answers: [1, 128] })
      if (code === 0) return 'published'
      const now = await head()
      // The push may have arrived although its answer was lost.
      if (now === to) return 'published'
      const words = `${stdout.toString('utf8')}\n${stderr}`
      if (now !== from || RACE.test(words)) return 'conflict'
      throw refusedPush(words, remote)
    },
  }
}

/** Fetches without `FETCH_HEAD`, tags or tracking branches. The branch may move on meanwhile, then its newer objects come along. */
async function fetchCommit(git: Git, at: { remote: string; ref: string; commit: string }): Promise<void> {
  const { code } = await git(['cat-file', '-e', `${at.commit}^{commit}`], { answers: [1, 128] })
  if (code === 0) return
  await git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', at.remote, at.ref])
  // Only a cache: when another process moves it at the same time, nothing is lost.
  await git(['update-ref', CACHE_REF, at.commit], { answers: [1, 128] })
}

async function writeCommit(git: Git, commit: LedgerCommit, author: Identity): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-ledger-'))
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') }
    if (commit.base !== undefined) await git(['read-tree', commit.base], { env })
    const lines = await writeObjects(git, commit.files, folder)
    await git(['update-index', '-z', '--add', '--index-info'], { env, input: lines.join('') })
    const tree = text(await git(['write-tree'], { env }))
    const parents = commit.base === undefined ? [] : ['-p', commit.base]
    const args = ['commit-tree', '--no-gpg-sign', tree, ...parents]
    return text(await git(args, { input: `${commit.message}\n`, env: author }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes the files into the object store, in one process and without the user's filters; answers lines for the index. */
async function writeObjects(git: Git, files: LedgerCommit['files'], folder: string): Promise<string[]> {
  const sources: string[] = []
  for (const [i, { content }] of files.entries()) {
    const source = join(folder, `blob-${i}`)
    await writeFile(source, content)
    sources.push(source)
  }
  const input = `${sources.join('\n')}\n`
  const { stdout } = await git(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })
  const objects = stdout.toString('utf8').trim().split('\n')
  return files.map(({ path }, i) => `100644 ${objects[i]}\t${path}\0`)
}

type Identity = { readonly [name: string]: string }

/** The user's own name where git knows it, so that the ledger's log says who; else ours, because runners have none. */
async function identity(git: Git): Promise<Identity> {
  const ask = async (key: string): Promise<string> => text(await git(['config', '--get', key], { answers: [1] }))
  const name = (await ask('user.name')) || 'Assay'
  const email = (await ask('user.email')) || 'assay@localhost'
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
}

/** Moving a branch under a working tree would make every file there look changed. */
async function refuseCheckedOut(git: Git, ref: string): Promise<void> {
  const trees = text(await git(['worktree', 'list', '--porcelain']))
  if (!trees.split('\n').includes(`branch ${ref}`)) return
  throw new UserError('REGISTRY_REFUSED', {
    file: ref,
    message: 'the ledger branch is checked out, so it cannot be written',
    fix: 'check out another branch',
  })
}

function refusedPush(words: string, remote: string): UserError | Fault {
  const said = words
    .replace(/\/\/[^/@\s]+@/g, '//')
    .trim()
    .slice(-500)
  if (/protected|declined|denied|permission|403/i.test(words)) {
    return new UserError('REGISTRY_REFUSED', {
      file: remote,
      message: `the remote refuses the push: ${said}`,
      fix: 'allow this identity to write the ledger branch',
    })
  }
  return new Fault('LEDGER_UNAVAILABLE', `the push to ${remote} failed: ${said}`)
}

function text(result: { readonly stdout: Buffer }): string {
  return result.stdout.toString('utf8').trim()
}
