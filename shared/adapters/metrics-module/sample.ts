import type { Column } from '../../data/table.ts'
import type { MetricAnswers, MetricsChildJob, MetricTruth } from '../../ports/metric-modules.ts'

type Cells = Float64Array | readonly (string | undefined)[]

/** What a user's metric receives: the rows of one draw, each as often as it was drawn. It may be changed at will: every call has its own. */
export type MetricSample = {
  readonly rows: number
  readonly labels: MetricTruth['labels']
  /** Binary: score of the positive class. */
  readonly scores?: Float64Array
  /** Multiclass: rows follow each other, classes inner. */
  readonly probabilities?: Float64Array
  /** Regression: the predictions. */
  readonly values?: Float64Array
  /** Binary: 1 from the threshold up; multiclass: index of the decided class. */
  readonly decisions?: Int32Array
  readonly classes?: readonly string[]
  readonly weights?: Float64Array
  /** The holdout's columns by name: numbers with NaN, or texts with `undefined`, where a cell is empty. */
  readonly columns: { readonly [name: string]: Cells }
}

/** The rows of a draw in their order; all rows once without one. */
export function rowsOf({ units }: Pick<MetricsChildJob, 'units'>, draw: Uint16Array | undefined): Int32Array {
  let size = units.length
  if (draw !== undefined) {
    size = 0
    for (const unit of units) size += draw[unit] as number
  }
  const rows = new Int32Array(size)
  let at = 0
  for (let row = 0; row < units.length; row++) {
    const times = draw === undefined ? 1 : (draw[units[row] as number] as number)
    for (let i = 0; i < times; i++) rows[at++] = row
  }
  return rows
}

/** A model’s answers and the truth for such rows. Columns are copied when they are first looked at. */
export function toSample(
  { truth, columns }: Pick<MetricsChildJob, 'truth' | 'columns'>,
  { values, decisions }: MetricAnswers,
  rows: Int32Array,
): MetricSample {
  const { kind, labels, classes, weights } = truth
  const width = kind === 'multiclass' ? classes.length : 1
  const named = { binary: 'scores', multiclass: 'probabilities', regression: 'values' }[kind]
  return {
    rows: rows.length,
    labels: taken(labels, rows, 1),
    [named]: taken(values, rows, width),
    ...(kind === 'regression' ? {} : { decisions: taken(decisions, rows, 1), classes: [...classes] }),
    ...(weights === undefined ? {} : { weights: taken(weights, rows, 1) }),
    columns: lazyColumns(columns, rows),
  }
}

function taken<T extends Uint8Array | Int32Array | Float64Array>(values: T, rows: Int32Array, width: number): T {
  const copy = new (values.constructor as new (size: number) => T)(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width
    for (let k = 0; k < width; k++) copy[i * width + k] = values[from + k] as number
  }
  return copy
}

function lazyColumns(columns: readonly Column[], rows: Int32Array): MetricSample['columns'] {
  // Without a prototype, so that a column may have any name.
  const all = Object.create(null) as { [name: string]: Cells }
  for (const column of columns) {
    let cells: Cells | undefined
    Object.defineProperty(all, column.name, {
      enumerable: true,
      get: () => {
        cells ??= cellsOf(column, rows)
        return cells
      },
    })
  }
  return all
}

function cellsOf(column: Column, rows: Int32Array): Cells {
  if (column.kind === 'numeric') return taken(column.values, rows, 1)
  const { codes, dictionary } = column
  const texts = new Array<string | undefined>(rows.length)
  for (let i = 0; i < rows.length; i++) texts[i] = dictionary[codes[rows[i] as number] as number]
  return texts
}
