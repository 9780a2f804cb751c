import { Fault } from '../../kernel/error.ts'
import type { LedgerSnapshot } from '../../ports/ledger.ts'
import type { Git } from './run-git.ts'

/** Small files by their object id: they never change, so that a second try of a commit starts few processes. */
export type ObjectCache = Map<string, Uint8Array>

const MAX_CACHED_BYTES = 100_000

/** The ledger at commit `head`, read from the object store of the repository; never from a working tree. */
export function createGitSnapshot(git: Git, head: string | undefined, cache: ObjectCache): LedgerSnapshot {
  let listing: Promise<ReadonlyMap<string, string>> | undefined
  const files = (): Promise<ReadonlyMap<string, string>> => {
    listing ??= head === undefined ? Promise.resolve(new Map()) : listFiles(git, head)
    return listing
  }
  const readBlob = createBlobReader(git)
  return {
    head,
    list: async (folder) => {
      const paths = [...(await files()).keys()].sort()
      return folder === '' ? paths : paths.filter((path) => path.startsWith(`${folder}/`))
    },
    read: async (path) => {
      const id = (await files()).get(path)
      if (id === undefined) return undefined
      const known = cache.get(id)
      if (known !== undefined) return known
      const bytes = await readBlob(id)
      if (bytes.length <= MAX_CACHED_BYTES) cache.set(id, bytes)
      return bytes
    },
  }
}

/** Reads blobs by id; those asked for in the same turn of the event loop share one git process. */
function createBlobReader(git: Git): (id: string) => Promise<Uint8Array> {
  let asked: string[] = []
  let answer: Promise<ReadonlyMap<string, Uint8Array>> | undefined
  const readAll = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
    await new Promise((resolve) => setImmediate(resolve))
    const ids = asked
    asked = []
    answer = undefined
    const { stdout } = await git(['cat-file', '--batch'], { input: `${ids.join('\n')}\n` })
    return toBlobs(stdout)
  }
  return async (id) => {
    asked.push(id)
    answer ??= readAll()
    const bytes = (await answer).get(id)
    if (bytes === undefined) throw new Fault('LEDGER_UNAVAILABLE', `git did not give the object ${id} of the ledger`)
    return bytes
  }
}

/** `<id> blob <size>\n<bytes>\n`, one after the other; anything else (`<id> missing`) is left out. */
function toBlobs(stdout: Buffer): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>()
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(0x0a, at)
    const [id = '', type, size] = stdout.toString('utf8', at, end).split(' ')
    at = end + 1
    if (type !== 'blob') continue
    blobs.set(id, stdout.subarray(at, at + Number(size)))
    at += Number(size) + 1
  }
  return blobs
}

async function listFiles(git: Git, head: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await git(['ls-tree', '-r', '-z', '--full-tree', head])
  const lines = stdout.toString('utf8').split('\0')
  return new Map(lines.filter((line) => line !== '').map(toEntry))
}

/** `<mode> <type> <object>\t<path>`; links and submodules have no place in a ledger. */
function toEntry(line: string): [path: string, id: string] {
  const [meta = '', path = ''] = line.split('\t', 2)
  const [mode, type, id = ''] = meta.split(' ')
  if (mode !== '100644' || type !== 'blob') {
    throw new Fault('LEDGER_UNAVAILABLE', `${path} on the ledger is not a plain file (${meta})`)
  }
  return [path, id]
}
