import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/delong.ts'
import { sumPerUnit, weigh } from './losses.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

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
  const errors = rows.values.map((value, row) => Math.abs(value - (rows.labels[row] as number)))
  const order = sortedOrder(errors)
  const sorted = errors.slice().sort()
  const unit = order.map((row) => units.of[row] as number)
  const sizes = sumPerUnit(units, () => 1)
  return (weights, out) => {
    const half = weigh(weights, sizes) / 2
    let below = 0
    let i = 0
    while (i < unit.length && below + (weights[unit[i] as number] as number) < half) {
      below += weights[unit[i++] as number] as number
    }
    const exactHalf = below + (weights[unit[i] as number] as number) === half
    let next = i
    if (exactHalf)
      do next++
      while (weights[unit[next] as number] === 0)
    out[0] = ((sorted[i] as number) + (sorted[next] as number)) / 2
  }
}
