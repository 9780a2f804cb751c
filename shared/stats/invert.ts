const SMALLEST_PIVOT = 1e-12

/** Inverse of a square matrix (row-major) by Gauss and Jordan with partial pivots; `undefined` when it is singular beyond rounding. */
export function invert(matrix: Float64Array, size: number): Float64Array | undefined {
  const rows = Array.from({ length: size }, (_, i) => {
    const row = new Float64Array(2 * size)
    row.set(matrix.subarray(i * size, (i + 1) * size))
    row[size + i] = 1
    return row
  })
  const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (let column = 0; column < size; column++) {
    const row = takePivot(rows, column)
    const value = row[column] as number
    if (!(Math.abs(value) > SMALLEST_PIVOT * largest)) return undefined
    for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) / value
    for (const other of rows) if (other !== row) subtract(other, row, other[column] as number)
  }
  const inverse = new Float64Array(size * size)
  rows.forEach((row, i) => {
    inverse.set(row.subarray(size), i * size)
  })
  return inverse
}

/** Moves the row with the largest value of the column, from that row on, into its place. */
function takePivot(rows: Float64Array[], column: number): Float64Array {
  let pivot = column
  for (let row = column + 1; row < rows.length; row++)
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row
  const taken = rows[pivot] as Float64Array
  rows[pivot] = rows[column] as Float64Array
  rows[column] = taken
  return taken
}

function subtract(from: Float64Array, row: Float64Array, factor: number): void {
  if (factor === 0) return
  for (let k = 0; k < row.length; k++) from[k] = (from[k] as number) - factor * (row[k] as number)
}
