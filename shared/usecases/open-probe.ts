import type { Column, Table } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import type { Predictions } from '../model/predictions.ts'
import type { ModelRuntime, RuntimeInfo } from '../ports/model-runtime.ts'
import type { Holdout } from './open-holdout.ts'

/** A loaded model that answers any rows shaped like the holdout, for whoever asks it more than once. Close it when done. */
export type Probe = {
  readonly runtime: RuntimeInfo
  /** The columns that the model reads, as the holdout has them, in the model's own order. */
  readonly columns: readonly Column[]
  /** One answer per row; `columns` are those above with other values, or fewer or more rows. Throws UserError PREDICTION_INVALID. */
  predict(columns: readonly Column[]): Promise<Predictions>
  close(): Promise<void>
}

/**
 * Loads the model at `path` and finds its columns in the holdout. `allowed` is as for `scoreModel`. Throws UserError MODEL_UNREADABLE or
 * MODEL_MISMATCH; there is none for a file of predictions, which nobody can ask anything else.
 */
export async function openProbe(
  { models }: { readonly models: ModelRuntime },
  path: string,
  holdout: Holdout,
  allowed: readonly string[] = holdout.features,
): Promise<Probe> {
  const loaded = await models.load(path)
  try {
    const columns = (loaded.features ?? holdout.features).map((name) => columnFor(name, path, holdout, allowed))
    const predict = (asked: readonly Column[]): Promise<Predictions> => {
      const table: Table = { rows: rowsOf(asked), columns: asked }
      return loaded.predict(table, holdout.task)
    }
    return { runtime: loaded.runtime, columns, predict, close: () => loaded.dispose() }
  } catch (error) {
    await loaded.dispose()
    throw error
  }
}

function columnFor(name: string, path: string, { table }: Holdout, allowed: readonly string[]): Column {
  const column = table.columns.find((candidate) => candidate.name === name)
  if (column !== undefined && allowed.includes(name)) return column
  const why = column === undefined ? 'the holdout has no such column' : 'the model must not be given that column'
  throw new UserError('MODEL_MISMATCH', {
    file: path,
    message: `the model wants the input "${name}", but ${why}`,
    fix: 'export the model with the features of the holdout',
  })
}

function rowsOf([first]: readonly Column[]): number {
  if (first === undefined) return 0
  return first.kind === 'numeric' ? first.values.length : first.codes.length
}
