import { logGamma } from './log-gamma.ts'

/**
 * Fisher's exact test, one-sided: the chance of `a` or more in the first cell of [[a, b], [c, d]] with these margins. One term by
 * logarithms, all others by the ratio of neighbours, so that large tables cost no more than small ones.
 */
export function fisherGreater(a: number, b: number, c: number, d: number): number {
  const [row, column, all] = [a + b, a + c, a + b + c + d]
  const high = Math.min(row, column)
  const low = Math.max(0, row + column - all)
  if (a <= low) return 1
  const up = (x: number): number => ((row - x) * (column - x)) / ((x + 1) * (all - row - column + x + 1))
  const mean = (row * column) / all
  const own = Math.exp(logProbability(a, row, { column, all }))
  if (a > mean) return Math.min(1, sumTail(own, a, { to: high, step: 1, ratio: up }))
  const below = a - 1
  const first = Math.exp(logProbability(below, row, { column, all }))
  return Math.max(0, 1 - sumTail(first, below, { to: low, step: -1, ratio: (x) => 1 / up(x - 1) }))
}

type Tail = { readonly to: number; readonly step: 1 | -1; readonly ratio: (x: number) => number }

/** Terms become smaller away from the mean: the sum ends when one no longer counts. */
function sumTail(first: number, from: number, { to, step, ratio }: Tail): number {
  let [term, total] = [first, first]
  for (let x = from; x !== to && term > total * 1e-18; x += step) {
    term *= ratio(x)
    total += term
  }
  return total
}

function logProbability(x: number, row: number, { column, all }: { readonly column: number; readonly all: number }) {
  return choose(column, x) + choose(all - column, row - x) - choose(all, row)
}

function choose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
