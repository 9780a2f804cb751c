/** Where a distribution leans and how heavy its tails are; absent where that is not defined: too few numbers, or all of them equal. */
export type Shape = {
  /** Of the sample, at least 3 numbers: 0 for a symmetric distribution, above 0 with a long tail of large numbers. */
  readonly skewness?: number
  /** Of the sample, at least 4 numbers, minus 3: 0 for a normal distribution, above 0 with heavier tails. */
  readonly excessKurtosis?: number
}

/** Sums of powers of `count` deviations from their mean, all on one scale. */
export type PowerSums = {
  readonly count: number
  readonly squares: number
  readonly cubes: number
  readonly fourths: number
}

/**
 * Skewness G1 and excess kurtosis G2, adjusted for the size of the sample (Joanes and Gill, The Statistician 47, 1998): what pandas and
 * DuckDB call skew and kurtosis, and SciPy with `bias=False`.
 */
export function shapeOf({ count: n, squares, cubes, fourths }: PowerSums): Shape {
  if (n < 3 || squares <= 0) return {}
  const variance = squares / n
  const skewness = ((Math.sqrt(n * (n - 1)) / (n - 2)) * (cubes / n)) / variance ** 1.5
  if (n < 4) return { skewness }
  const excess = fourths / n / variance / variance - 3
  return { skewness, excessKurtosis: ((n - 1) / (n - 2) / (n - 3)) * ((n + 1) * excess + 6) }
}

/** Adding this to a number of [-1, 1], and taking it away again, leaves 26 binary places: a whole number of 27 bits. */
const ROUND_TO_26 = 1.5 * 2 ** 26
/** The same for what is left then, to 53 places. */
const ROUND_TO_53 = 0.75

/** A sum of numbers of [-1, 1], each to 53 binary places: exact, so the same in any order, for up to 2 to the 26 numbers. */
export type UnitSum = { high: number; low: number }

export type UnitSums = { readonly cubes: UnitSum; readonly fourths: UnitSum }

/** Adds the third and fourth powers of numbers of [-1, 1]. */
export function addPowers({ cubes, fourths }: UnitSums, deviations: Float64Array): void {
  // Sums in variables of their own: this runs through every row of every column.
  let cubesHigh = 0
  let cubesLow = 0
  let fourthsHigh = 0
  let fourthsLow = 0
  for (let i = 0; i < deviations.length; i++) {
    const z = deviations[i] as number
    const square = z * z
    const cube = square * z
    const fourth = square * square
    const cubeHigh = cube + ROUND_TO_26 - ROUND_TO_26
    const fourthHigh = fourth + ROUND_TO_26 - ROUND_TO_26
    cubesHigh += cubeHigh
    cubesLow += cube - cubeHigh + ROUND_TO_53 - ROUND_TO_53
    fourthsHigh += fourthHigh
    fourthsLow += fourth - fourthHigh + ROUND_TO_53 - ROUND_TO_53
  }
  cubes.high += cubesHigh
  cubes.low += cubesLow
  fourths.high += fourthsHigh
  fourths.low += fourthsLow
}

/** Adds the powers of each number as often as `counts` says. */
export function addPowersTimes({ cubes, fourths }: UnitSums, deviations: Float64Array, counts: Float64Array): void {
  deviations.forEach((z, i) => {
    addOne(cubes, z * z * z, counts[i] as number)
    addOne(fourths, z * z * (z * z), counts[i] as number)
  })
}

function addOne(sum: UnitSum, value: number, times: number): void {
  const high = value + ROUND_TO_26 - ROUND_TO_26
  sum.high += high * times
  sum.low += (value - high + ROUND_TO_53 - ROUND_TO_53) * times
}
