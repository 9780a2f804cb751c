import { type Column, columnOf } from '../data/table.ts'
import { chooseRows, takeRows } from '../drift/kinds/row-sample.ts'
import { Fault } from '../kernel/error.ts'
import type { Summarizable } from '../ports/summaries.ts'
import type { Dataset } from '../ports/table-engine.ts'

/** Reads columns one at a time and keeps some rows of each: always the same rows of one data set. */
export type RowReader = {
  readonly rows: number
  readonly columns: Dataset['columns']
  read(name: string, limit: number): Promise<Column>
}

/** Rows beyond which a column is not read for a sample of it: it would cost more than all summaries. */
const MOST_ROWS = 5_000_000

/** Rows of a source that has any; a stored profile and a table inside a database have none to give. */
export function readerOf(source: Summarizable, seed: string): RowReader | undefined {
  if (!hasRows(source) || source.rows > MOST_ROWS) return undefined
  const chosen = new Map<number, Int32Array>()
  return {
    rows: source.rows,
    columns: source.columns,
    read: async (name, limit) => {
      const rows = chosen.get(limit) ?? chooseRows(source.rows, limit, seed)
      chosen.set(limit, rows)
      const column = columnOf(await source.read([name]), name)
      if (column === undefined) throw new Fault('INTERNAL', `the table engine left out the column "${name}"`)
      return takeRows(column, rows)
    },
  }
}

/** Why there are no rows. */
export function whyNoRows(source: Summarizable): string {
  return hasRows(source)
    ? `needs rows: not compared, because reading ${source.rows} of them takes too long; name a smaller window`
    : 'needs rows: not compared, because a stored profile or a table of a database gives none'
}

function hasRows(source: Summarizable): source is Summarizable & Dataset {
  return 'read' in source && typeof source.read === 'function'
}
