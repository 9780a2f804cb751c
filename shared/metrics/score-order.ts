import { sortedOrder } from '../stats/sorted-order.ts'
import type { Rows } from './rows.ts'

/** Rows never change, so their order is the same whoever asks: the area under two curves, for one model and for the difference of two. */
const known = new WeakMap<Rows, Int32Array>()

/** Row numbers of a binary task in rising order of their scores. */
export function scoreOrder(rows: Rows & { readonly kind: 'binary' }): Int32Array {
  const before = known.get(rows)
  if (before !== undefined) return before
  const order = sortedOrder(rows.scores)
  known.set(rows, order)
  return order
}
