import type { RowSlice } from '../compare/measure-slices.ts'
import { type ModelConfig, targetColumns } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { type Column, columnOf, type Table } from '../data/table.ts'
import { nearestName } from '../document/nearest-name.ts'
import { absentValues, type Grouping, valuesOf } from '../fairness/grouping.ts'
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
export function protectedColumns(table: Table, model: ModelConfig): Column[] {
  const columns = model.data.protected.map((name) => ({ name, column: columnOf(table, name) }))
  const problems = columns.flatMap(({ name, column }, i) => {
    const file = configPlace(model.name, `data.protected.${i}`)
    const fix = 'name a column of text, numbers, dates or booleans'
    return column === undefined ? [{ file, message: `groups cannot be told apart by column "${name}"`, fix }] : []
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
  const absent = mergeProblems(column, `${file}.merge`, grouping.merge)
  if (absent.length > 0) return absent
  const { names } = splitGroups(column, grouping)
  if (grouping.reference === undefined || names.includes(grouping.reference)) return []
  const message = `the holdout has no group "${grouping.reference}" of ${column.name}`
  return [{ file: `${file}.reference`, message, fix: `the groups are: ${names.slice(0, SHOWN_GROUPS).join(', ')}` }]
}

/** A value that no row has is a typing error, or a group that would be smaller than it says. */
function mergeProblems(column: Column, file: string, merge: Grouping['merge'] = {}): Problem[] {
  const known = valuesOf(column)
  return Object.entries(merge).flatMap(([group, values]) =>
    absentValues(known, values).map((value) => {
      const nearest = nearestName(value, known)
      const fix =
        nearest === undefined
          ? `remove it; the values are: ${known.slice(0, SHOWN_GROUPS).join(', ')}`
          : `did you mean "${nearest}"? Otherwise remove it`
      return { file: `${file}.${group}`, message: `no row of the holdout has "${value}" in ${column.name}`, fix }
    }),
  )
}

/** A column that the configuration names, and the key that names it. */
export type ColumnPlace = { readonly column: string; readonly key: string }

/** The columns that the holdout must have, each with its key below the model: also those that only this task needs. */
export function columnPlaces(model: ModelConfig): ColumnPlace[] {
  const { task, data, labels } = model
  const single = ['id', 'group', 'time', 'weight'] as const
  const ofTask = task === 'ranking' ? (['query'] as const) : task === 'forecasting' ? TIMED : []
  return [
    ...targetColumns(model).map((column, i) => ({ column, key: labels === undefined ? 'target' : `target.${i}` })),
    ...[...single, ...ofTask].flatMap((key): ColumnPlace[] => {
      const column = data[key]
      return column === undefined ? [] : [{ column, key: `data.${key}` }]
    }),
    ...(['exclude', 'protected'] as const).flatMap((key) =>
      data[key].map((column, i) => ({ column, key: `data.${key}.${i}` })),
    ),
  ]
}

const TIMED = ['series', 'horizon'] as const

/** Columns beside the target that the task needs in the holdout: the query of a ranking, the time, series and horizon of a forecast. */
export function taskColumns({ task, data }: ModelConfig): string[] {
  const { query, time, series, horizon } = data
  const needed = task === 'ranking' ? [query] : task === 'forecasting' ? [time, series, horizon] : []
  return needed.flatMap((name) => name ?? [])
}
