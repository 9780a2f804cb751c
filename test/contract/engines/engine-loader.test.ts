import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngineLoader } from '../../../shared/adapters/engines/engine-loader.ts'
import { unhashedPackages } from '../../../shared/adapters/engines/unhashed-packages.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { ENGINES } from '../../fixtures/models/fixture-models.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-engines-'))
/** A place from which no package resolves, as on a runner. */
const nowhere = join(folder, 'nowhere', 'main.js')
const UNREACHABLE = {
  npm_config_registry: 'http://127.0.0.1:1',
  npm_config_cache: join(folder, 'npm-cache'),
  npm_config_fetch_retries: '0',
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Duckdb = { readonly DuckDBInstance: unknown }

test('a package that resolves already is used, and nothing is installed', async () => {
  const cacheDir = join(folder, 'unused')
  const engines = createEngineLoader({ ...ENGINES, cacheDir, log: createRecordedLog() })
  const core = await engines.load<{ readonly version_core: string }>('tfjs', '@tensorflow/tfjs-core')
  expect(core.version_core).toBe('4.22.0')
  expect(existsSync(cacheDir)).toBe(false)
})

describe('a machine without the packages', () => {
  const cacheDir = join(folder, 'cache')
  const install = () => {
    const log = createRecordedLog()
    return { log, engines: createEngineLoader({ ...ENGINES, resolveFrom: nowhere, cacheDir, log }) }
  }
  beforeAll(async () => {
    // Two processes at once: the second loader knows nothing of the first.
    const loads = [install(), install()].map(({ engines }) => engines.load<Duckdb>('duckdb', '@duckdb/node-api'))
    for (const { DuckDBInstance } of await Promise.all(loads)) expect(DuckDBInstance).toBeTypeOf('function')
  }, 240_000)

  test('two installs at once leave one whole engine and no leavings', () => {
    expect(readdirSync(cacheDir)).toEqual([expect.stringMatching(/^duckdb-[0-9a-f]{16}-\w+-\w+$/)])
  })

  test('the second run loads it without npm', async () => {
    const log = createRecordedLog()
    const engines = createEngineLoader({ ...ENGINES, env: UNREACHABLE, resolveFrom: nowhere, cacheDir, log })
    await expect(engines.load<Duckdb>('duckdb', '@duckdb/node-api')).resolves.toHaveProperty('DuckDBInstance')
    expect(log.lines).toEqual([])
  })

  test('a registry that cannot be reached is a fault that names the engine, the cause and the way out', async () => {
    const log = createRecordedLog()
    const env = { PATH: process.env['PATH'], HOME: folder, ...UNREACHABLE }
    const engines = createEngineLoader({
      ...ENGINES,
      env,
      resolveFrom: nowhere,
      cacheDir: join(folder, 'offline'),
      log,
    })
    await expect(engines.load('tfjs', '@tensorflow/tfjs-core')).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringMatching(/"tfjs".*ECONNREFUSED/),
      fix: expect.stringContaining('npm registry'),
    })
    expect(log.lines[0]).toContain('installing the engine tfjs')
    expect(readdirSync(join(folder, 'offline'))).toEqual([])
  })

  test('a package whose bytes are not those of the lock file is refused', async () => {
    const enginesDir = join(folder, 'tampered')
    mkdirSync(enginesDir)
    cpSync(join(ENGINES.enginesDir, 'tfjs'), join(enginesDir, 'tfjs'), { recursive: true })
    const lock = join(enginesDir, 'tfjs', 'package-lock.json')
    const wrong = `"integrity": "sha512-${Buffer.alloc(64, 7).toString('base64')}"`
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/"integrity": "[^"]+"/, wrong))
    const cache = join(folder, 'tampered-cache')
    const engines = createEngineLoader({
      ...ENGINES,
      enginesDir,
      resolveFrom: nowhere,
      cacheDir: cache,
      log: createRecordedLog(),
    })
    await expect(engines.load('tfjs', '@tensorflow/tfjs-core')).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      message: expect.stringMatching(/integrity/i),
    })
    expect(readdirSync(cache)).toEqual([])
  }, 120_000)
})

test('lock files hold a hash for every package of a hosted runner, and no registry address', () => {
  for (const engine of readdirSync(ENGINES.enginesDir)) {
    const text = readFileSync(join(ENGINES.enginesDir, engine, 'package-lock.json'), 'utf8')
    expect(unhashedPackages(text, 'linux', 'x64')).toEqual([])
    expect(text).not.toContain('"resolved"')
  }
})

test('a platform whose binary has no hash is told', () => {
  const lock = readFileSync(join(ENGINES.enginesDir, 'duckdb', 'package-lock.json'), 'utf8')
  expect(unhashedPackages(lock, 'darwin', 'arm64')).toEqual(['@duckdb/node-bindings-darwin-arm64'])
})
