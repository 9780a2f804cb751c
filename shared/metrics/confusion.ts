import type { Statistics, Units } from '../stats/bootstrap.ts'
import type { Rows } from './rows.ts'

/** Rows of the table are the truth, columns the decision; `size` classes each way. */
export type WriteScores = (table: Float64Array, size: number, out: Float64Array) => void

/** The confusion table of a drawn sample, filled without touching the rows again: only its non-empty cells per unit are kept. */
export function prepareTable(rows: Rows, decided: Int32Array, units: Units, write: WriteScores): Statistics {
  const size = classesOf(rows)
  const { unit, cell, count } = countCells(rows, decided, units)
  const table = new Float64Array(size * size)
  return (weights, out) => {
    table.fill(0)
    for (let i = 0; i < cell.length; i++) {
      ;(table[cell[i] as number] as number) += (weights[unit[i] as number] as number) * (count[i] as number)
    }
    write(table, size, out)
  }
}

/** Classes of a decision: two for a binary task. */
export function classesOf(rows: Rows): number {
  return rows.kind === 'multiclass' ? rows.classes.length : 2
}

/** Rows (or their weight) per unit and cell of the confusion table, only where there are any. */
function countCells(rows: Rows, decided: Int32Array, units: Units) {
  const size = classesOf(rows)
  const { weights } = rows
  const { order, starts } = rowsByUnit(units)
  const [unit, cell, count]: [number[], number[], number[]] = [[], [], []]
  const sums = new Float64Array(size * size)
  for (let own = 0; own < units.count; own++) {
    const touched: number[] = []
    for (let i = starts[own] as number; i < (starts[own + 1] as number); i++) {
      const row = order[i] as number
      const weight = weights === undefined ? 1 : (weights[row] as number)
      const at = (rows.labels[row] as number) * size + (decided[row] as number)
      if (weight > 0 && sums[at] === 0) touched.push(at)
      ;(sums[at] as number) += weight
    }
    for (const at of touched) {
      unit.push(own)
      cell.push(at)
      count.push(sums[at] as number)
      sums[at] = 0
    }
  }
  return { unit: Int32Array.from(unit), cell: Int32Array.from(cell), count: Float64Array.from(count) }
}

/** The rows unit by unit, in their own order; those of unit u are from `starts[u]` up to `starts[u + 1]`. */
export function rowsByUnit({ count, of }: Units): { readonly order: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(count + 1)
  for (const unit of of) (starts[unit + 1] as number)++
  for (let unit = 0; unit < count; unit++) (starts[unit + 1] as number) += starts[unit] as number
  const next = starts.slice()
  const order = new Int32Array(of.length)
  for (let row = 0; row < of.length; row++) order[(next[of[row] as number] as number)++] = row
  return { order, starts }
}
