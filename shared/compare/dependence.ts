import type { Column } from '../data/table.ts'
import { type Dependence, rankKeys } from '../stats/units.ts'

/** The columns that say which rows depend on each other. */
export type DependenceColumns = { readonly group?: Column | undefined; readonly time?: Column | undefined }

/**
 * How the rows depend on each other: by group where any group has two rows, else by time where two rows have a moment; undefined for
 * rows that are independent as far as anybody said. Groups win over time: rows of one group are alike wherever they stand in time.
 */
export function dependenceOf({ group, time }: DependenceColumns): Dependence | undefined {
  if (group !== undefined) {
    const of = ranksOf(group)
    const known = of.filter((rank) => rank >= 0)
    if (new Set(known).size < known.length) return { by: 'group', of, column: group.name }
  }
  if (time === undefined) return undefined
  const of = ranksOf(time)
  return new Set(of.filter((rank) => rank >= 0)).size < 2 ? undefined : { by: 'time', of, column: time.name }
}

/** The dependence of some rows, for whoever measures a part of the holdout. */
export function pickDependence({ of, ...dependence }: Dependence, rows: Int32Array): Dependence {
  return { ...dependence, of: rows.map((row) => of[row] as number) }
}

/** Texts rank by their characters (dates written year first are then in order), numbers and dates by size. */
function ranksOf(column: Column): Int32Array {
  if (column.kind === 'numeric') return rankKeys(column.values)
  const order = column.dictionary.map((_, code) => code)
  order.sort((a, b) => ((column.dictionary[a] as string) < (column.dictionary[b] as string) ? -1 : 1))
  const rank = new Int32Array(order.length)
  order.forEach((code, place) => {
    rank[code] = place
  })
  return column.codes.map((code) => (code < 0 ? -1 : (rank[code] as number)))
}
