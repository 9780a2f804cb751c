import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type Dirent, realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Problem, UserError } from '../../kernel/error.ts'
import type { FileDigest, Files } from '../../ports/files.ts'
import { insideWorkspace } from './inside-workspace.ts'

/** Files below the folder `workspace`, which must exist. Reading something that is not there answers `undefined`. */
export function createFiles(workspace: string): Files {
  const root = realpathSync(workspace)
  const locate = (path: string): string => insideWorkspace(root, path)
  return {
    resolve: locate,
    readText: async (path) => absentAsUndefined(path, readFile(locate(path), 'utf8')),
    readBytes: async (path) => absentAsUndefined(path, readFile(locate(path))),
    write: async (path, content) => writeAtomically(locate(path), content),
    remove: async (path) => rm(locate(path), { force: true }),
    sha256: (content) => `sha256:${createHash('sha256').update(content).digest('hex')}`,
    digest: async (path) => {
      const absolute = locate(path)
      const facts = await absentAsUndefined(path, stat(absolute))
      if (facts === undefined) return undefined
      const paths = facts.isDirectory() ? (await filesBelow(root, absolute)).toSorted(byCodeUnit) : [absolute]
      const digests: FileDigest[] = []
      for (const file of paths) digests.push(await digestFile(root, file))
      return digests
    },
  }
}

async function absentAsUndefined<T>(path: string, reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === 'EISDIR') throw invalid({ file: path, message: 'is a folder', fix: 'name a file in it' })
    if (code === 'EACCES' || code === 'EPERM')
      throw invalid({
        file: path,
        message: 'may not be read',
        fix: 'give the user that runs Assay the right to read it',
      })
    throw error
  }
}

async function writeAtomically(target: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(target)
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${basename(target)}.${randomUUID()}.tmp`)
  try {
    await writeFile(draft, content, { flag: 'wx' })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function digestFile(root: string, file: string): Promise<FileDigest> {
  const hash = createHash('sha256')
  let size = 0
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk)
      size += chunk.length
    }
  })
  return { path: shown(root, file), digest: `sha256:${hash.digest('hex')}`, size }
}

/** Links to files inside the workspace count as files; a linked folder could loop, so it is refused rather than followed. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(root, path)))
    else if (await isFile(root, path, entry)) found.push(path)
  }
  return found
}

async function isFile(root: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  insideWorkspace(root, path)
  const facts = await stat(path)
  if (!facts.isDirectory()) return facts.isFile()
  throw invalid({
    file: shown(root, path),
    message: 'is a symbolic link to a folder',
    fix: 'put the files themselves there',
  })
}

function shown(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function invalid(problem: Problem): UserError {
  return new UserError('INPUT_INVALID', problem)
}
