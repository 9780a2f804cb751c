import { type ChildProcess, fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import type { Files } from '../../ports/files.ts'
import type { Log } from '../../ports/log.ts'
import type { MetricModules, MetricsChildJob, MetricsJob, MetricsOutcome } from '../../ports/metric-modules.ts'
import { withoutSecrets } from '../../train/child-environment.ts'
import { endGroup, supervise } from './supervise.ts'

/** Longest text that is taken from a child. */
const MAX_TEXT = 1000
/** Lines of a module's output that are shown, and bytes that it may write at all: it is called hundreds of times. */
const SHOWN_LINES = 100
const MAX_OUTPUT_BYTES = 1024 * 1024

export type MetricModulesOptions = {
  /** Absolute path of the child's entry: `actions/train/child-metrics.ts`, or the file it was bundled to. */
  readonly childEntry: string
  /** The folder that holds all files of the child: the only one besides the workspace that it may read. */
  readonly home: string
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/**
 * Computes users' metrics in a child process: their code sees none of our secrets (neither in its own environment nor, by Node's
 * permission model, in that of other processes), writes no file, starts no program and cannot take us down.
 */
export function createMetricModules({ childEntry, home, files, env, log }: MetricModulesOptions): MetricModules {
  return {
    measure: async ({ timeoutMs, ...job }) => {
      const workspace = files.resolve('.')
      const child = fork(childEntry, [], {
        cwd: workspace,
        env: withoutSecrets(env),
        execArgv: [
          '--permission',
          // Paths are checked as they are and as what they link to.
          ...[workspace, realpathSync(workspace), home, realpathSync(home)].map((path) => `--allow-fs-read=${path}`),
          '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
          '--disable-warning=ExperimentalWarning',
        ],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Typed arrays travel as they are.
        serialization: 'advanced',
        detached: process.platform !== 'win32',
      })
      const [said, isTooLoud] = [answerOf(child, job), limitOutput(child)]
      const metrics = job.metrics.map(({ name, module }) => ({ name, module: files.resolve(module) }))
      const message: MetricsChildJob = { ...job, metrics }
      // A child that ended before it read its job shows in its exit code.
      child.send(message, () => undefined)
      const outcome = await supervise(child, timeoutMs, quieter(log))
      const { answer, metric } = said()
      if (answer !== undefined && !outcome.timedOut && !isTooLoud()) return answer
      return { kind: 'ended', metric, outcome, tooLoud: isTooLoud() }
    },
  }
}

type Said = { readonly answer: MetricsOutcome | undefined; readonly metric: number }

/** The last well-formed answer; the user's code shares the channel, so nothing else in it is believed. */
function answerOf(child: ChildProcess, job: Omit<MetricsJob, 'timeoutMs'>): () => Said {
  let answer: MetricsOutcome | undefined
  let metric = 0
  child.on('message', (message) => {
    const told = (message ?? {}) as Partial<Record<string, unknown>>
    const at = told['metric']
    const isMetric = typeof at === 'number' && job.metrics[at] !== undefined
    if (told['kind'] === 'at' && isMetric) metric = at
    if (told['kind'] === 'values' && areValues(told['values'], job)) answer = { kind: 'values', values: told['values'] }
    if (told['kind'] === 'wrong' && isMetric && typeof told['message'] === 'string')
      answer = { kind: 'wrong', metric: at, message: told['message'].slice(0, MAX_TEXT) }
  })
  return () => ({ answer, metric })
}

function areValues(
  told: unknown,
  { models, metrics, draws }: Omit<MetricsJob, 'timeoutMs'>,
): told is readonly (readonly Float64Array[])[] {
  const isOne = (one: unknown): boolean => one instanceof Float64Array && one.length === 1 + draws.length
  const isModel = (own: unknown): boolean => Array.isArray(own) && own.length === metrics.length && own.every(isOne)
  return Array.isArray(told) && told.length === models.length && told.every(isModel)
}

/** Ends a child that writes without end. */
function limitOutput(child: ChildProcess): () => boolean {
  let bytes = 0
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAX_OUTPUT_BYTES) endGroup(child, 'SIGKILL')
    })
  }
  return () => bytes > MAX_OUTPUT_BYTES
}

function quieter(log: Log): Log {
  let lines = 0
  const info = (line: string): void => {
    lines++
    if (lines <= SHOWN_LINES) log.info(line)
    if (lines === SHOWN_LINES + 1) log.info('the modules of the metrics wrote more, which is not shown')
  }
  return { ...log, info }
}
