import type { Statistics, Units } from '../stats/bootstrap.ts'
import { decide } from './decide.ts'
import type { Family, Metric } from './metric.ts'
import type { Rows } from './rows.ts'

/** Rows of the table are the truth, columns the decision; `size` classes each way. */
export type WriteScores = (table: Float64Array, size: number, out: Float64Array) => void

/** Metrics that follow from the confusion table; `writer` is undefined where the rows are not of their tasks. */
export type TablePart = {
  readonly metrics: readonly Metric[]
  readonly writer: (rows: Rows) => WriteScores | undefined
}

/** All metrics of the confusion table in one family, because to fill the table is most of the work. */
export function tableFamily(parts: readonly TablePart[]): Family {
  const metrics = parts.flatMap((part) => part.metrics)
  const starts = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.metrics.length, 0))
  const prepare = (rows: Rows, units: Units): Statistics => {
    const size = classesOf(rows)
    const fill = prepareTable(rows, size, units)
    const writers = parts.flatMap(({ writer, metrics: own }, i) => {
      const write = writer(rows)
      const start = starts[i] as number
      return write === undefined ? [] : [{ write, start, end: start + own.length }]
    })
    return (weights, out) => {
      const table = fill(weights)
      out.fill(Number.NaN)
      for (const { write, start, end } of writers) write(table, size, out.subarray(start, end))
    }
  }
  return { metrics, prepare }
}

/** The confusion table of a drawn sample, filled without touching the rows again: only its non-empty cells per unit are kept. */
function prepareTable(rows: Rows, size: number, units: Units): (weights: Uint16Array) => Float64Array {
  const { starts, cell, count } = countCells(rows, decide(rows), units)
  const table = new Float64Array(size * size)
  return (weights) => {
    table.fill(0)
    for (let unit = 0; unit < units.count; unit++) {
      const times = weights[unit] as number
      if (times === 0) continue
      const end = starts[unit + 1] as number
      for (let i = starts[unit] as number; i < end; i++) {
        ;(table[cell[i] as number] as number) += times * (count[i] as number)
      }
    }
    return table
  }
}

/** Classes of a decision: two for a binary task. */
function classesOf(rows: Rows): number {
  return rows.kind === 'multiclass' ? rows.classes.length : 2
}

/** Rows (or their weight) per unit and cell of the confusion table, only where there are any. */
function countCells(rows: Rows, decided: Int32Array, units: Units) {
  const size = classesOf(rows)
  const { weights } = rows
  const { order, starts } = rowsByUnit(units)
  const firsts = new Int32Array(units.count + 1)
  const [cell, count]: [number[], number[]] = [[], []]
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
      cell.push(at)
      count.push(sums[at] as number)
      sums[at] = 0
    }
    firsts[own + 1] = cell.length
  }
  return { starts: firsts, cell: Int32Array.from(cell), count: Float64Array.from(count) }
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
