import type { ModelConfig, TrainConfig } from '../config/model-config.ts'
import type { DataSource } from '../data/source.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileDigest, Files } from '../ports/files.ts'
import type { GitInfo } from '../ports/git-info.ts'
import type { Log } from '../ports/log.ts'
import type { Machine } from '../ports/machine.ts'
import type { ModuleTrainer } from '../ports/module-trainer.ts'
import type { ProcessRunner } from '../ports/process.ts'
import type { TableEngine } from '../ports/table-engine.ts'
import { LOCK_FILES } from '../train/lock-files.ts'
import { type RunFacts, type RunRecord, runRecordPath, toRunRecord } from '../train/run-record.ts'
import type { ProfileTrainingDeps } from './profile-training.ts'
import { refuseFailedRun } from './refuse-failed-run.ts'
import { readTrainingData, runTraining } from './run-training.ts'

export type TrainDeps = {
  readonly process: ProcessRunner
  readonly trainer: ModuleTrainer
  readonly tables: TableEngine
  /** Makes the reference profile of the training data; without it there is none. */
  readonly profiling?: Pick<ProfileTrainingDeps, 'summaries' | 'md5'>
  readonly files: Files
  readonly git: GitInfo
  readonly machine: Machine
  readonly clock: Clock
  readonly log: Log
}

export type TrainInput = TrainConfig & {
  readonly model: string
  readonly task: ModelConfig['task']
  readonly target: string
  /** The target columns of a multilabel task. */
  readonly labels?: readonly string[]
  readonly positive?: string
  /** All classes of a multiclass task, where they are named. */
  readonly classes?: readonly string[]
  readonly exclude: readonly string[]
  readonly id?: string
  readonly train: DataSource | undefined
  /** Where the model has to be afterwards: the `model:` of assay.yml. */
  readonly output: string
}

export type Trained = { readonly record: RunRecord; readonly recordPath: string; readonly modelPath: string }

/**
 * Trains one model with the user's own command or module and writes the run record, also of a run that failed. Throws
 * UserError TRAIN_FAILED when the training fails or leaves no model.
 */
export async function trainModel(deps: TrainDeps, input: TrainInput): Promise<Trained> {
  const { files, clock, log } = deps
  const [source, lockFiles, environment, before] = await Promise.all([
    deps.git.read(),
    digestAll(files, LOCK_FILES),
    deps.machine.describe(),
    files.digest(input.output),
  ])
  const data = input.train === undefined ? undefined : await readTrainingData(deps, input, input.train)
  const startedAt = clock.now()
  const run = await runTraining(deps, input, data?.dataset)
  const finishedAt = clock.now()
  const outputs = run.outcome.exitCode === 0 ? ((await files.digest(input.output)) ?? []) : []
  const facts: RunFacts = {
    model: input.model,
    task: input.task,
    target: input.target,
    invocation: run.invocation,
    params: input.params,
    seed: input.seed,
    exitCode: run.outcome.exitCode ?? null,
    timedOut: run.outcome.timedOut,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(finishedAt).toISOString(),
    durationMs: Math.max(0, Math.round(finishedAt - startedAt)),
    data: data === undefined ? [] : [data.facts],
    ...(source === undefined ? {} : { source }),
    lockFiles,
    environment,
    unchanged: outputs.length > 0 && sameFiles(before, outputs),
    log: { lines: run.outcome.lines, tailDigest: files.sha256(run.outcome.tail.join('\n')) },
  }
  const record = toRunRecord(outputs, facts)
  const recordPath = runRecordPath(input.model)
  await files.write(recordPath, `${JSON.stringify(record, undefined, 2)}\n`)
  refuseFailedRun(run.outcome, outputs, input)
  if (facts.unchanged)
    log.warn(`${input.output} has the same bytes as before: the training repeats itself, or wrote nothing`)
  return { record, recordPath, modelPath: input.output }
}

async function digestAll(files: Files, paths: readonly string[]): Promise<FileDigest[]> {
  return (await Promise.all(paths.map((path) => files.digest(path)))).flatMap((found) => found ?? [])
}

function sameFiles(before: readonly FileDigest[] | undefined, after: readonly FileDigest[]): boolean {
  const lines = (list: readonly FileDigest[]): string => list.map(({ path, digest }) => `${digest} ${path}`).join('\n')
  return before !== undefined && lines(before) === lines(after)
}
