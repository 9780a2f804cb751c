import type { Prng } from '../kernel/prng.ts'
import { normalQuantile } from './normal.ts'

/** Expected count from which on a binomial draw is made from the normal distribution: its steps are then too fine to matter. */
const NORMAL_FROM = 50

/**
 * How often each cell is drawn when as many rows are drawn with replacement as there are: a bootstrap of any statistic of counts, at the
 * price of its cells and not of its rows. `counts` are whole numbers; `out` may not be the same array.
 */
export function redrawCounts(counts: Float64Array, out: Float64Array, prng: Prng): void {
  let rows = 0
  for (let cell = 0; cell < counts.length; cell++) rows += counts[cell] as number
  let left = rows
  for (let cell = 0; cell < counts.length; cell++) {
    const own = counts[cell] as number
    const drawn = own === 0 || left === 0 ? 0 : own >= rows ? left : drawBinomial(left, own / rows, prng)
    out[cell] = drawn
    left -= drawn
    rows -= own
  }
}

/** Successes in `trials` trials of probability `p`, in (0, 1). */
export function drawBinomial(trials: number, p: number, prng: Prng): number {
  if (p > 0.5) return trials - drawBinomial(trials, 1 - p, prng)
  const mean = trials * p
  if (mean < NORMAL_FROM) return inverted(trials, p, prng.next())
  const u = (Math.floor(prng.next() * 2 ** 31) + 0.5) / 2 ** 31
  return Math.min(trials, Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - p)) * normalQuantile(u))))
}

/** The smallest count whose distribution function reaches `u`. */
function inverted(trials: number, p: number, u: number): number {
  const odds = p / (1 - p)
  let term = (1 - p) ** trials
  let reached = term
  let count = 0
  while (reached < u && count < trials) {
    term *= ((trials - count) / (count + 1)) * odds
    count++
    reached += term
    if (term < 1e-300 && count > trials * p) break
  }
  return count
}
