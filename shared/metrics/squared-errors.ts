import type { Statistics, Units } from '../stats/bootstrap.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { sumPerUnit, weigh } from './unit-sums.ts'

/** Metrics of the squared error of a regression. */
export const SQUARED_ERRORS: Family = {
  metrics: [
    {
      ...SCORE,
      name: 'rmse',
      title: 'Root mean squared error',
      tasks: ['regression'],
      direction: 'lower',
      unit: 'target',
      domain: [0, Number.POSITIVE_INFINITY],
      tolerance: { kind: 'relative', size: 0.02 },
      needs: 'nothing',
      describe: 'Root of the mean squared distance of the prediction from the truth: large errors weigh more.',
    },
    {
      ...SCORE,
      name: 'r2',
      title: 'R²',
      tasks: ['regression'],
      domain: [Number.NEGATIVE_INFINITY, 1],
      needs: 'spread',
      describe:
        'Share of the target’s variance that the model explains; 0 is the mean, below 0 is worse than the mean.',
    },
  ],
  prepare: prepareSquaredErrors,
}

/** The target is centred before it is squared, so that a large mean costs no digits. */
function prepareSquaredErrors(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'regression') return (_, out) => out.fill(Number.NaN)
  const { labels, values, weights: own } = rows
  const label = (row: number): number => labels[row] as number
  const weight = (row: number): number => (own === undefined ? 1 : (own[row] as number))
  const mean = labels.reduce((sum, value) => sum + value / labels.length, 0)
  const errors = sumPerUnit(units, (row) => weight(row) * ((values[row] as number) - label(row)) ** 2)
  const centred = sumPerUnit(units, (row) => weight(row) * (label(row) - mean))
  const squares = sumPerUnit(units, (row) => weight(row) * (label(row) - mean) ** 2)
  const sizes = sumPerUnit(units, weight)
  /** Below this a resample's target is constant but for rounding. */
  const floor = (1e-12 * weigh(ones(units.count), squares)) / weigh(ones(units.count), sizes)
  return (weights, out) => {
    const total = weigh(weights, sizes)
    const error = weigh(weights, errors) / total
    const variance = weigh(weights, squares) / total - (weigh(weights, centred) / total) ** 2
    out[0] = Math.sqrt(error)
    out[1] = variance > floor ? 1 - error / variance : Number.NaN
  }
}

function ones(count: number): Uint16Array {
  return new Uint16Array(count).fill(1)
}
