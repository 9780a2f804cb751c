import type { NumericColumn } from '../data/table.ts'
import { type Dependence, toClusters, unitsByTime } from '../stats/units.ts'

/**
 * Rows that belong together as a column of numbers: those of one group, or those of one block of time, as long as losses near each other
 * are alike (`blockLength`). A row without a group has no number and is one by itself.
 */
export function groupColumn(dependence: Dependence, losses: Float64Array): NumericColumn {
  const { by, of, column: name } = dependence
  if (by === 'group') {
    return { kind: 'numeric', name, values: Float64Array.from(of, (rank) => (rank < 0 ? Number.NaN : rank)) }
  }
  const { of: units, block = 1 } = unitsByTime(toClusters(dependence), losses)
  return { kind: 'numeric', name, values: Float64Array.from(units, (unit) => Math.floor(unit / block)) }
}

/** Dense numbers of the groups in the order of `order`; a row without a group is one by itself. */
export function clustersIn({ values }: NumericColumn, order: Int32Array): { of: Int32Array; count: number } {
  const known = new Map<number, number>()
  let count = 0
  const of = Int32Array.from(order, (row) => {
    const group = values[row] as number
    const before = known.get(group)
    if (before !== undefined) return before
    if (!Number.isNaN(group)) known.set(group, count)
    return count++
  })
  return { of, count }
}
