import type { Column } from '../../data/table.ts'
import { createPrng } from '../../kernel/prng.ts'

/** Rows a side that a classifier learns from: enough to see a separation of 0.52, few enough to fit in seconds. */
const SAMPLE_ROWS = 10_000

/** Cells a side that a classifier learns from: fewer rows of a wide table, so that its time and memory stay the same. */
const SAMPLE_CELLS = 600_000
const LEAST_ROWS = 2000

/** Rows a side for a table with so many columns. */
export function sampleRows(columns: number): number {
  return Math.max(LEAST_ROWS, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / Math.max(1, columns))))
}

/** Numbers of at most `limit` of `rows` rows, ascending, each as likely as every other (Floyd's algorithm); the same for the same seed. */
export function chooseRows(rows: number, limit: number, seed: string): Int32Array {
  if (rows <= limit) return Int32Array.from({ length: rows }, (_, row) => row)
  const prng = createPrng(seed)
  const chosen = new Set<number>()
  for (let last = rows - limit; last < rows; last++) {
    const row = prng.below(last + 1)
    chosen.add(chosen.has(row) ? last : row)
  }
  return Int32Array.from(chosen).sort()
}

/** Some rows of a column. */
export function takeRows(column: Column, rows: Int32Array): Column {
  if (column.kind === 'text') return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row] ?? -1) }
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row] ?? Number.NaN) }
}
