import { type DataSource, describeSource } from '../data/source.ts'
import { columnOf } from '../data/table.ts'
import type { Integrity } from '../evidence/integrity.ts'
import { DEFAULT_LIMITS } from '../integrity/limits.ts'
import { inferTask, type Task } from '../integrity/task.ts'
import type { DataChecker } from '../ports/data-checks.ts'
import type { TableEngine } from '../ports/table-engine.ts'
import { checkData } from './check-data.ts'
import { toIntegrity } from './measure-integrity.ts'

export type CheckFilesInput = {
  readonly train: DataSource
  readonly holdout: DataSource
  readonly names: { readonly train: string; readonly holdout: string }
  readonly target: string
  readonly task: Task | 'auto'
  readonly id?: string
  readonly group?: string
  readonly time?: string
  readonly exclude: readonly string[]
}

/** Checks two data sets in hand by the default limits. Throws UserError for data that cannot be read and columns that are not there. */
export async function checkFiles(
  { tables }: { readonly tables: TableEngine & DataChecker },
  input: CheckFilesInput,
): Promise<{ readonly task: Task; readonly integrity: Integrity }> {
  const { names, target } = input
  const train = await tables.open(input.train, names.train)
  const holdout = await tables.open(input.holdout, names.holdout)
  const isThere = train.columns.some(({ name }) => name === target)
  const truth = input.task === 'auto' && isThere ? columnOf(await train.read([target]), target) : undefined
  const task = input.task === 'auto' ? inferTask(truth) : input.task
  const checked = await checkData({ tables }, { ...input, train, holdout, task, limits: DEFAULT_LIMITS })
  return {
    task,
    integrity: toIntegrity(checked, { source: describeSource(input.train), rows: train.rows }, DEFAULT_LIMITS),
  }
}
