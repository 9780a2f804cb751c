import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/delong.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

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
  const { scores, labels } = rows
  const order = sortedOrder(scores).reverse()
  const unit = order.map((row) => units.of[row] as number)
  const positive = Uint8Array.from(order, (row) => labels[row] as number)
  const lastOfTie = Uint8Array.from(order, (row, i) => (scores[row] === scores[order[i + 1] ?? -1] ? 0 : 1))
  return (weights, out) => {
    let [hits, counted, listed, area] = [0, 0, 0, 0]
    for (let i = 0; i < unit.length; i++) {
      const weight = weights[unit[i] as number] as number
      listed += weight
      hits += weight * (positive[i] as number)
      if (hits > counted && lastOfTie[i] === 1) {
        area += ((hits - counted) * hits) / listed
        counted = hits
      }
    }
    out[0] = hits > 0 ? area / hits : Number.NaN
  }
}
