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
      const { stdout } = await git(['cat-file', 'blob', id])
      if (stdout.length <= MAX_CACHED_BYTES) cache.set(id, stdout)
      return stdout
    },
  }
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
