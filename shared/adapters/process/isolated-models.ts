import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Fault, UserError } from '../../kernel/error.ts'
import { ModelLost } from '../../model/lost-model.ts'
import type { Files } from '../../ports/files.ts'
import type { ModelAnswer, ModelJob } from '../../ports/isolated-model.ts'
import type { LoadedModel, ModelRuntime } from '../../ports/model-runtime.ts'
import type { EngineLocation } from '../../ports/module-trainer.ts'
import { withoutSecrets } from '../../train/child-environment.ts'

/** For the first answer: a model that answers at all was asked before, and loads and answers again. */
const FIRST_MS = 300_000
/** No question has less. */
const LEAST_MS = 10_000
/** A question may take so many times as long as the first one did, in proportion to its rows. */
const TIMES_FIRST = 50
/** Questions of one model that are waited for in vain; it is not asked any more then. */
const MOST_SILENT = 20
/** Text of a process that died which is kept for whoever looks for the cause. */
const MAX_TEXT = 2000

export type IsolatedModelsOptions = {
  /** Absolute path of the child's entry: `actions/test/child-model.ts`, or the file it was bundled to. */
  readonly childEntry: string
  readonly files: Files
  readonly engines: EngineLocation
  readonly env: Readonly<Record<string, string | undefined>>
  readonly debug: (line: string) => void
  /** Least time for a question in milliseconds; 10 s when absent. */
  readonly leastMs?: number
  /** After so many questions in vain a model is not asked any more; 20 when absent. */
  readonly mostSilent?: number
}

/**
 * Models that are each loaded in a process of their own, without our secrets, which by Node's permission model writes no file and starts no
 * program. A question over which the process ends, takes too much memory or gives no answer is a `ModelLost`; the next question starts the
 * model anew. The first question after loading sets the time that later ones have, so it should be one that the model is known to answer.
 */
export function createIsolatedModels(options: IsolatedModelsOptions): ModelRuntime {
  return { load: (path) => openIsolated(options, path) }
}

async function openIsolated(options: IsolatedModelsOptions, path: string): Promise<LoadedModel> {
  const first = await start(options, path)
  const { runtime, features } = first.loaded
  let child: ChildProcess | undefined = first.child
  let msPerRow: number | undefined
  let silent = 0
  const timeFor = (rows: number): number =>
    msPerRow === undefined ? FIRST_MS : Math.max(options.leastMs ?? LEAST_MS, TIMES_FIRST * msPerRow * rows)
  const predict: LoadedModel['predict'] = async (table, task) => {
    if (silent >= (options.mostSilent ?? MOST_SILENT))
      throw new ModelLost('timed-out', `not asked any more after ${silent} questions in vain`)
    child ??= (await start(options, path)).child
    const began = performance.now()
    const said = await exchange(child, { kind: 'ask', table, task }, timeFor(table.rows))
    if (said.kind === 'answered') {
      msPerRow ??= (performance.now() - began) / Math.max(1, table.rows)
      return said.predictions
    }
    if (said.kind === 'refused') throw new UserError(said.code, said.problems)
    if (said.kind === 'lost' && said.how === 'timed-out') silent++
    await end(child)
    child = undefined
    throw said.kind === 'lost' ? new ModelLost(said.how, said.message) : new Error(messageIn(said))
  }
  return { runtime, features, predict, dispose: async () => (child === undefined ? undefined : end(child)) }
}

function messageIn(said: Said): string {
  return said.kind === 'threw' ? said.message : `the process of the model answered "${said.kind}" to a question`
}

type Loaded = Extract<ModelAnswer, { kind: 'loaded' }>

async function start(
  { childEntry, files, engines, env, debug }: IsolatedModelsOptions,
  path: string,
): Promise<{ child: ChildProcess; loaded: Loaded }> {
  const workspace = files.resolve('.')
  const child = fork(childEntry, [], {
    cwd: workspace,
    env: withoutSecrets(env),
    execArgv: [
      '--permission',
      // A runtime is found wherever packages are resolved from, and native ones are addons; a thread watches the memory.
      ...['--allow-fs-read=*', '--allow-addons', '--allow-worker'],
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=SecurityWarning',
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Typed arrays travel as they are.
    serialization: 'advanced',
  })
  const told = tailOf(child)
  const job: ModelJob = { kind: 'load', workspace, path, engines: { ...engines, env: withoutSecrets(engines.env) } }
  const said = await exchange(child, job, FIRST_MS)
  child.once('exit', (code, signal) => debug(`the process of ${path} ended with ${signal ?? code} ${told()}`))
  if (said.kind === 'loaded') return { child, loaded: said }
  await end(child)
  if (said.kind === 'refused') throw new UserError(said.code, said.problems)
  const why = said.kind === 'answered' ? 'it answered before it was asked' : said.message
  throw new Fault('RUNTIME_UNAVAILABLE', `${path} could not be loaded in a process of its own: ${why} ${told()}`.trim())
}

type Said = ModelAnswer | { readonly kind: 'lost'; readonly how: ModelLost['how']; readonly message: string }

/** Tells the child one thing and waits for what it answers, or for its end. */
function exchange(child: ChildProcess, job: ModelJob, timeoutMs: number): Promise<Said> {
  return new Promise((resolve) => {
    const settle = (said: Said): void => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit)
      resolve(said)
    }
    const onMessage = (message: unknown): void => settle(message as ModelAnswer)
    const onExit = (code: number | null, signal: string | null): void =>
      settle({ kind: 'lost', how: 'died', message: endedHow(code, signal) })
    const tooLong = `no answer in ${TIMES_FIRST} times the time that known rows take, ${LEAST_MS / 1000} s at least`
    const timer = setTimeout(() => settle({ kind: 'lost', how: 'timed-out', message: tooLong }), timeoutMs)
    child.on('message', onMessage).on('exit', onExit)
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode)
    // A child that ended before it read the question shows in its exit.
    else child.send(job, () => undefined)
  })
}

/** Nobody but the watch over its memory, or a system without any left, ends the process this way while it is asked. */
function endedHow(code: number | null, signal: string | null): string {
  if (signal === 'SIGKILL') return 'its process was ended, because it took too much memory (SIGKILL)'
  return `its process ended with ${signal ?? `exit code ${code}`}`
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** The last of what a child wrote to standard error. */
function tailOf({ stderr }: ChildProcess): () => string {
  let text = ''
  stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-MAX_TEXT)
  })
  return () => text.trim()
}
