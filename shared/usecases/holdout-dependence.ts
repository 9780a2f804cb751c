import { dependenceOf } from '../compare/dependence.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { type Column, columnOf, type Table } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import type { Dependence } from '../stats/units.ts'

/** The columns that say which rows belong together. The model gets them as before: they are features unless they are excluded. */
export function dependenceNames({ data: { group, time } }: ModelConfig): string[] {
  return [group, time].flatMap((name) => name ?? [])
}

/** Which rows of the holdout belong together. Throws UserError COLUMN_MISSING for a column whose values nobody can tell apart. */
export function readDependence(table: Table, model: ModelConfig, source: string): { dependence?: Dependence } {
  const fix = 'name a column of text, numbers, dates or booleans'
  const problems = dependenceNames(model)
    .filter((name) => columnOf(table, name) === undefined)
    .map((name) => ({ file: source, message: `rows cannot be told apart by column "${name}"`, fix }))
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
  const column = (name: string | undefined): Column | undefined => (name === undefined ? name : columnOf(table, name))
  // A forecast is judged over time, whatever else its rows have in common.
  const group = model.task === 'forecasting' ? undefined : column(model.data.group)
  const dependence = dependenceOf({ group, time: column(model.data.time) })
  return dependence === undefined ? {} : { dependence }
}
