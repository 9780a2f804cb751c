import { eachTie } from './ties.ts'

/** Wasserstein-1 distance of two ascending samples: the area between their distribution functions, in the unit of the values. */
export function wasserstein1(x: Float64Array, y: Float64Array): number {
  let upToX = 0
  let upToY = 0
  let previous = Number.NaN
  let area = 0
  eachTie(x, y, (value, inX, inY) => {
    const gap = Math.abs(upToX / x.length - upToY / y.length)
    if (gap > 0) area += gap * (value - previous)
    upToX += inX
    upToY += inY
    previous = value
  })
  return area
}
