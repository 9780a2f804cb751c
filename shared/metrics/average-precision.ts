import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/sorted-order.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

/** Rows listed before the first: vanishes in the first sum, and saves the hot loop a branch that is hard to predict. */
const ALMOST_NONE = 1e-300

/** A row of the list in one integer, because this loop is the bootstrap's longest: unit, label bit, end-of-tie bit. */
const UNIT_SHIFT = 2
const LAST_OF_TIE = 1

/** Area under the precision-recall curve as a sum of steps, without interpolation, as in scikit-learn. */
export const AVERAGE_PRECISION: Family = {
  metrics: [
    {
      ...SCORE,
      name: 'average_precision',
      title: 'Average precision',
      tasks: ['binary'],
      describe: 'Mean precision over the positive rows, ranked by score: how pure the top of the list is.',
    },
  ],
  prepare: prepareAveragePrecision,
}

/** Rows from the highest score down; tied scores enter the list together. */
function prepareAveragePrecision(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'binary') return (_, out) => out.fill(Number.NaN)
  const { scores, labels, weights: own } = rows
  const order = sortedOrder(scores).reverse()
  const packed = order.map((row, i) => {
    const lastOfTie = scores[row] === scores[order[i + 1] ?? -1] ? 0 : LAST_OF_TIE
    return ((units.of[row] as number) << UNIT_SHIFT) | ((labels[row] as number) << 1) | lastOfTie
  })
  const rowWeights = own && Float64Array.from(order, (row) => own[row] as number)
  if (rowWeights !== undefined) return weightedPrecision(packed, rowWeights)
  return (weights, out) => {
    let hits = 0
    let counted = 0
    let listed = ALMOST_NONE
    let area = 0
    for (let i = 0; i < packed.length; i++) {
      const entry = packed[i] as number
      const weight = weights[entry >> UNIT_SHIFT] as number
      listed += weight
      hits += weight * ((entry >> 1) & 1)
      if ((entry & LAST_OF_TIE) !== 0) {
        area += (hits - counted) * (hits / listed)
        counted = hits
      }
    }
    out[0] = hits > 0 ? area / hits : Number.NaN
  }
}

/** The same with a weight per row of the list; apart, because the plain loop is the bootstrap's longest. */
function weightedPrecision(packed: Int32Array, rowWeights: Float64Array): Statistics {
  return (weights, out) => {
    let hits = 0
    let counted = 0
    let listed = ALMOST_NONE
    let area = 0
    for (let i = 0; i < packed.length; i++) {
      const entry = packed[i] as number
      const weight = (weights[entry >> UNIT_SHIFT] as number) * (rowWeights[i] as number)
      listed += weight
      hits += weight * ((entry >> 1) & 1)
      if ((entry & LAST_OF_TIE) !== 0) {
        area += (hits - counted) * (hits / listed)
        counted = hits
      }
    }
    out[0] = hits > 0 ? area / hits : Number.NaN
  }
}
