import type { RowSlice } from '../compare/measure-slices.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { type Column, columnOf, type Table } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import type { Dataset } from '../ports/table-engine.ts'

/** Which rows of the holdout each slice of `test.slices` holds, in row order. Throws UserError for what is no condition. */
export async function readSlices(dataset: Dataset, { name, data, test }: ModelConfig): Promise<RowSlice[]> {
  const slices = test.slices ?? []
  const conditions = slices.map(({ where }, i) => ({ where, name: configPlace(name, `test.slices.${i}.where`) }))
  const holds = await dataset.holds(conditions, data.id === undefined ? {} : { orderBy: data.id })
  return slices.flatMap((slice, i) => {
    const rows = holds[i]
    return rows === undefined ? [] : [{ ...slice, holds: rows }]
  })
}

/** The protected attributes as columns. A column of a type that has no groups is refused: to leave it out silently would look as if it had been measured. */
export function protectedColumns(table: Table, { data }: ModelConfig, source: string): Column[] {
  const columns = data.protected.map((name) => ({ name, column: columnOf(table, name) }))
  const problems = columns.flatMap(({ name, column }) => {
    const fix = 'name a column of text, numbers, dates or booleans'
    return column === undefined
      ? [{ file: source, message: `groups cannot be told apart by column "${name}"`, fix }]
      : []
  })
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
  return columns.flatMap(({ column }) => column ?? [])
}

/** Columns beside the target that the task needs in the holdout: the query of a ranking, the time, series and horizon of a forecast. */
export function taskColumns({ task, data }: ModelConfig): string[] {
  const { query, time, series, horizon } = data
  const needed = task === 'ranking' ? [query] : task === 'forecasting' ? [time, series, horizon] : []
  return needed.flatMap((name) => name ?? [])
}
