import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { type RowValue, totalsFamily } from './totals.ts'

/** A variance below this share of the sample's own is one of rounding. */
const NO_SPREAD = 1e-12

const SPREAD = { ...SCORE, tasks: ['regression'], needs: 'spread' } as const

/** Metrics of the first two moments of truth and prediction. */
export const MOMENTS: Family = totalsFamily(
  [
    {
      ...SPREAD,
      name: 'explained_variance',
      title: 'Explained variance',
      domain: [Number.NEGATIVE_INFINITY, 1],
      describe: 'Share of the target’s variance that the model explains, a constant error forgiven.',
    },
    {
      ...SPREAD,
      name: 'pearson',
      title: 'Pearson correlation',
      domain: [-1, 1],
      describe: 'Linear correlation of prediction and truth; 0 for a constant prediction.',
    },
  ],
  toMoments,
  (totals, out) => {
    const [total, y, yy, e, ee, p, pp, yp] = totals as unknown as number[]
    const mean = (sum: number | undefined): number => (sum as number) / (total as number)
    const truths = mean(yy) - mean(y) ** 2
    const errors = mean(ee) - mean(e) ** 2
    const predictions = mean(pp) - mean(p) ** 2
    const spread = truths > NO_SPREAD
    out[0] = spread ? 1 - Math.max(0, errors) / truths : Number.NaN
    out[1] = spread ? correlation(mean(yp) - mean(y) * mean(p), truths * predictions) : Number.NaN
  },
)

function correlation(covariance: number, product: number): number {
  return product > NO_SPREAD ** 2 ? Math.max(-1, Math.min(1, covariance / Math.sqrt(product))) : 0
}

/** Truth and prediction are centred and scaled by the sample's own moments first, so that a large mean costs no digits. */
function toMoments(rows: Rows): readonly RowValue[] | undefined {
  if (rows.kind !== 'regression') return undefined
  const { labels, values } = rows
  const truth = standard(labels)
  const prediction = standard(values)
  const scale = spreadOf(labels)
  const error = standard(
    values.map((value, row) => value - (labels[row] as number)),
    scale,
  )
  return [
    truth,
    (row) => truth(row) ** 2,
    error,
    (row) => error(row) ** 2,
    prediction,
    (row) => prediction(row) ** 2,
    (row) => truth(row) * prediction(row),
  ]
}

function standard(values: Float64Array, scale = spreadOf(values)): RowValue {
  const mean = meanOf(values)
  return (row) => ((values[row] as number) - mean) / scale
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value / values.length, 0)
}

/** Standard deviation; 1 where there is none. */
function spreadOf(values: Float64Array): number {
  const mean = meanOf(values)
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0))
  return spread > 1e-12 * Math.abs(mean) ? spread : 1
}
