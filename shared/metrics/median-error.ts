import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/sorted-order.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { sumPerUnit, weigh } from './unit-sums.ts'

/** The median distance from the truth: what a typical row sees, whatever the worst rows do. */
export const MEDIAN_ERROR: Family = {
  metrics: [
    {
      ...SCORE,
      name: 'median_absolute_error',
      title: 'Median absolute error',
      tasks: ['regression'],
      direction: 'lower',
      unit: 'target',
      domain: [0, Number.POSITIVE_INFINITY],
      tolerance: { kind: 'relative', size: 0.02 },
      needs: 'nothing',
      describe: 'Half of the rows are closer to the truth than this.',
    },
  ],
  prepare: prepareMedianError,
}

function prepareMedianError(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'regression') return (_, out) => out.fill(Number.NaN)
  const { weights: own } = rows
  const errors = rows.values.map((value, row) => Math.abs(value - (rows.labels[row] as number)))
  const order = sortedOrder(errors).filter((row) => own === undefined || (own[row] as number) > 0)
  const unit = order.map((row) => units.of[row] as number)
  const weight = Float64Array.from(order, (row) => (own === undefined ? 1 : (own[row] as number)))
  const sizes = sumPerUnit(units, (row) => (own === undefined ? 1 : (own[row] as number)))
  const drawn = (weights: Uint16Array, i: number): number =>
    (weights[unit[i] as number] as number) * (weight[i] as number)
  return (weights, out) => {
    const half = weigh(weights, sizes) / 2
    let below = 0
    let i = 0
    while (i < unit.length - 1 && below + drawn(weights, i) < half) below += drawn(weights, i++)
    let next = i
    if (below + drawn(weights, i) === half)
      do next++
      while (weights[unit[next] as number] === 0)
    out[0] = ((errors[order[i] as number] as number) + (errors[order[next] as number] as number)) / 2
  }
}
