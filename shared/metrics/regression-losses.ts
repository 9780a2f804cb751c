import { LOSS, ofRegression } from './losses.ts'
import type { Family, Metric } from './metric.ts'
import { meanFamily, type RowValue, totalsFamily } from './totals.ts'

const LOST = { ...LOSS, tasks: ['regression'], unit: 'target' } as const

type Of = (truth: number, prediction: number) => number

function mean(metric: Metric, of: Of): Family {
  return meanFamily(metric, ofRegression(of))
}

/** The pinball loss of the quantile `level` (Koenker and Bassett, Econometrica 46, 1978). */
function pinball(level: number): Family {
  const name = `pinball_${String(level).replace('.', '_')}`
  return mean(
    {
      ...LOST,
      name,
      title: `Pinball loss at ${level}`,
      describe: `Loss of the prediction as the ${level} quantile: too low costs ${level} per unit, too high ${round(1 - level)}.`,
    },
    (truth, prediction) => Math.max(level * (truth - prediction), (level - 1) * (truth - prediction)),
  )
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Means of a loss per row that scikit-learn users expect of a regression. */
export const REGRESSION_LOSSES: readonly Family[] = [
  mean(
    {
      ...LOST,
      name: 'mse',
      title: 'Mean squared error',
      unit: 'target squared',
      describe: 'Mean squared distance of the prediction from the truth.',
    },
    (truth, prediction) => (truth - prediction) ** 2,
  ),
  totalsFamily(
    [
      {
        ...LOST,
        name: 'absolute_bias',
        title: 'Size of the mean error',
        interval: 'upward',
        describe:
          'Size of the mean of prediction minus truth: 0 for a model that is neither too high nor too low on the whole.',
      },
    ],
    (rows) => listed(ofRegression((truth, prediction) => prediction - truth)(rows)),
    ([total, sum], out) => {
      out[0] = Math.abs((sum as number) / (total as number))
    },
  ),
  mean(
    {
      ...LOST,
      name: 'smape',
      title: 'Symmetric mean absolute percentage error',
      unit: 'share',
      domain: [0, 2],
      describe: 'Mean distance as a share of the mean of |truth| and |prediction|, from 0 to 2; 0 where both are 0.',
    },
    (truth, prediction) => {
      const size = Math.abs(truth) + Math.abs(prediction)
      return size === 0 ? 0 : (2 * Math.abs(truth - prediction)) / size
    },
  ),
  mean(
    {
      ...LOST,
      name: 'msle',
      title: 'Mean squared logarithmic error',
      unit: 'score',
      needs: 'non-negative',
      predictions: 'non-negative',
      describe: 'Mean squared difference of ln(1 + value): about the squared relative error.',
    },
    (truth, prediction) => (Math.log1p(truth) - Math.log1p(prediction)) ** 2,
  ),
  totalsFamily(
    [
      {
        ...LOST,
        name: 'rmsle',
        title: 'Root mean squared logarithmic error',
        unit: 'score',
        needs: 'non-negative',
        predictions: 'non-negative',
        describe: 'Root of the mean squared difference of ln(1 + value).',
      },
    ],
    (rows) => listed(ofRegression((truth, prediction) => (Math.log1p(truth) - Math.log1p(prediction)) ** 2)(rows)),
    ([total, sum], out) => {
      out[0] = Math.sqrt((sum as number) / (total as number))
    },
  ),
  totalsFamily(
    [
      {
        ...LOST,
        name: 'wape',
        title: 'Weighted absolute percentage error',
        unit: 'share',
        needs: 'non-zero-sum',
        describe: 'Sum of the distances as a share of the sum of |truth|: a percentage error that zeros do not break.',
      },
    ],
    (rows) =>
      both(
        ofRegression((truth, prediction) => Math.abs(truth - prediction))(rows),
        ofRegression((truth) => Math.abs(truth))(rows),
      ),
    ([, distances, sizes], out) => {
      out[0] = (sizes as number) > 0 ? (distances as number) / (sizes as number) : Number.NaN
    },
  ),
  pinball(0.1),
  pinball(0.5),
  pinball(0.9),
]

function listed(value: RowValue | undefined): readonly RowValue[] | undefined {
  return value && [value]
}

function both(first: RowValue | undefined, second: RowValue | undefined): readonly RowValue[] | undefined {
  return first && second && [first, second]
}
