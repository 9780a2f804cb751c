/**
 * Lower factor L of a symmetric positive definite matrix (row-major, `size` x `size`) with L L' equal to it; `undefined` when it is not
 * positive definite beyond rounding.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number
      for (let k = 0; k < j; k++) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number)
      if (i !== j) {
        lower[i * size + j] = sum / (lower[j * size + j] as number)
        continue
      }
      if (!(sum > SMALLEST_PIVOT * Math.abs(matrix[i * size + i] as number))) return undefined
      lower[i * size + i] = Math.sqrt(sum)
    }
  }
  return lower
}

/** The x with L L' x = b, for a factor of `cholesky`. */
export function solveFactored(lower: Float64Array, b: Float64Array): Float64Array {
  const size = b.length
  const x = b.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (lower[i * size + k] as number) * (x[k] as number)
    x[i] = (x[i] as number) / (lower[i * size + i] as number)
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] as number) - (lower[k * size + i] as number) * (x[k] as number)
    x[i] = (x[i] as number) / (lower[i * size + i] as number)
  }
  return x
}

/** b' A^-1 b for a symmetric positive definite A, the statistic of every Wald test; `undefined` when A is singular. */
export function quadraticForm(matrix: Float64Array, b: Float64Array): number | undefined {
  const lower = cholesky(matrix, b.length)
  if (lower === undefined) return undefined
  const solved = solveFactored(lower, b)
  return b.reduce((sum, value, i) => sum + value * (solved[i] as number), 0)
}

/** A pivot below this share of its diagonal is rounding: the columns depend on each other. */
const SMALLEST_PIVOT = 1e-10
