import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/sorted-order.ts'
import { toHeadStart } from './head-start.ts'
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
  const { values, labels, weights: own } = rows
  const errors = new Float64Array(values.length)
  for (let row = 0; row < errors.length; row++)
    errors[row] = Math.abs((values[row] as number) - (labels[row] as number))
  const sorted = sortedOrder(errors)
  const order = own === undefined ? sorted : sorted.filter((row) => (own[row] as number) > 0)
  const unit = new Int32Array(order.length)
  const weight = new Float64Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    unit[i] = units.of[row] as number
    weight[i] = own === undefined ? 1 : (own[row] as number)
  }
  const sizes = sumPerUnit(units, (row) => (own === undefined ? 1 : (own[row] as number)))
  const start = toHeadStart(unit, units, weight)
  const drawn = (weights: Uint16Array, i: number): number =>
    (weights[unit[i] as number] as number) * (weight[i] as number)
  return (weights, out) => {
    const half = weigh(weights, sizes) / 2
    const before = weigh(weights, start.before)
    let [below, i] = before < half ? [before, start.place] : [0, 0]
    while (i < unit.length - 1 && below + drawn(weights, i) < half) below += drawn(weights, i++)
    let next = i
    if (below + drawn(weights, i) === half)
      do next++
      while (weights[unit[next] as number] === 0)
    out[0] = ((errors[order[i] as number] as number) + (errors[order[next] as number] as number)) / 2
  }
}
