/** Rows of numbers that are mostly zero: row r holds `values[k]` in column `columns[k]` for k from `starts[r]` to before `starts[r + 1]`. */
export type SparseRows = {
  readonly width: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** Gathers rows of [column, value] pairs. */
export function toSparseRows(rows: readonly (readonly (readonly [number, number])[])[], width: number): SparseRows {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => {
    starts[i + 1] = (starts[i] as number) + row.length
  })
  const columns = new Int32Array(starts[rows.length] as number)
  const values = new Float64Array(columns.length)
  rows.forEach((row, i) => {
    row.forEach(([column, value], k) => {
      columns[(starts[i] as number) + k] = column
      values[(starts[i] as number) + k] = value
    })
  })
  return { width, starts, columns, values }
}

/** Row times weights, plus the last weight: the intercept. */
export function linear({ width, starts, columns, values }: SparseRows, row: number, weights: Float64Array): number {
  let sum = weights[width] as number
  const end = starts[row + 1] as number
  for (let k = starts[row] as number; k < end; k++)
    sum += (values[k] as number) * (weights[columns[k] as number] as number)
  return sum
}

/** Adds a row, and one for the intercept, times `factor` into `into`. */
export function accumulate(
  { width, starts, columns, values }: SparseRows,
  row: number,
  factor: number,
  into: Float64Array,
): void {
  const end = starts[row + 1] as number
  for (let k = starts[row] as number; k < end; k++) {
    const column = columns[k] as number
    into[column] = (into[column] as number) + factor * (values[k] as number)
  }
  into[width] = (into[width] as number) + factor
}
