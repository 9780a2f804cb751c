import { sortedOrder } from './sorted-order.ts'

/** A rising step curve: between its `x` (ascending, all different) it runs straight, beyond them it is flat. */
export type IsotonicCurve = { readonly x: Float64Array; readonly y: Float64Array }

/**
 * The rising curve closest to the points in weighted squares, by pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk,
 * "Statistical Inference under Order Restrictions", 1972). Equal `x` count as one point. Weights are 1 unless given.
 */
export function fitIsotonic(x: Float64Array, y: ArrayLike<number>, weights?: ArrayLike<number>): IsotonicCurve {
  return fitIsotonicSorted(x, y, { order: sortedOrder(x), ...(weights === undefined ? {} : { weights }) })
}

/** The same for rows whose rising order of `x` is known, so that a bootstrap sorts once. Rows of weight 0 have no influence. */
export function fitIsotonicSorted(
  x: Float64Array,
  y: ArrayLike<number>,
  { order, weights }: { readonly order: Int32Array; readonly weights?: ArrayLike<number> },
): IsotonicCurve {
  const places: number[] = []
  const blocks: { sum: number; weight: number; points: number }[] = []
  for (let start = 0; start < order.length; ) {
    const value = x[order[start] as number] as number
    let sum = 0
    let weight = 0
    let end = start
    for (; end < order.length && x[order[end] as number] === value; end++) {
      const row = order[end] as number
      const own = weights?.[row] ?? 1
      sum += own * (y[row] ?? 0)
      weight += own
    }
    start = end
    if (weight === 0) continue
    places.push(value)
    push(blocks, { sum, weight, points: 1 })
  }
  const levels = new Float64Array(places.length)
  let filled = 0
  for (const { sum, weight, points } of blocks) {
    levels.fill(sum / weight, filled, filled + points)
    filled += points
  }
  return { x: Float64Array.from(places), y: levels }
}

/** The curve at a place; NaN for a curve without points. */
export function isotonicAt({ x, y }: IsotonicCurve, at: number): number {
  let low = 0
  let high = x.length - 1
  if (high < 0) return Number.NaN
  if (at <= (x[0] as number)) return y[0] as number
  if (at >= (x[high] as number)) return y[high] as number
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((x[middle] as number) <= at) low = middle
    else high = middle
  }
  const [from, to] = [x[low] as number, x[high] as number]
  const share = (at - from) / (to - from)
  return (y[low] as number) + share * ((y[high] as number) - (y[low] as number))
}

type Block = { sum: number; weight: number; points: number }

function push(blocks: Block[], block: Block): void {
  let last = blocks.at(-1)
  let merged = block
  while (last !== undefined && last.sum / last.weight >= merged.sum / merged.weight) {
    blocks.pop()
    merged = {
      sum: last.sum + merged.sum,
      weight: last.weight + merged.weight,
      points: last.points + merged.points,
    }
    last = blocks.at(-1)
  }
  blocks.push(merged)
}
