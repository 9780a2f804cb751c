import { dependenceOf } from '../compare/dependence.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { type Column, cellText, columnOf, type Table } from '../data/table.ts'
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
    .map((name) => ({ file: placeOf(model, name), message: `rows cannot be told apart by column "${name}"`, fix }))
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
  const column = (name: string | undefined): Column | undefined => (name === undefined ? name : columnOf(table, name))
  // A forecast is judged over time, whatever else its rows have in common.
  const group = model.task === 'forecasting' ? undefined : column(model.data.group)
  const dependence = dependenceOf({ group, time: column(model.data.time) })
  if (model.task === 'forecasting' && dependence === undefined) throw oneDate(source, model.data.time ?? '')
  if (model.task === 'ranking') requireWholeQueries(column(model.data.query), group, source)
  return dependence === undefined ? {} : { dependence }
}

function placeOf({ name, data }: ModelConfig, column: string): string {
  return configPlace(name, column === data.group ? 'data.group' : 'data.time')
}

/** A query that is cut by groups could not be drawn as one. */
function requireWholeQueries(query: Column | undefined, group: Column | undefined, source: string): void {
  if (query === undefined || group === undefined) return
  const groups = new Map<string | undefined, string | undefined>()
  for (let row = 0; row < lengthOf(query); row++) {
    const [key, own] = [cellText(query, row), cellText(group, row)]
    if (groups.has(key) && groups.get(key) !== own) {
      const message = `the query ${key} of column "${query.name}" has rows of several groups of column "${group.name}"`
      throw new UserError('LABEL_INVALID', {
        file: source,
        message,
        fix: 'name a group that holds whole queries, or none',
      })
    }
    groups.set(key, own)
  }
}

function lengthOf(column: Column): number {
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}

function oneDate(file: string, time: string): UserError {
  const message = `the column "${time}" has fewer than two dates, and a forecast is judged over time`
  return new UserError('DATA_EMPTY', { file, message, fix: 'give the holdout more dates' })
}
