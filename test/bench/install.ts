import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Bench, Figure } from './figure.ts'

const ROOT = join(import.meta.dirname, '../..')
const MAX_SECONDS = 60
const MAX_MEGABYTES = 800
const run = promisify(execFile)

/** `npm ci` where there is nothing but the package files: with an empty npm cache, then with the cache that this left. */
export const bench: Bench = {
  about: '`npm ci` on a fresh clone',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'))
    try {
      const cold = await install(folder, 'cold')
      const warm = await install(folder, 'warm')
      const { stdout } = await run('du', ['-sm', join(folder, 'warm', 'node_modules')])
      const size: Figure = {
        what: 'node_modules',
        value: Number.parseInt(stdout, 10),
        unit: 'MB',
        limit: MAX_MEGABYTES,
      }
      return [
        { what: 'empty npm cache', value: cold, unit: 's', limit: MAX_SECONDS, note: 'with the network in it' },
        { what: 'warm npm cache', value: warm, unit: 's', limit: MAX_SECONDS },
        size,
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function install(folder: string, name: string): Promise<number> {
  const clone = join(folder, name)
  await mkdir(clone)
  for (const file of ['package.json', 'package-lock.json']) await cp(join(ROOT, file), join(clone, file))
  const started = performance.now()
  await run('npm', ['ci', '--no-audit', '--no-fund', '--cache', join(folder, 'cache')], { cwd: clone, maxBuffer: 1e8 })
  return (performance.now() - started) / 1000
}
