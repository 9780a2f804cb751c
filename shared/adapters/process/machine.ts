import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import type { Machine } from '../../ports/machine.ts'
import { withoutSecrets } from '../../train/child-environment.ts'

const run = promisify(execFile)
const PYTHON_TIMEOUT_MS = 5000

/** The machine this process runs on. */
export function createMachine(env: Readonly<Record<string, string | undefined>>): Machine {
  return {
    describe: async () => {
      const python = (await pythonVersion('python3', env)) ?? (await pythonVersion('python', env))
      const runner = env['RUNNER_NAME']
      const kind = env['RUNNER_ENVIRONMENT']
      return {
        os: process.platform,
        arch: process.arch,
        cpus: availableParallelism(),
        node: process.versions.node,
        ...(python === undefined ? {} : { python }),
        ...(runner ? { runner: kind ? `${runner} (${kind})` : runner } : {}),
      }
    },
  }
}

async function pythonVersion(
  command: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, ['--version'], { env: withoutSecrets(env), timeout: PYTHON_TIMEOUT_MS })
    return /^Python (\S+)/.exec(stdout)?.[1]
  } catch {
    // Most machines that train with TF.js have no Python: the version is unknown, and that is no fault.
    return undefined
  }
}
