import { createPrng } from '../kernel/prng.ts'
import { normalQuantile } from './normal.ts'

/** Draws of an error; their 95 % point is found to about 2 % of itself. */
const DRAWS = 1000
const LEVEL = 0.95
/** Points at which a distribution function is followed, and categories that are drawn one by one. */
export const POINTS = 32
/** Normal draws that one value may use: two samples with a remainder each, and one common. */
const PER_DRAW = 2 * (POINTS + 1) + 1

/** One value from the standard normal `draws`, of which those from `first` on are its own: 2 x 32 + 3. */
type Statistic = (draws: Float64Array, first: number) => number

/** The 95 % point of 1,000 values that are made from the same draws every time, so that the same counts give the same result. */
export function upperPoint(statistic: Statistic): number {
  const draws = normalDraws()
  const values = new Float64Array(DRAWS)
  for (let round = 0; round < DRAWS; round++) values[round] = statistic(draws, round * PER_DRAW)
  return values.sort()[Math.ceil(LEVEL * DRAWS) - 1] as number
}

let table: Float64Array | undefined

/** The same for every column; made when first needed. */
function normalDraws(): Float64Array {
  if (table !== undefined) return table
  const prng = createPrng('errors of distances')
  table = Float64Array.from({ length: DRAWS * PER_DRAW }, () => normalQuantile((prng.below(2 ** 31) + 0.5) / 2 ** 31))
  return table
}
