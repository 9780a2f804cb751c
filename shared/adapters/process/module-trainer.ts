import { type ChildProcess, fork } from 'node:child_process'
import { Fault } from '../../kernel/error.ts'
import type { Files } from '../../ports/files.ts'
import type { Log } from '../../ports/log.ts'
import type { RuntimeInfo } from '../../ports/model-runtime.ts'
import type { ChildJob, EngineLocation, ModuleTrainer } from '../../ports/module-trainer.ts'
import { withoutSecrets } from '../../train/child-environment.ts'
import { supervise } from './supervise.ts'

/** Longest text that is taken from a child. */
const MAX_TEXT = 4000

export type ModuleTrainerOptions = {
  /** Absolute path of the child's entry: `actions/train/child.ts`, or the file it was bundled to. */
  readonly childEntry: string
  readonly files: Files
  readonly engines: EngineLocation
  readonly env: Readonly<Record<string, string | undefined>>
  /** Names of secrets that the user decided to hand to the training. */
  readonly keep?: readonly string[]
  readonly log: Log
}

/** Trains users' modules in a child process: their code sees none of our secrets and cannot take us down. */
export function createModuleTrainer(options: ModuleTrainerOptions): ModuleTrainer {
  const { files, engines, log } = options
  return {
    train: async ({ timeoutMs, ...job }) => {
      const child = fork(options.childEntry, [], {
        cwd: files.resolve('.'),
        env: withoutSecrets(options.env, options.keep),
        execArgv: [],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Typed arrays travel as they are.
        serialization: 'advanced',
        detached: process.platform !== 'win32',
      })
      const answer = answerOf(child)
      const message: ChildJob = {
        ...job,
        module: files.resolve(job.module),
        output: files.resolve(job.output),
        engines: { ...engines, env: withoutSecrets(engines.env) },
      }
      // A child that ended before it read its job shows in its exit code.
      child.send(message, () => undefined)
      const outcome = await supervise(child, timeoutMs, log)
      const { runtime, fault } = answer()
      if (fault !== undefined) throw fault
      return { ...outcome, runtime: outcome.exitCode === 0 ? runtime : undefined }
    },
  }
}

type Answer = { readonly runtime?: RuntimeInfo; readonly fault?: Fault }

/** The last well-formed answer; the user's code shares the channel, so nothing else in it is believed. */
function answerOf(child: ChildProcess): () => Answer {
  let answer: Answer = {}
  child.on('message', (message) => {
    const told = (message ?? {}) as Partial<Record<string, unknown>>
    const runtime = (told['runtime'] ?? {}) as Partial<RuntimeInfo>
    const { name, version, backend } = runtime
    if (told['kind'] === 'saved' && isText(name) && isText(version) && isText(backend))
      answer = { runtime: { name, version, backend } }
    if (told['kind'] === 'fault' && isText(told['message'])) {
      const fix = isText(told['fix']) ? { fix: told['fix'] } : {}
      answer = { fault: new Fault('ENGINE_UNAVAILABLE', told['message'], fix) }
    }
  })
  return () => answer
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_TEXT
}
