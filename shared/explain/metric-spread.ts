import type { Metric } from '../metrics/metric.ts'
import { measureAuc, ROC_AUC } from '../metrics/roc-auc.ts'
import type { Rows } from '../metrics/rows.ts'
import { prepareStatistics } from '../metrics/score.ts'
import { type Units, wholeSample } from '../stats/bootstrap.ts'

/** A metric on rows, and how much each block of rows moves it, for whatever blocks. */
export type Spread = {
  readonly value: number
  /** Per block its pseudo-value around 0: their variance over the number of blocks is the variance of the metric. */
  readonly effects: (blocks: Units) => Float64Array
}

/**
 * Block jackknife (Tukey's pseudo-values) of any metric; of ROC AUC by its placements (DeLong), which give every row's effect at once. The
 * value is NaN where the rows leave the metric undefined.
 */
export function spreadOf(metric: Metric, rows: Rows): Spread {
  if (metric.name === ROC_AUC.name) return spreadOfAuc(rows)
  const whole = new Float64Array(1)
  prepareStatistics([metric], rows, wholeSample(rows.labels.length))(Uint16Array.of(1), whole)
  return { value: whole[0] as number, effects: (blocks) => leaveOut(metric, rows, blocks) }
}

function leaveOut(metric: Metric, rows: Rows, blocks: Units): Float64Array {
  const evaluate = prepareStatistics([metric], rows, blocks)
  const weights = new Uint16Array(blocks.count).fill(1)
  const out = new Float64Array(1)
  const without = new Float64Array(blocks.count)
  for (let block = 0; block < blocks.count; block++) {
    weights[block] = 0
    evaluate(weights, out)
    weights[block] = 1
    without[block] = out[0] as number
  }
  const known = without.filter((value) => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return without.map((value) => (Number.isNaN(value) ? 0 : (blocks.count - 1) * (mean - value)))
}

function spreadOfAuc(rows: Rows): Spread {
  if (!hasEveryClass(rows)) return { value: Number.NaN, effects: (blocks) => new Float64Array(blocks.count) }
  const { value, parts } = measureAuc(rows)
  const moved = new Float64Array(rows.labels.length)
  for (const [k, { placements, auc, positives, negatives }] of parts.entries()) {
    const own = rows.kind === 'binary' ? 1 : k
    for (let row = 0; row < moved.length; row++) {
      const share = rows.labels[row] === own ? positives : negatives
      ;(moved[row] as number) += ((placements[row] as number) - auc) / share / parts.length
    }
  }
  return {
    value,
    effects: ({ count, of }) => {
      const sums = new Float64Array(count)
      for (let row = 0; row < moved.length; row++) (sums[of[row] as number] as number) += count * (moved[row] as number)
      return sums
    },
  }
}

function hasEveryClass(rows: Rows): boolean {
  const classes = rows.kind === 'multiclass' ? rows.classes.length : 2
  return new Set(rows.labels as ArrayLike<number> & Iterable<number>).size === classes
}
