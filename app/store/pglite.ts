import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import type { PGlite } from '@electric-sql/pglite'

const BASELINE_COMPILER = ['--liftoff', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']
const LOW_MEMORY = ['shared_buffers=4MB', 'wal_buffers=64kB', 'max_connections=5', 'temp_buffers=800kB']

/**
 * Opens the embedded PostgreSQL in a folder that the caller has locked. The first creation runs in a process of its own:
 * it needs about 1 GB for some seconds, which the server would never give back.
 */
export async function openPglite(folder: string): Promise<PGlite> {
  const data = join(folder, 'postgres')
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await promisify(execFile)(process.execPath, [import.meta.filename, data], { maxBuffer: 1 << 24 })
  }
  return await start(data)
}

async function start(data: string): Promise<PGlite> {
  // The optimising WebAssembly compiler takes 60 MB to keep and 500 MB in peaks for no gain at our load.
  for (const flag of BASELINE_COMPILER) setFlagsFromString(flag)
  const { PGlite: Database } = await import('@electric-sql/pglite')
  // `-F` would switch fsync off: an acknowledged delivery has to survive a crash.
  const parameters = Database.defaultStartParams.filter((parameter) => parameter !== '-F')
  const startParams = [...parameters, ...LOW_MEMORY.flatMap((setting) => ['-c', setting])]
  const database = new Database({ dataDir: data, startParams })
  await database.waitReady
  return database
}

if (process.argv[1] === import.meta.filename) {
  const database = await start(process.argv[2] as string)
  await database.close()
}
