import { createPrng } from '../kernel/prng.ts'
import type { Estimated } from '../stats/mover.ts'
import { normalQuantile } from '../stats/normal.ts'
import { momentsOf, wholeNumbers } from './exact-sums.ts'
import type { Split } from './split-groups.ts'

/** Bins of equal width, as in the calibration error of the whole holdout. */
const BINS = 10
const DRAWS = 2000

/**
 * Calibration error of every group: how far mean score and share of positives lie apart in ten bins of the score, weighted by rows. The
 * interval is a bootstrap of the bins' means turned round the estimate, because chance alone lifts the error of small groups. `levels` are
 * nominal coverages: one list of estimates for each. Groups without rows are undefined.
 */
export function calibrationSampler(scores: Float64Array, labels: ArrayLike<number>) {
  const bins = Int32Array.from(scores, (score) => Math.min(BINS - 1, Math.floor(score * BINS)))
  const misses = wholeNumbers(scores.map((score, row) => score - (labels[row] as number)))
  return ({ names, of }: Split, { kept, levels, effects }: Wanted): (readonly Estimated[])[] => {
    const sums = names.map(() => Array.from({ length: BINS }, () => ({ n: 0, first: 0, second: 0 })))
    for (let row = 0; row < of.length; row++) {
      const own = sums[of[row] as number]?.[bins[row] as number] as { n: number; first: number; second: number }
      own.n++
      own.first += misses.first[row] as number
      own.second += misses.second[row] as number
    }
    return kept.map((group) => {
      const used = (sums[group] ?? []).filter(({ n }) => n > 0).map((one) => momentsOf(misses, one))
      const scale = Math.sqrt(effects?.[group] ?? 1)
      return errorOf(
        used.map((bin) => ({ ...bin, error: scale * errorOfMean(bin) })),
        levels,
      )
    })
  }
}

/** The groups to measure, at which nominal coverages, and their design effects where rows depend on each other. */
type Wanted = {
  readonly kept: readonly number[]
  readonly levels: readonly number[]
  readonly effects?: readonly number[] | undefined
}
type Bin = { readonly mean: number; readonly n: number; readonly error: number }

/** Standard error of a bin's mean; of a single row nothing is known. */
function errorOfMean({ variance, n }: { readonly variance: number; readonly n: number }): number {
  return n > 1 ? Math.sqrt(variance / n) : 0.5
}

function errorOf(bins: readonly Bin[], levels: readonly number[]): Estimated[] {
  const rows = bins.reduce((sum, { n }) => sum + n, 0)
  const value = bins.reduce((sum, { n, mean }) => sum + (n / rows) * Math.abs(mean), 0)
  const normals = normalDraws()
  const drawn = new Float64Array(DRAWS)
  for (let round = 0; round < DRAWS; round++) {
    let sum = 0
    for (const [i, { n, mean, error }] of bins.entries()) {
      sum += n * Math.abs(mean + error * (normals[round * BINS + i] as number))
    }
    drawn[round] = sum / rows
  }
  drawn.sort()
  const at = (p: number): number => drawn[Math.min(DRAWS - 1, Math.max(0, Math.round(p * DRAWS) - 1))] as number
  return levels.map((level) => {
    const low = 2 * value - at((1 + level) / 2)
    return { value, low: Math.min(value, Math.max(0, low)), high: Math.max(value, 2 * value - at((1 - level) / 2)) }
  })
}

let table: Float64Array | undefined

/** The same for every group; made when first needed. */
function normalDraws(): Float64Array {
  if (table !== undefined) return table
  const prng = createPrng('calibration of groups')
  table = Float64Array.from({ length: DRAWS * BINS }, () => normalQuantile((prng.below(2 ** 31) + 0.5) / 2 ** 31))
  return table
}
