import { spawn } from 'node:child_process'
import { messageOf, UserError } from '../../kernel/error.ts'
import type { Log } from '../../ports/log.ts'
import type { Command, ProcessRunner } from '../../ports/process.ts'
import { withoutSecrets } from '../../train/child-environment.ts'
import { supervise } from './supervise.ts'

export type ProcessRunnerOptions = {
  /** Absolute path of the workspace: where commands run. */
  readonly workspace: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Names of secrets that the user decided to hand to the training. */
  readonly keep?: readonly string[]
  readonly log: Log
}

/** Runs users' commands. Text goes to bash exactly as written; a list is started without any shell. */
export function createProcessRunner({ workspace, env, keep = [], log }: ProcessRunnerOptions): ProcessRunner {
  return {
    run: async (command, { variables, timeoutMs }) => {
      const [file, args] = toArguments(command)
      const child = spawn(file, args, {
        cwd: workspace,
        env: { ...withoutSecrets(env, keep), ...variables },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
      })
      try {
        return await supervise(child, timeoutMs, log)
      } catch (error) {
        throw new UserError(
          'TRAIN_FAILED',
          {
            file: 'assay.yml',
            message: `"${file}" could not be started: ${messageOf(error)}`,
            fix: 'install it on this machine, or correct the first word of `train.run`',
          },
          { cause: error },
        )
      }
    },
  }
}

function toArguments(command: Command): [string, string[]] {
  if (command.kind === 'shell') return ['bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command.text]]
  const [file = '', ...args] = command.list
  return [file, args]
}
