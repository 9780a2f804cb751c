import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'

export type GitOptions = { readonly input?: string | Buffer; readonly env?: Readonly<Record<string, string>> }
export type GitResult = { readonly code: number; readonly stdout: Buffer; readonly stderr: string }
export type TreeEntry = { readonly mode: string; readonly type: string; readonly sha: string; readonly path: string }
export type GitObject = { readonly type: string; readonly bytes: Buffer }
export type Person = { readonly name: string; readonly email: string; readonly date: string }
export type CommitObject = {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  readonly message: string
}

export const NO_SHA = '0'.repeat(40)
const CLEAN_ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_CONFIG_KEY_1: 'gc.auto',
  GIT_CONFIG_VALUE_1: '0',
  LC_ALL: 'C',
}

/** Runs git in a repository, without the configuration of the machine; never throws on a non-zero exit. */
export function tryGit(dir: string, args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], { cwd: dir, env: { ...CLEAN_ENVIRONMENT, ...options.env } })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }),
    )
    child.stdin.end(options.input ?? '')
  })
}

/** Runs git and returns its standard output; throws with git's own words on a non-zero exit. */
export async function git(dir: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  const result = await tryGit(dir, args, options)
  if (result.code !== 0) throw new Error(`git ${args.join(' ')} in ${dir}: ${result.stderr}`)
  return result.stdout.toString().trimEnd()
}

/** The object that a name resolves to, or undefined. */
export async function resolveSha(dir: string, name: string): Promise<string | undefined> {
  const result = await tryGit(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{object}`])
  return result.code === 0 ? result.stdout.toString().trim() : undefined
}

/** The commit that a branch, tag, ref or sha resolves to, or undefined. */
export async function resolveCommit(dir: string, name: string): Promise<string | undefined> {
  for (const candidate of [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`, name]) {
    const result = await tryGit(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${candidate}^{commit}`])
    if (result.code === 0) return result.stdout.toString().trim()
  }
  return undefined
}

/** Reads one object by sha or by `commit:path`; undefined when there is none. */
export async function readObject(dir: string, name: string): Promise<GitObject | undefined> {
  const { stdout } = await tryGit(dir, ['cat-file', '--batch'], { input: `${name}\n` })
  const end = stdout.indexOf(10)
  const [, type, size] = stdout.subarray(0, end).toString().split(' ')
  if (type === undefined || size === undefined || !/^\d+$/.test(size)) return undefined
  return { type, bytes: stdout.subarray(end + 1, end + 1 + Number(size)) }
}

/** Stores an object and returns its sha. */
export function writeObject(dir: string, type: 'blob' | 'commit' | 'tag', bytes: string | Buffer): Promise<string> {
  return git(dir, ['hash-object', '-t', type, '-w', '--stdin'], { input: bytes })
}

/** The entries of a tree or of a commit's tree. */
export async function listTree(dir: string, name: string, recursive = false): Promise<TreeEntry[]> {
  const flags = recursive ? ['-r', '-t'] : []
  const out = await git(dir, ['ls-tree', '-z', ...flags, name])
  return out
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [head = '', path = ''] = line.split('\t')
      const [mode = '', type = '', sha = ''] = head.split(' ')
      return { mode, type, sha, path }
    })
}

/** Builds a tree from a base tree (or nothing) and changes; a change without sha removes the path. */
export async function writeTree(
  dir: string,
  base: string | undefined,
  changes: readonly { readonly path: string; readonly mode: string; readonly sha: string | null }[],
): Promise<string> {
  const index = `${dir}/index-${process.hrtime.bigint()}`
  const env = { GIT_INDEX_FILE: index }
  if (base !== undefined) await git(dir, ['read-tree', base], { env })
  const lines = changes.map((change) =>
    change.sha === null ? `0 ${NO_SHA}\t${change.path}` : `${change.mode} ${change.sha}\t${change.path}`,
  )
  if (lines.length > 0) await git(dir, ['update-index', '-z', '--index-info'], { env, input: `${lines.join('\0')}\0` })
  const tree = await git(dir, ['write-tree'], { env })
  await rm(index, { force: true })
  return tree
}

/** Writes a commit object; dates are ISO 8601. */
export function writeCommit(dir: string, commit: Omit<CommitObject, 'sha'>): Promise<string> {
  const line = (kind: string, person: Person): string =>
    `${kind} ${person.name} <${person.email}> ${Math.floor(Date.parse(person.date) / 1000)} +0000`
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    line('author', commit.author),
    line('committer', commit.committer),
  ]
  return writeObject(dir, 'commit', `${head.join('\n')}\n\n${commit.message}`)
}

/** Reads a commit; undefined when the sha names no commit. */
export async function readCommit(dir: string, sha: string): Promise<CommitObject | undefined> {
  const object = await readObject(dir, sha)
  if (object?.type !== 'commit') return undefined
  const text = object.bytes.toString()
  const split = text.indexOf('\n\n')
  const lines = text.slice(0, split).split('\n')
  const values = (key: string): string[] =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1))
  return {
    sha,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: toPerson(values('author')[0] ?? ''),
    committer: toPerson(values('committer')[0] ?? ''),
    message: text.slice(split + 2).trimEnd(),
  }
}

function toPerson(line: string): Person {
  const match = /^(.*) <(.*)> (\d+) /.exec(line)
  const seconds = Number(match?.[3] ?? 0)
  return {
    name: match?.[1] ?? '',
    email: match?.[2] ?? '',
    date: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'),
  }
}

/** Moves a ref if it still has the old value (NO_SHA: must not exist); false when it does not. */
export async function moveRef(dir: string, ref: string, to: string, from?: string): Promise<boolean> {
  const args = to === NO_SHA ? ['-d', ref] : [ref, to]
  const result = await tryGit(dir, ['update-ref', ...args, ...(from === undefined ? [] : [from])])
  return result.code === 0
}

/** All refs except the pull requests' own. */
export async function listRefs(dir: string): Promise<Map<string, string>> {
  const out = await git(dir, ['for-each-ref', '--format=%(refname) %(objectname)'])
  const rows = out.split('\n').filter((line) => line !== '' && !line.startsWith('refs/pull/'))
  return new Map(rows.map((line) => line.split(' ') as [string, string]))
}

/** True when `ancestor` can be reached from `commit`, or is it. */
export async function isAncestor(dir: string, ancestor: string, commit: string): Promise<boolean> {
  return (await tryGit(dir, ['merge-base', '--is-ancestor', ancestor, commit])).code === 0
}

/** The best common ancestor, or undefined for unrelated histories. */
export async function mergeBase(dir: string, a: string, b: string): Promise<string | undefined> {
  const result = await tryGit(dir, ['merge-base', a, b])
  return result.code === 0 ? result.stdout.toString().trim() : undefined
}

/** Commits in a range such as `base..head`, newest first. */
export async function listCommits(dir: string, range: string, path?: string): Promise<string[]> {
  const out = await git(dir, ['rev-list', range, '--', ...(path === undefined ? [] : [path])])
  return out === '' ? [] : out.split('\n')
}

/** The tree of merging two commits, or undefined when they conflict. */
export async function mergeTree(dir: string, ours: string, theirs: string): Promise<string | undefined> {
  const result = await tryGit(dir, ['merge-tree', '--write-tree', ours, theirs])
  return result.code === 0 ? result.stdout.toString().split('\n')[0] : undefined
}
