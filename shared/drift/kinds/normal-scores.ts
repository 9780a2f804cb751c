import { normalQuantile } from '../../stats/normal.ts'
import { sortedOrder } from '../../stats/sorted-order.ts'

/**
 * Numbers as the normal quantiles of their midranks (van der Waerden): no unit, no outlier, the same for every rising change of scale.
 * What is missing or infinite is NaN.
 */
export function normalScores(values: Float64Array): Float64Array {
  const scores = new Float64Array(values.length).fill(Number.NaN)
  const order = sortedOrder(values.map((value) => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY)))
  const present = values.reduce((count, value) => count + Number(Number.isFinite(value)), 0)
  for (let start = 0; start < present; ) {
    let end = start + 1
    while (end < present && values[order[end] as number] === values[order[start] as number]) end++
    const score = normalQuantile((start + end + 1) / 2 / (present + 1))
    for (let i = start; i < end; i++) scores[order[i] as number] = score
    start = end
  }
  return scores
}

/** Pearson's r over the rows where both are numbers; 0 when one does not vary. */
export function correlation(a: Float64Array, b: Float64Array): { readonly r: number; readonly n: number } {
  let [n, sumA, sumB] = [0, 0, 0]
  const isBoth = (row: number): boolean => !Number.isNaN((a[row] as number) + (b[row] as number))
  for (let row = 0; row < a.length; row++) {
    if (!isBoth(row)) continue
    n += 1
    sumA += a[row] as number
    sumB += b[row] as number
  }
  let [squaresA, squaresB, products] = [0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    if (!isBoth(row)) continue
    const [x, y] = [(a[row] as number) - sumA / n, (b[row] as number) - sumB / n]
    squaresA += x * x
    squaresB += y * y
    products += x * y
  }
  const scale = Math.sqrt(squaresA * squaresB)
  return { r: scale > 0 ? products / scale : 0, n }
}
