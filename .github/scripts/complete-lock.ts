/**
 * Adds to a package-lock.json the optional packages of other platforms that npm left out, because the registry it was made with does not hold
 * them: without the entries `npm ci` refuses the whole lock.  node .github/scripts/complete-lock.ts [package-lock.json]
 *
 * Such an entry has version and platform but no integrity hash; `npm install` on a registry that holds the package fills the hash in.
 */
import { readFileSync, writeFileSync } from 'node:fs'

type Entry = {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: { [name: string]: string }
}

const OPERATING_SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = process.argv[2] ?? 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: { [path: string]: Entry } }
const added = Object.keys(lock.packages).flatMap((parent) =>
  Object.entries(lock.packages[parent]?.optionalDependencies ?? {}).flatMap(([name, wanted]) =>
    complete(parent, name, wanted.replace(/^[~^=]+/, '')),
  ),
)
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} entries added to ${file}\n`)

/** Packages lie in the folder of the package that wants them, or in any folder above, as Node resolves them. */
function complete(parent: string, name: string, version: string): string[] {
  const folders = parent
    .split('node_modules/')
    .map((_part, depth, parts) => parts.slice(0, depth).join('node_modules/'))
  const isThere = folders.some((folder) => lock.packages[`${folder}node_modules/${name}`]?.version === version)
  const words = name.split('/').at(-1)?.split('-') ?? []
  const os = OPERATING_SYSTEMS.filter((one) => words.includes(one))
  const cpu = PROCESSORS.filter((one) => words.includes(one))
  if (isThere || cpu.length === 0) return []
  const top = `node_modules/${name}`
  const path = lock.packages[top] === undefined ? top : `${folders.at(-1)}node_modules/${name}`
  lock.packages[path] = {
    version,
    cpu,
    ...(lock.packages[parent]?.dev ? { dev: true } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
    ...(words.includes('musl') ? { libc: ['musl'] } : {}),
  }
  return [name]
}
