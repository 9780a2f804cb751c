import type { RowSlice } from '../compare/measure-slices.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { type Column, columnOf, type Table } from '../data/table.ts'
import { splitGroups } from '../fairness/split-groups.ts'
import { type Problem, UserError } from '../kernel/error.ts'
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
export function protectedColumns(table: Table, model: ModelConfig, source: string): Column[] {
  const { data } = model
  const columns = data.protected.map((name) => ({ name, column: columnOf(table, name) }))
  const problems = columns.flatMap(({ name, column }) => {
    const fix = 'name a column of text, numbers, dates or booleans'
    return column === undefined
      ? [{ file: source, message: `groups cannot be told apart by column "${name}"`, fix }]
      : []
  })
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
  const found = columns.flatMap(({ column }) => column ?? [])
  const wrong = found.flatMap((column, i) => groupingProblems(column, model, i))
  if (wrong.length > 0) throw new UserError('CONFIG_INVALID', wrong)
  return found
}

const SHOWN_GROUPS = 20

/** What only the data can tell about `data.protected`: a reference group that is not there, cut points for texts. */
function groupingProblems(column: Column, { name, fairness }: ModelConfig, place: number): Problem[] {
  const grouping = fairness?.groupings.find((one) => one.column === column.name)
  if (grouping === undefined) return []
  const file = configPlace(name, `data.protected.${place}`)
  if (grouping.cut !== undefined && column.kind === 'text') {
    const message = `"${column.name}" holds texts, which have no cut points`
    return [{ file: `${file}.cut`, message, fix: 'use `merge: {name: [values]}` instead' }]
  }
  const { names } = splitGroups(column, grouping)
  if (grouping.reference === undefined || names.includes(grouping.reference)) return []
  const message = `the holdout has no group "${grouping.reference}" of ${column.name}`
  return [{ file: `${file}.reference`, message, fix: `the groups are: ${names.slice(0, SHOWN_GROUPS).join(', ')}` }]
}

/** Columns beside the target that the task needs in the holdout: the query of a ranking, the time, series and horizon of a forecast. */
export function taskColumns({ task, data }: ModelConfig): string[] {
  const { query, time, series, horizon } = data
  const needed = task === 'ranking' ? [query] : task === 'forecasting' ? [time, series, horizon] : []
  return needed.flatMap((name) => name ?? [])
}
