import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT, readIfThere } from './read-action.ts'

export type Generated = { readonly path: string; readonly content: string }

/** Writes generated files, or with `--check` only compares and fails with the names of those that are out of date. */
export function writeOrCheck(files: readonly Generated[], command: string): void {
  if (!process.argv.includes('--check')) {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true })
      writeFileSync(join(ROOT, path), content)
    }
    return
  }
  const stale = files.filter(({ path, content }) => readIfThere(join(ROOT, path)) !== content).map(({ path }) => path)
  if (stale.length === 0) return
  console.error(`out of date: ${stale.join(', ')}\n    Fix: ${command}`)
  process.exitCode = 1
}
