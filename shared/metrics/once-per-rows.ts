import { sortedOrder } from '../stats/sorted-order.ts'
import type { Rows } from './rows.ts'

/**
 * Remembers what was found about rows, which never change, for as long as they are there: what one model's interval needs, the
 * interval of a difference needs again.
 */
export function oncePerRows<R extends Rows, T>(find: (rows: R) => T): (rows: R) => T {
  const known = new WeakMap<R, { readonly found: T }>()
  return (rows) => {
    const before = known.get(rows)
    if (before !== undefined) return before.found
    const found = find(rows)
    known.set(rows, { found })
    return found
  }
}

/** Row numbers of a binary task in rising order of their scores. */
export const scoreOrder = oncePerRows((rows: Rows & { readonly kind: 'binary' }) => sortedOrder(rows.scores))
