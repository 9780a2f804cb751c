import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Fault, messageOf } from '../../kernel/error.ts'
import type { EngineName, Engines } from '../../ports/engines.ts'
import type { Log } from '../../ports/log.ts'
import { installEngine } from './install-engine.ts'
import { unhashedPackages } from './unhashed-packages.ts'

export type EngineLoaderOptions = {
  /** Absolute path of one of our own files: packages that resolve from there are used as they are. */
  readonly resolveFrom: string
  /** Folder with one pinned package.json and package-lock.json per engine (`actions/engines`). */
  readonly enginesDir: string
  /** Where installed engines are kept: see `engineCacheDir`. */
  readonly cacheDir: string
  /** What npm may see: registry settings, proxies, PATH, HOME. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/**
 * Engines from node_modules when they are there, else from the tool cache (keyed by the digest of our lock file and by the
 * platform), else installed by `npm ci` from that lock file. Install scripts never run.
 */
export function createEngineLoader(options: EngineLoaderOptions): Engines {
  const installed = new Map<EngineName, Promise<string>>()
  const folderOf = (engine: EngineName): Promise<string> => {
    const known = installed.get(engine)
    if (known !== undefined) return known
    const folder = provide(engine, options)
    installed.set(engine, folder)
    // A failed install may be tried again: the network can come back within one process.
    folder.catch(() => installed.delete(engine))
    return folder
  }
  return {
    load: async <T>(engine: EngineName, specifier: string): Promise<T> => {
      if (resolves(options.resolveFrom, specifier)) return loadFrom<T>(options.resolveFrom, engine, specifier)
      const folder = await folderOf(engine)
      return loadFrom<T>(join(folder, 'package.json'), engine, specifier)
    },
  }
}

async function provide(engine: EngineName, options: EngineLoaderOptions): Promise<string> {
  const { cacheDir, env, log } = options
  const source = join(options.enginesDir, engine)
  const lock = await readLock(engine, source)
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 16)
  const target = join(cacheDir, `${engine}-${key}-${process.platform}-${process.arch}`)
  if (existsSync(target)) {
    log.debug(`engine ${engine}: found in the tool cache`)
    return target
  }
  const step = `installing the engine ${engine} (once per machine)`
  for (const name of unhashedPackages(lock, process.platform, process.arch))
    log.warn(`the lock file has no hash for ${name}: it is taken as the registry gives it, at the pinned version`)
  log.progress(step, 0, 1, 'engines')
  await installEngine({ engine, source, target, env })
  log.progress(step, 1, 1, 'engines')
  return target
}

async function readLock(engine: EngineName, source: string): Promise<string> {
  try {
    return await readFile(join(source, 'package-lock.json'), 'utf8')
  } catch (error) {
    throw new Fault('ENGINE_UNAVAILABLE', `the lock file of the engine "${engine}" is missing`, {
      cause: error,
      fix: 'use a complete release of Assay: the folder actions/engines belongs to it',
    })
  }
}

function resolves(from: string, specifier: string): boolean {
  try {
    createRequire(from).resolve(specifier)
    return true
  } catch {
    return false
  }
}

function loadFrom<T>(from: string, engine: EngineName, specifier: string): T {
  try {
    // `require`, not `import`: the packages of one engine must share one instance of their common core.
    return createRequire(from)(specifier) as T
  } catch (error) {
    throw new Fault('ENGINE_UNAVAILABLE', `${specifier} of the engine "${engine}" did not load: ${messageOf(error)}`, {
      cause: error,
      fix: `remove the folder it was loaded from so that it is installed afresh, and check that this platform (${process.platform} ${process.arch}) is one the package has a binary for`,
    })
  }
}
