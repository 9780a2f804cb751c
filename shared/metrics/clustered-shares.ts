import { clusterVariance, independentUnits } from '../stats/cluster-variance.ts'
import type { DrawnClusters } from './clusters.ts'
import { decide, trials } from './decisions.ts'
import type { Rows } from './rows.ts'

/**
 * Independent trials that tell as much about a share as its rows do, which depend on each other: rows over the design effect
 * (J. N. K. Rao and A. J. Scott, Biometrics 48, 1992), never more than the rows. Where every row is right or wrong alike, the units.
 */
export function effectiveTrials(metric: string, rows: Rows, drawn: DrawnClusters): number {
  const trial = trials(metric, rows, decide(rows))
  const outcomes = drawn.units.of.map((_, row) => outcomeOf(trial(row)))
  return effectiveMean(
    Float64Array.from(outcomes, (outcome) => (outcome < 0 ? Number.NaN : outcome)),
    drawn,
  ).effective
}

/** Mean of a value per row (NaN: the row does not count), its variance over whole units, and the rows that it is worth. */
export type EffectiveMean = { readonly n: number; readonly variance: number; readonly effective: number }

/** What rows that depend on each other are worth for the mean of a value per row; NaN leaves a row out. */
export function effectiveMean(values: Float64Array, { units }: DrawnClusters): EffectiveMean {
  const { n, mean, squares } = momentsOf(values)
  if (n === 0) return { n, variance: 0, effective: 0 }
  const influence = values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / n))
  const variance = clusterVariance(units, influence)
  const alone = squares / n / n
  if (!(alone > 0))
    return { n, variance: 0, effective: Math.min(n, unitsWith(values, units.of), independentUnits(units)) }
  return { n, variance, effective: Math.min(n, n * (alone / variance)) }
}

function momentsOf(values: Float64Array) {
  let [n, sum] = [0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    n++
    sum += value
  }
  const mean = sum / n
  let squares = 0
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2
  return { n, mean, squares }
}

function unitsWith(values: Float64Array, of: Int32Array): number {
  return new Set(of.filter((_, row) => !Number.isNaN(values[row]))).size
}

function outcomeOf(success: boolean | undefined): number {
  return success === undefined ? -1 : Number(success)
}
