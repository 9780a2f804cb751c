import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './read-action.ts'

/** Builds into a folder elsewhere and compares byte by byte with what is committed: what runs is what was reviewed. */
const folder = mkdtempSync(join(tmpdir(), 'assay-dist-'))
try {
  const rolldown = join(ROOT, 'node_modules', 'rolldown', 'bin', 'cli.mjs')
  const built = spawnSync(process.execPath, [rolldown, '-c', '--dir', folder], { cwd: ROOT, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`)
  const wrong = differences(join(ROOT, 'actions', 'dist'), folder)
  if (wrong.length > 0) {
    console.error(`actions/dist is not what the sources give: ${wrong.join(', ')}\n    Fix: npm run build`)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function differences(committed: string, fresh: string): string[] {
  const names = [...new Set([...filesOf(committed), ...filesOf(fresh)])].sort()
  return names.filter((name) => {
    const [a, b] = [committed, fresh].map((at) => readIfThere(join(at, name)))
    return a === undefined || b === undefined || !a.equals(b)
  })
}

function filesOf(at: string): string[] {
  try {
    const entries = readdirSync(at, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1))
  } catch {
    return []
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
