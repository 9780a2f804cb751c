import { readLabels } from '../data/labels.ts'
import { type DataSource, describeSource } from '../data/source.ts'
import { columnOf } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import { classesOf } from '../model/class-order.ts'
import { plainTask } from '../model/task-kinds.ts'
import type { FileDigest } from '../ports/files.ts'
import type { ModuleOutcome } from '../ports/module-trainer.ts'
import type { ProcessOutcome } from '../ports/process.ts'
import type { Dataset } from '../ports/table-engine.ts'
import { trainingVariables } from '../train/child-environment.ts'
import type { RunFacts } from '../train/run-record.ts'
import { profileTraining } from './profile-training.ts'
import type { TrainDeps, TrainInput } from './train-model.ts'

const MS_PER_MINUTE = 60_000

export type Run = { readonly outcome: ProcessOutcome; readonly invocation: RunFacts['invocation'] }
export type TrainingSource = { readonly dataset: Dataset; readonly facts: RunFacts['data'][number] }

/** Opens the training data and digests the files it comes from. */
export async function readTrainingData(
  { tables, files, profiling, log }: Pick<TrainDeps, 'tables' | 'files' | 'profiling' | 'log'>,
  input: TrainInput,
  source: DataSource,
): Promise<TrainingSource> {
  const dataset = await tables.open(source, `assay.yml models.${input.model}.data.train`)
  const digests: FileDigest[] = []
  for (const path of dataset.files) digests.push(...((await files.digest(path)) ?? []))
  const profile =
    profiling === undefined
      ? undefined
      : await profileTraining({ ...profiling, files, log }, { model: input.model, train: source })
  const facts = { role: 'train', source: describeSource(source), rows: dataset.rows, files: digests } as const
  return { dataset, facts: profile === undefined ? facts : { ...facts, profile: profile.digest } }
}

/** Runs the user's command, or hands the data to the user's module. */
export async function runTraining(deps: TrainDeps, input: TrainInput, dataset: Dataset | undefined): Promise<Run> {
  return input.spec.kind === 'run'
    ? runCommand(deps, input, input.spec.run)
    : runModule(deps, input, input.spec.module, dataset)
}

async function runCommand(deps: TrainDeps, input: TrainInput, run: string | readonly string[]): Promise<Run> {
  const command =
    typeof run === 'string' ? ({ kind: 'shell', text: run } as const) : ({ kind: 'list', list: run } as const)
  const variables = trainingVariables({
    ...input,
    trainPath: input.train !== undefined && 'path' in input.train ? input.train.path : undefined,
    trainSql: input.train !== undefined && 'sql' in input.train ? input.train.sql : undefined,
  })
  const outcome = await deps.process.run(command, { variables, timeoutMs: input.timeoutMinutes * MS_PER_MINUTE })
  return { outcome, invocation: command.kind === 'shell' ? command : { kind: 'list', list: [...command.list] } }
}

async function runModule(
  deps: TrainDeps,
  input: TrainInput,
  module: string,
  dataset: Dataset | undefined,
): Promise<Run> {
  const [code] = (await deps.files.digest(module)) ?? []
  const file = `assay.yml models.${input.model}`
  const problems = [
    ...(code === undefined ? [{ file, message: `there is no module ${module}`, fix: 'correct `train.module`' }] : []),
    ...(dataset === undefined
      ? [{ file, message: 'a module trains on `data.train`, which is absent', fix: 'add `data.train`' }]
      : []),
    ...(/\.(onnx|pkl|joblib|h5|keras|pt)$/i.test(input.output)
      ? [
          {
            file,
            message: `a module makes a TF.js folder, not ${input.output}`,
            fix: 'name a folder in `model:`, for example build/model',
          },
        ]
      : []),
  ]
  if (code === undefined || dataset === undefined || problems.length > 0) throw new UserError('INPUT_INVALID', problems)
  const outcome = await trainOn(deps, input, module, dataset)
  return {
    outcome,
    invocation: { kind: 'module', path: module, digest: code.digest, runtime: outcome.runtime ?? null },
  }
}

async function trainOn(deps: TrainDeps, input: TrainInput, module: string, dataset: Dataset): Promise<ModuleOutcome> {
  const source = `assay.yml models.${input.model}.data.train`
  const left = new Set([input.target, ...(input.id === undefined ? [] : [input.id]), ...input.exclude])
  const features = dataset.columns
    .filter(({ name, type }) => !left.has(name) && type !== 'other')
    .map(({ name }) => name)
  if (features.length === 0)
    throw new UserError('DATA_EMPTY', {
      file: source,
      message: 'no feature column is left',
      fix: 'shorten `data.exclude`',
    })
  const table = await dataset.read([...features, input.target])
  const target = columnOf(table, input.target)
  if (target === undefined)
    throw new UserError('COLUMN_MISSING', { file: source, message: `there is no column "${input.target}"` })
  const { task, labels } = readLabels(target, {
    task: plainTask(input.task),
    threshold: 0.5,
    source,
    isBoolean: dataset.columns.some(({ name, type }) => name === input.target && type === 'boolean'),
    ...(input.positive === undefined ? {} : { positive: input.positive }),
    ...(input.classes === undefined ? {} : { classes: input.classes }),
  })
  return deps.trainer.train({
    module,
    output: input.output.replace(/\/(model\.json)?$/, ''),
    table: { rows: table.rows, columns: table.columns.filter((column) => column.name !== input.target) },
    labels,
    classes: classesOf(task),
    params: input.params,
    seed: input.seed,
    timeoutMs: input.timeoutMinutes * MS_PER_MINUTE,
  })
}
