import { closeSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Inflate } from '../../inspect-model/facts.ts'
import { UserError } from '../../kernel/error.ts'
import type { ModelFiles, OpenedModel } from '../../ports/model-files.ts'
import { insideWorkspace } from './inside-workspace.ts'

/** What a folder may hold as a model, by the name of its main file. */
const MAIN_FILES = ['saved_model.pb', 'model.json']
const MAX_FILES = 10_000

/** Opens models where `locate` allows it; it turns a path as it was written into an absolute one, or throws UserError. */
export function createModelFiles(locate: (path: string) => string): ModelFiles {
  return { open: (path) => openModel(locate(path), path) }
}

function openModel(absolute: string, name: string): OpenedModel {
  const main = mainFile(absolute, name)
  const root = realpathSync(dirname(main))
  const handles = new Map<string, number>()
  const sizeOf = (path: string): number | undefined => {
    const place = placeOf(root, path)
    const facts = place === undefined ? undefined : statSync(place, { throwIfNoEntry: false })
    return facts?.isFile() ? facts.size : undefined
  }
  const open = (path: string) => {
    const place = placeOf(root, path)
    const size = sizeOf(path)
    if (place === undefined || size === undefined) throw notThere(name, `${path} is not there, or is no file`)
    const handle = handles.get(place) ?? openSync(place, 'r')
    handles.set(place, handle)
    return { size, read: (from: number, to: number) => readRange(handle, from, to) }
  }
  return {
    main: basename(main),
    name,
    sizeOf,
    open,
    inflate,
    filesBelow: (path) => {
      const place = placeOf(root, path)
      const facts = place === undefined ? undefined : statSync(place, { throwIfNoEntry: false })
      if (place === undefined || !facts?.isDirectory()) return []
      const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).slice(0, MAX_FILES)
      return files
        .map((file) => join(path, file).replaceAll('\\', '/'))
        .filter((file) => sizeOf(file) !== undefined)
        .sort()
    },
    close: () => {
      for (const handle of handles.values()) closeSync(handle)
      handles.clear()
    },
  }
}

function mainFile(absolute: string, name: string): string {
  const facts = statSync(absolute, { throwIfNoEntry: false })
  if (facts === undefined) throw notThere(name, 'does not exist')
  if (!facts.isDirectory()) return absolute
  const found = MAIN_FILES.map((file) => join(absolute, file)).find((file) => statSync(file, { throwIfNoEntry: false }))
  if (found === undefined) throw notThere(name, `is a folder without ${MAIN_FILES.join(' or ')}`)
  return found
}

/** Where a file of the folder is; `undefined` when it leads out, also through a link. */
function placeOf(root: string, path: string): string | undefined {
  try {
    return insideWorkspace(root, path)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

function readRange(handle: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from)
  let done = 0
  while (done < bytes.length) {
    const count = readSync(handle, bytes, done, bytes.length - done, from + done)
    if (count === 0) throw new RangeError('it became shorter while it was read')
    done += count
  }
  return bytes
}

const INFLATE = { raw: inflateRawSync, zlib: inflateSync, gzip: gunzipSync } as const

/** Unpacks at most `limit` bytes; Node stops at the limit, so that a bomb costs no more than that. */
export const inflate: Inflate = (bytes, kind, limit) => {
  try {
    return INFLATE[kind](bytes, { maxOutputLength: Math.max(limit, 1) })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ERR_BUFFER_TOO_LARGE') return undefined
    if (code?.startsWith('Z_')) throw new RangeError(`what it compresses is damaged (${code})`, { cause: error })
    throw error
  }
}

function notThere(file: string, message: string): UserError {
  const fix = 'name a model file, or a folder with saved_model.pb or model.json'
  return new UserError('INPUT_INVALID', { file, message, fix })
}
