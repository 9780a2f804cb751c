/** Values as whole numbers of one unit, a power of two, so that their sums are exact and no order of rows changes them. */
export type Whole = {
  readonly centre: number
  readonly unit: number
  readonly squareUnit: number
  readonly first: Float64Array
  readonly second: Float64Array
}

/** Rows, and the sums of what they deviate from the centre by and of its square, in units. */
export type Sums = { readonly n: number; readonly first: number; readonly second: number }

/** The values around their mean; with 100,000 of them they are exact to about 1e-11 of the greatest. */
export function wholeNumbers(values: Float64Array): Whole {
  const unit = unitOf(values)
  let total = 0
  for (let i = 0; i < values.length; i++) total += Math.round((values[i] as number) / unit)
  const centre = Math.round(total / values.length) * unit
  const deviations = values.map((value) => value - centre)
  const squares = deviations.map((value) => value * value)
  const [own, squareUnit] = [unitOf(deviations), unitOf(squares)]
  const whole = (list: Float64Array, by: number): Float64Array => list.map((value) => Math.round(value / by))
  return { centre, unit: own, squareUnit, first: whole(deviations, own), second: whole(squares, squareUnit) }
}

/** The mean of some rows, and the variance of a single one. */
export function momentsOf({ centre, unit, squareUnit }: Whole, { n, first, second }: Sums) {
  const mean = (first * unit) / n
  const squares = second * squareUnit - n * mean * mean
  return { mean: centre + mean, variance: Math.max(0, squares / (n - 1)), n }
}

/** So large that the sum of all values, in units, is a whole number below 2^52. */
function unitOf(values: Float64Array): number {
  let greatest = 0
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, Math.abs(values[i] as number))
  if (greatest === 0) return 1
  return 2 ** Math.max(-1000, Math.ceil(Math.log2(greatest)) + Math.ceil(Math.log2(values.length)) - 52)
}
