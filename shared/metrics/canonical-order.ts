import { sortedOrder } from '../stats/sorted-order.ts'

/** Numbers of all rows in one array, `width` of them per row. */
export type NumberColumn = { readonly values: ArrayLike<number>; readonly width: number }

/** From so many rows on, sorting column by column is quicker than comparing row by row. */
const MANY_ROWS = 10_000
const FEW_COLUMNS = 4

/** Rows ordered by the first column, ties by the next: the same whatever the order in which they came. */
export function canonicalOrder(size: number, columns: readonly NumberColumn[]): Int32Array {
  const compare = (i: number, j: number): number => {
    for (const { values, width } of columns) {
      for (let k = 0; k < width; k++) {
        const step = (values[i * width + k] as number) - (values[j * width + k] as number)
        // NaN (a series without a scale) orders nothing.
        if (step < 0 || step > 0) return step
      }
    }
    return 0
  }
  const order = new Int32Array(size)
  for (let row = 0; row < size; row++) order[row] = row
  if (isInOrder(size, compare)) return order
  return size >= MANY_ROWS ? (byColumns(order, columns) ?? order.sort(compare)) : order.sort(compare)
}

/** Slices of rows that were put in order before are in order. */
function isInOrder(size: number, compare: (i: number, j: number) => number): boolean {
  for (let row = 1; row < size; row++) if (compare(row - 1, row) > 0) return false
  return true
}

/** Sorted by the last column first; undefined where there are many columns, or one holds NaN, which has no place among numbers. */
function byColumns(order: Int32Array, columns: readonly NumberColumn[]): Int32Array | undefined {
  const keys = columns.flatMap(({ values, width }) => Array.from({ length: width }, (_, k) => ({ values, width, k })))
  if (keys.length > FEW_COLUMNS) return undefined
  let sorted = order
  for (const { values, width, k } of keys.reverse()) {
    const column = new Float64Array(sorted.length)
    for (let i = 0; i < column.length; i++) column[i] = values[(sorted[i] as number) * width + k] as number
    if (column.some(Number.isNaN)) return undefined
    const before = sorted
    sorted = sortedOrder(column).map((at) => before[at] as number)
  }
  return sorted
}
