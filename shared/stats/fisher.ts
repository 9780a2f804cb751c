import { logGamma } from './log-gamma.ts'

/** Tables this much more likely than the observed one still count as equally likely: rounding, as in R. */
const RELATIVE_SLACK = 1 + 1e-7

/** Fisher's exact test, two-sided: the share of all tables with these margins that are no more likely than [[a, b], [c, d]]. */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const row = a + b
  const column = a + c
  const all = a + b + c + d
  const low = Math.max(0, row + column - all)
  const high = Math.min(row, column)
  const fixed = logFactorial(row) + logFactorial(all - row) + logFactorial(column) + logFactorial(all - column)
  const probability = (x: number): number =>
    Math.exp(
      fixed -
        logFactorial(all) -
        logFactorial(x) -
        logFactorial(row - x) -
        logFactorial(column - x) -
        logFactorial(all - row - column + x),
    )
  const limit = probability(a) * RELATIVE_SLACK
  let total = 0
  for (let x = low; x <= high; x++) {
    const each = probability(x)
    if (each <= limit) total += each
  }
  return Math.min(1, total)
}

function logFactorial(k: number): number {
  return logGamma(k + 1)
}
