import { spawn } from 'node:child_process'
import { Fault, messageOf } from '../../kernel/error.ts'

/** The environment that git runs in; handed in, because only the composition root reads it. */
export type Environment = { readonly [name: string]: string | undefined }

type GitResult = { readonly code: number; readonly stdout: Buffer; readonly stderr: string }

type GitOptions = {
  readonly input?: string | Uint8Array
  readonly env?: Environment
  /** Exit codes that are an answer, not a failure (0 always is). */
  readonly answers?: readonly number[]
}

/** Runs git in one folder. Throws Fault LEDGER_UNAVAILABLE with git's own words for any other exit code. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitResult>

/** Variables by which a hook or another tool would point git at a repository that is not meant. */
const LOCATION =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX)$/
/** No hooks of the user, no prompts, no side files beside our own index. */
const QUIET = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.splitIndex=false',
  '-c',
  'gc.auto=0',
]

/** Makes the runner for `folder`; messages are always in English so that they can be read by machine. */
export function createGit(folder: string, environment: Environment): Git {
  const kept = Object.entries(environment).filter(([name]) => !LOCATION.test(name))
  const base = { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' }
  return async (args, options = {}) => {
    const result = await run([...QUIET, ...args], folder, { ...base, ...options.env }, options.input)
    if (result.code === 0 || options.answers?.includes(result.code)) return result
    throw new Fault('LEDGER_UNAVAILABLE', `git ${args[0]} failed (exit ${result.code}): ${tail(result.stderr)}`)
  }
}

function run(
  args: readonly string[],
  folder: string,
  env: Environment,
  input: string | Uint8Array | undefined,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', (error) => {
      reject(
        new Fault('LEDGER_UNAVAILABLE', `git could not be started: ${messageOf(error)}`, {
          cause: error,
          fix: 'install git, or check that the folder exists',
        }),
      )
    })
    child.on('close', (code) =>
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') }),
    )
    // git may answer before it has read everything; its exit code tells, not the broken pipe.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function tail(text: string): string {
  return (
    text
      .replace(/\/\/[^/@\s]+@/g, '//')
      .trim()
      .slice(-500) || 'no message'
  )
}
