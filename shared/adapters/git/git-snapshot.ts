import { Fault } from '../../kernel/error.ts'
import type { LedgerSnapshot } from '../../ports/ledger.ts'
import type { Git } from './run-git.ts'

/** The ledger at commit `head`, read from the object store of the repository; never from a working tree. */
export function createGitSnapshot(git: Git, head: string | undefined): LedgerSnapshot {
  let listing: Promise<readonly string[]> | undefined
  const paths = (): Promise<readonly string[]> => {
    listing ??= head === undefined ? Promise.resolve([]) : listPaths(git, head)
    return listing
  }
  return {
    head,
    list: async (folder) => {
      const all = await paths()
      return folder === '' ? all : all.filter((path) => path.startsWith(`${folder}/`))
    },
    read: async (path) => {
      if (head === undefined || !(await paths()).includes(path)) return undefined
      return (await git(['cat-file', 'blob', `${head}:${path}`])).stdout
    },
  }
}

async function listPaths(git: Git, head: string): Promise<readonly string[]> {
  const { stdout } = await git(['ls-tree', '-r', '-z', '--full-tree', head])
  const paths = stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map(toPath)
  return paths.sort()
}

/** `<mode> <type> <object>\t<path>`; links and submodules have no place in a ledger. */
function toPath(line: string): string {
  const [meta = '', path = ''] = line.split('\t', 2)
  if (!meta.startsWith('100644 blob')) {
    throw new Fault('LEDGER_UNAVAILABLE', `${path} on the ledger is not a plain file (${meta})`)
  }
  return path
}
