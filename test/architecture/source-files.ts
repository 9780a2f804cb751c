import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Files that git tracks or would track: what a reviewer sees. */
export function trackedFiles(): string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(output.split('\0'))].filter((file) => file !== '' && existsSync(join(ROOT, file))).sort()
}

/** Our TypeScript sources, without what is built. */
export function sourceFiles(): string[] {
  return trackedFiles().filter(
    (file) => /^(actions|app|shared)\/.*\.ts$/.test(file) && !file.startsWith('actions/dist/'),
  )
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

export type Import = { readonly target: string; readonly isType: boolean }

const STATIC = /(?:^|\n)[ \t]*(?:import|export)(?:(?<clause>\s[^;'"=(]*?)\bfrom)?\s*['"](?<target>[^'"\n]+)['"]/g
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/** What a file imports: paths from the root of the repository, package names as they are. Imports are explicit, so no parser is needed. */
export function importsOf(file: string, text: string): Import[] {
  const found = [...text.matchAll(STATIC)].map((match) => ({
    target: match.groups?.['target'] ?? '',
    isType: /^\s*type\b/.test(match.groups?.['clause'] ?? ''),
  }))
  const lazy = [...text.matchAll(DYNAMIC)].map((match) => ({ target: match[1] ?? '', isType: false }))
  return [...found, ...lazy].map(({ target, isType }) => ({
    isType,
    target: target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll(sep, '/') : target,
  }))
}
