import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'rolldown'

type PackageFile = { readonly name?: string; readonly version?: string; readonly license?: string }

/** Emits one notice file with name, version, licence and licence text of every bundled package. */
export function licenses(fileName: string): Plugin {
  return {
    name: 'licenses',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
      const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined))
      const notices = new Set([...folders].map(noticeOf))
      this.emitFile({ type: 'asset', fileName, source: `${[...notices].sort().join('\n\n')}\n` })
    },
  }
}

/** The folder says itself that its files are ES modules, whatever package.json lies above it. */
export function moduleManifest(fileName: string): Plugin {
  return {
    name: 'module-manifest',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: '{ "type": "module" }\n' })
    },
  }
}

function packageFolder(id: string): string | undefined {
  for (let folder = dirname(id.replace(/^\0/, '')); folder.includes('node_modules'); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file) && readPackage(file).version !== undefined) return folder
  }
  return undefined
}

function noticeOf(folder: string): string {
  const { name, version, license } = readPackage(join(folder, 'package.json'))
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^licen[cs]e/i.test(entry))
  const text =
    file === undefined ? '(the package has no licence file)' : readFileSync(join(folder, file), 'utf8').trim()
  return `${name}@${version} ${license}\n${text.replaceAll('\r\n', '\n')}`
}

function readPackage(file: string): PackageFile {
  return JSON.parse(readFileSync(file, 'utf8')) as PackageFile
}

/** Leaves out a package that code we never call would load: it has no licence we could pass on. Touching it says so. */
export function leaveOut(name: string): Plugin {
  const id = `\0left-out:${name}`
  return {
    name: `leave-out-${name}`,
    resolveId: (source) => (source === name ? id : undefined),
    load: (source) =>
      source === id
        ? `export default new Proxy({}, { get() { throw new Error('${name} is not part of this bundle') } })`
        : undefined,
  }
}

/** Makes a bundle a program, as npm does when it links it: otherwise installing Assay would change the checkout. */
export function executable(fileName: string): Plugin {
  return {
    name: 'executable',
    writeBundle: ({ dir = '.' }) => chmodSync(join(dir, fileName), 0o755),
  }
}
