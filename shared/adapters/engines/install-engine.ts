import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Fault, messageOf } from '../../kernel/error.ts'
import type { EngineName } from '../../ports/engines.ts'
import { withoutSecrets } from '../../train/child-environment.ts'
import { npmCommand } from './npm-command.ts'

const INSTALL_TIMEOUT_MS = 10 * 60_000
const SHOWN_ERROR_LINES = 6
const NPM_ARGUMENTS = ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'] as const
/** npm authenticates to a private registry with these; everything else secret stays with us. */
const NPM_CREDENTIALS = ['NODE_AUTH_TOKEN', 'NPM_TOKEN'] as const

export type InstallRequest = {
  readonly engine: EngineName
  /** Folder with the pinned package.json and package-lock.json. */
  readonly source: string
  /** Folder to make; its name carries the digest of the lock file. */
  readonly target: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Installs one pinned engine with `npm ci`, which checks every package against the integrity hashes of our lock file and
 * asks the registry the user has set. Works in a folder beside the target and renames it, so that a reader never sees half
 * an engine and two installs at once end with one of them in place. Throws Fault ENGINE_UNAVAILABLE.
 */
export async function installEngine(request: InstallRequest): Promise<void> {
  const staging = `${request.target}.${randomUUID()}.partial`
  try {
    await mkdir(staging, { recursive: true })
    for (const name of ['package.json', 'package-lock.json'])
      await copyFile(join(request.source, name), join(staging, name))
    await runNpm(staging, request)
    await putInPlace(staging, request.target)
  } catch (error) {
    throw unavailable(request, error)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function putInPlace(staging: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  try {
    await rename(staging, target)
  } catch (error) {
    const someoneElseWasFaster = await stat(target).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (!someoneElseWasFaster) throw error
  }
}

function runNpm(cwd: string, request: InstallRequest): Promise<void> {
  const npm = npmCommand(process.execPath, process.platform)
  return new Promise((resolve, reject) => {
    const child = spawn(npm.file, [...npm.args, ...NPM_ARGUMENTS], {
      cwd,
      shell: npm.shell,
      env: withoutSecrets(request.env, NPM_CREDENTIALS),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: INSTALL_TIMEOUT_MS,
    })
    let stderr = ''
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (chunk: string) => {
      stderr = (stderr + chunk).slice(-20_000)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`npm ci ended with ${signal ?? `exit code ${code}`}: ${telling(stderr)}`))
    })
  })
}

function telling(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('A complete log of this run'))
  return lines.slice(0, SHOWN_ERROR_LINES).join('; ') || 'no message'
}

function unavailable({ engine, target }: InstallRequest, error: unknown): Fault {
  return new Fault('ENGINE_UNAVAILABLE', `the engine "${engine}" could not be installed: ${messageOf(error)}`, {
    cause: error,
    fix:
      `let this machine reach its npm registry (npm config get registry), or install the packages of actions/engines/${engine} ` +
      `beforehand into ${target}`,
  })
}
