import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Fault } from '../../shared/kernel/error.ts'

/** Holds the folder until released. */
export type FolderLock = { release(): Promise<void> }

type Owner = { readonly token: string; readonly pid: number; readonly host: string; readonly startedAt: string }

const LOCK_FILE = 'assay.lock'
const HEARTBEAT_MS = 5_000
/** An owner on another host (another container) counts as gone after this long without a heartbeat. */
const STALE_MS = 30_000
const SETTLE_MS = 60

/**
 * Takes the one lock of a PGlite folder, which a second opener would destroy. A lock left by a process that no
 * longer runs is taken over. Throws Fault STORE_UNAVAILABLE when somebody else holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, LOCK_FILE)
  const own: Owner = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    startedAt: (await startTime(process.pid)) ?? '',
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await tryTake(path, own)) return hold(path, own)
    const owner = await readOwner(path)
    if (owner !== undefined && (await isAlive(path, owner))) throw inUse(folder, owner)
    await rm(path, { force: true })
  }
  throw new Fault('STORE_UNAVAILABLE', `the lock of ${folder} is contested by another process that is starting`)
}

async function tryTake(path: string, own: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx' })
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  // Two processes may have removed the same stale lock; whoever's text stands after a moment owns the folder.
  await delay(SETTLE_MS)
  return (await readOwner(path))?.token === own.token
}

function hold(path: string, own: Owner): FolderLock {
  const timer = setInterval(() => {
    const now = new Date()
    // A missed heartbeat is made good by the next one.
    utimes(path, now, now).catch(() => undefined)
  }, HEARTBEAT_MS)
  timer.unref()
  return {
    async release() {
      clearInterval(timer)
      if ((await readOwner(path))?.token === own.token) await rm(path, { force: true })
    },
  }
}

async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

async function isAlive(path: string, owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return Date.now() - (await stat(path)).mtimeMs < STALE_MS
  if (!isRunning(owner.pid)) return false
  // A process id is given again after a restart (always 1 in a container); the start time tells the two apart.
  const startedAt = await startTime(owner.pid)
  return startedAt === undefined ? owner.pid !== process.pid : startedAt === owner.startedAt
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** Clock ticks since boot at which a process began (field 22 of proc(5) stat); `undefined` where there is no /proc. */
async function startTime(pid: number): Promise<string | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

function inUse(folder: string, owner: Owner): Fault {
  return new Fault(
    'STORE_UNAVAILABLE',
    `the data folder ${folder} is in use by process ${owner.pid} on ${owner.host}; a second one would destroy it`,
    { fix: 'stop that process, give this one another ASSAY_DATA, or set DATABASE_URL to share PostgreSQL' },
  )
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
