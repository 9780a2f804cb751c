import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, posix, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dvcPointer, type Pointer, parseLfsPointer } from '../../data/pointer.ts'
import { parseYaml } from '../../document/yaml.ts'
import { Fault } from '../../kernel/error.ts'
import type { Git } from './run-git.ts'

/** One earlier commit of the repository around `workspace`; copies are written below `folder`, a path relative to it. */
export type Place = { readonly git: Git; readonly workspace: string; readonly commit: string; readonly folder: string }

/** How git names a file of a commit, seen from the folder it runs in. */
export const at = (commit: string, path: string): string => `${commit}:./${path}`

/** The bytes of a file at the commit; `undefined` where there was none. */
export async function show({ git, commit }: Pick<Place, 'git' | 'commit'>, path: string): Promise<Buffer | undefined> {
  const { code, stdout } = await git(['cat-file', 'blob', at(commit, path)], { answers: [1, 128] })
  return code === 0 ? stdout : undefined
}

/** `changed` is known of files behind pointers only; git knows it of the others. */
export type Restored = { readonly changed?: boolean } | { readonly reason: string }

/** Writes one file as it was at the commit, through the pointers of Git LFS and DVC. */
export async function restore(place: Place, file: string): Promise<Restored> {
  const target = join(place.workspace, place.folder, file)
  const blob = await show(place, file)
  const pointer =
    blob === undefined ? await findDvc(place, file) : parseLfsPointer(blob.subarray(0, 1024).toString('utf8'))
  await mkdir(dirname(target), { recursive: true })
  if (pointer === undefined) {
    if (blob === undefined) return { reason: `${file} was not in the repository at the earlier commit` }
    await writeFile(target, blob)
    return {}
  }
  if (await isUnchanged(place, file, pointer)) {
    await copyFile(join(place.workspace, file), target)
    return { changed: false }
  }
  const cached = await findCached(place, pointer)
  if (cached === undefined) return { reason: absence(file, pointer) }
  await copyFile(cached, target)
  return { changed: true }
}

function absence(file: string, pointer: Pointer): string {
  return pointer.kind === 'lfs'
    ? `the earlier ${file} is in Git LFS and not in this checkout; \`git lfs fetch origin <base>\` brings it`
    : `the earlier ${file} is in DVC and not in its cache; \`dvc fetch\` at the base commit brings it`
}

async function findDvc(place: Place, file: string): Promise<Pointer | undefined> {
  const own = await parsed(place, `${file}.dvc`)
  const found = dvcPointer(own, posix.basename(file))
  if (found !== undefined) return found
  // Outputs of a pipeline are named from the folder of its lock file.
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const lock = await parsed(place, posix.join(folder, 'dvc.lock'))
    const stages = typeof lock === 'object' && lock !== null && 'stages' in lock ? Object.values(lock.stages ?? {}) : []
    const pointer = stages.flatMap((stage) => dvcPointer(stage, posix.relative(folder, file)) ?? [])[0]
    if (pointer !== undefined || folder === '.') return pointer
  }
}

async function parsed(place: Place, path: string): Promise<unknown> {
  const blob = await show(place, path)
  return blob === undefined ? undefined : parseYaml(blob.toString('utf8'), path, 'DATA_UNREADABLE').value
}

/** Is the file of the working tree the very one that the earlier pointer names? */
async function isUnchanged({ workspace }: Place, file: string, pointer: Pointer): Promise<boolean> {
  if (pointer.kind === 'dvc' && pointer.folder) return false
  const hash = createHash(pointer.kind === 'lfs' ? 'sha256' : 'md5')
  const path = join(workspace, file)
  if (!(await exists(path))) return false
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex') === (pointer.kind === 'lfs' ? pointer.digest.slice('sha256:'.length) : pointer.md5)
}

async function findCached({ git, workspace }: Place, pointer: Pointer): Promise<string | undefined> {
  const candidates =
    pointer.kind === 'lfs' ? [await lfsPath(git, workspace, pointer.digest.slice(7))] : dvcPaths(workspace, pointer)
  for (const path of candidates) if (await exists(path)) return path
  return undefined
}

async function lfsPath(git: Git, workspace: string, hash: string): Promise<string> {
  const { stdout } = await git(['rev-parse', '--git-common-dir'])
  const folder = resolve(workspace, stdout.toString('utf8').trim())
  return join(folder, 'lfs', 'objects', hash.slice(0, 2), hash.slice(2, 4), hash)
}

/** Where DVC 3 and DVC 2 keep a file of this hash. A folder is a list of files, which is not followed. */
function dvcPaths(workspace: string, { md5, folder }: Extract<Pointer, { kind: 'dvc' }>): string[] {
  if (folder) return []
  const rest = [md5.slice(0, 2), md5.slice(2)]
  return [join(workspace, '.dvc', 'cache', 'files', 'md5', ...rest), join(workspace, '.dvc', 'cache', ...rest)]
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw new Fault('INTERNAL', `a file could not be read: ${(error as Error).message}`, { cause: error })
  }
}
