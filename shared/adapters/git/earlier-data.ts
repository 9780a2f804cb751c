import { rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { isRemote } from '../../data/remote.ts'
import type { DataSource } from '../../data/source.ts'
import { UserError } from '../../kernel/error.ts'
import type { EarlierData, EarlierVersions } from '../../ports/earlier-data.ts'
import { at, type Place, restore, show } from './earlier-file.ts'
import type { Git } from './run-git.ts'

/** Copies of earlier data lie here, below the workspace, because the table engine reads nothing else. */
const FOLDER = '.assay/earlier'
const GLOB = /[*?[]/
/** A file that a query names, in its quotes. */
const QUOTED = /'([^'\n]{1,500}\.(?:csv|tsv|txt|parquet|pq|json|jsonl|ndjson)(?:\.gz|\.zst)?)'/gi

/** Reads earlier commits with git in `workspace`; a commit that a shallow checkout lacks is fetched from `origin`. */
export function createEarlierVersions(git: Git, workspace: string): EarlierVersions {
  const fetched = new Map<string, Promise<void>>()
  const need = (commit: string): Promise<void> => {
    const known = fetched.get(commit) ?? fetchCommit(git, commit)
    fetched.set(commit, known)
    return known
  }
  const placeOf = (commit: string): Place => ({
    git,
    workspace,
    commit,
    folder: posix.join(FOLDER, commit.slice(0, 16)),
  })
  return {
    parting: async (commit) => {
      await need(commit)
      const { code, stdout } = await git(['merge-base', 'HEAD', commit], { answers: [1, 128] })
      return code === 0 ? stdout.toString('utf8').trim() : commit
    },
    text: async (commit, path) => {
      await need(commit)
      return (await show({ git, commit }, path))?.toString('utf8')
    },
    data: async (commit, source) => {
      await need(commit)
      if ('path' in source) return isRemote(source.path) ? REMOTE : earlierPath(placeOf(commit), source.path)
      return earlierQuery(placeOf(commit), source)
    },
    close: () => rm(join(workspace, FOLDER), { recursive: true, force: true }),
  }
}

const REMOTE: EarlierData = { state: 'unknown', reason: 'data outside the repository has no earlier version here' }

async function fetchCommit(git: Git, commit: string): Promise<void> {
  // A name that begins with a dash would be an option.
  if (!/^[0-9A-Za-z][0-9A-Za-z._/-]*$/.test(commit)) throw noCommit(commit)
  const has = async (): Promise<boolean> =>
    (await git(['cat-file', '-e', `${commit}^{commit}`], { answers: [1, 128] })).code === 0
  if (await has()) return
  await git(['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', commit], { answers: [1, 128] })
  if (await has()) return
  throw noCommit(commit)
}

function noCommit(commit: string): UserError {
  return new UserError('INPUT_INVALID', {
    file: 'base',
    message: `the commit ${commit.slice(0, 40)} is not in this checkout and could not be fetched`,
    fix: 'check the repository out with its history (`fetch-depth: 0`), or name another commit',
  })
}

async function earlierPath(place: Place, path: string): Promise<EarlierData> {
  const paths = GLOB.test(path) ? await listed(place, path) : [path]
  if (paths.length === 0) return { state: 'unknown', reason: `no file matched ${path} at the earlier commit` }
  const changed = new Set(await changedFiles(place, path))
  for (const file of paths) {
    const restored = await restore(place, file)
    if ('reason' in restored) return { state: 'unknown', reason: restored.reason }
    if (restored.changed === true) changed.add(file)
    // Git sees the pointer or, where its filter is missing, mistakes the file for another content.
    if (restored.changed === false) changed.delete(file)
  }
  if (changed.size === 0) return { state: 'same' }
  return { state: 'other', source: { path: posix.join(place.folder, path) }, files: [...changed].sort() }
}

/** A query runs over copies of the files it names; files that did not change are read where they are. */
async function earlierQuery(place: Place, source: Extract<DataSource, { sql: string }>): Promise<EarlierData> {
  const names = [...new Set([...source.sql.matchAll(QUOTED)].map(([, name = '']) => name))].filter(
    (name) => !isRemote(name),
  )
  const files: string[] = []
  let { sql } = source
  for (const name of names) {
    const earlier = await earlierPath(place, posix.normalize(name))
    if (earlier.state === 'unknown') return earlier
    if (earlier.state !== 'other' || !('path' in earlier.source)) continue
    sql = sql.replaceAll(`'${name}'`, `'${earlier.source.path}'`)
    files.push(...earlier.files)
  }
  return files.length === 0 ? { state: 'same' } : { state: 'other', source: { ...source, sql }, files }
}

/** Files at the commit that a pattern names; patterns mean what they mean to git. */
async function listed({ git, commit }: Place, pattern: string): Promise<string[]> {
  const { stdout } = await git(['ls-files', '-z', `--with-tree=${commit}`, '--', `:(glob)${pattern}`])
  const names = stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '')
  const known = await Promise.all(names.map((name) => git(['cat-file', '-e', at(commit, name)], { answers: [1, 128] })))
  return [...new Set(names.filter((_, i) => known[i]?.code === 0))].sort()
}

/** Files of a path or pattern, known to git on either side, that the working tree changed, added or removed. */
async function changedFiles({ git, commit }: Place, path: string): Promise<string[]> {
  const { stdout } = await git(['diff', '--name-only', '-z', '--relative', commit, '--', `:(glob)${path}`])
  const untracked = await git(['ls-files', '-z', '--others', '--exclude-standard', '--', `:(glob)${path}`])
  const names = `${stdout.toString('utf8')}${untracked.stdout.toString('utf8')}`.split('\0')
  return names.filter((name) => name !== '')
}
