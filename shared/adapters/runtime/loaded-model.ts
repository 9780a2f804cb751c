import type { Table } from '../../data/table.ts'
import { UserError } from '../../kernel/error.ts'
import { classesOf, matchClasses } from '../../model/class-order.ts'
import type { Encoding } from '../../model/encoding-schema.ts'
import { createFeeder, type Feed } from '../../model/feed.ts'
import type { ModelInput } from '../../model/model-inputs.ts'
import { joinPredictions, type ModelOutput, toPredictions } from '../../model/model-outputs.ts'
import type { Predictions, TaskSpec } from '../../model/predictions.ts'
import type { Log } from '../../ports/log.ts'
import type { LoadedModel, RuntimeInfo } from '../../ports/model-runtime.ts'

/** Rows per call: bounds memory without costing speed. */
const BATCH_ROWS = 8192

/** A model in a runtime: what `run` does differs, everything around it is the same for all. */
export type RunnableModel = {
  readonly file: string
  /** Asked after the run too: a runtime may have changed its backend to be able to run the model. */
  readonly runtime: () => RuntimeInfo
  readonly inputs: readonly ModelInput[]
  readonly features: readonly string[] | undefined
  /** Class labels in the order of the output columns, where the model states them. */
  readonly labels: readonly string[] | undefined
  readonly encoding: Encoding | undefined
  run(feeds: readonly Feed[], rows: number): Promise<readonly ModelOutput[]>
  dispose(): Promise<void>
}

/** Wraps a runnable model as the port's LoadedModel: feeds batches, picks and checks the outputs. */
export function createLoadedModel(model: RunnableModel, log: Log): LoadedModel {
  const told = tellOnce(log)
  return {
    get runtime() {
      return model.runtime()
    },
    features: model.features,
    predict: (table, task) => predict(model, table, task, told),
    dispose: () => model.dispose(),
  }
}

/** A model may be asked thousands of times; how its answers are read is said once. */
function tellOnce(log: Log): Log {
  const said = new Set<string>()
  const info = (message: string): void => {
    if (!said.has(message)) log.info(message)
    said.add(message)
  }
  return { ...log, info }
}

async function predict(model: RunnableModel, table: Table, task: TaskSpec, log: Log): Promise<Predictions> {
  const { file } = model
  if (table.rows === 0) throw new UserError('DATA_EMPTY', { file, message: 'there are no rows to predict' })
  const order = matchClasses(model.labels, task, file)
  if (task.kind === 'binary' && order.assumed)
    log.info(`${file} states no class names: its last column is taken as the probability of "${task.positive}"`)
  if ((task.kind === 'multiclass' || task.kind === 'multilabel') && order.assumed)
    log.info(`${file} states no class names: its columns are taken as ${classesOf(task).join(', ')}`)
  const feed = createFeeder(model.inputs, table, model)
  const size = batchRows(model)
  const batches: Predictions[] = []
  for (let start = 0; start < table.rows; start += size) {
    const end = Math.min(start + size, table.rows)
    const outputs = await model.run(feed(start, end), end - start)
    batches.push(toPredictions(outputs, { file, task, order, rows: end - start, firstRow: start }))
    if (table.rows > BATCH_ROWS && end % BATCH_ROWS === 0)
      log.progress(`predicting with ${file}`, end, table.rows, 'rows')
  }
  return joinPredictions(batches)
}

function batchRows({ inputs, file }: RunnableModel): number {
  const fixed = inputs.map((input) => input.dims[0]).filter((size) => typeof size === 'number' && size > 0)
  if (fixed.length === 0) return BATCH_ROWS
  if (fixed.every((size) => size === 1)) return 1
  throw new UserError('MODEL_MISMATCH', {
    file,
    message: `the model takes exactly ${fixed.join(', ')} rows at a time`,
    fix: 'export it with a free batch dimension, for PyTorch with `dynamic_axes={"input": {0: "rows"}}`',
  })
}
