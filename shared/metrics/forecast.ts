import { type Family, type Metric, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { type RowValue, totalsFamily } from './totals.ts'

const LOST = {
  ...SCORE,
  tasks: ['forecasting'],
  direction: 'lower',
  unit: 'target',
  domain: [0, Number.POSITIVE_INFINITY],
  tolerance: { kind: 'relative', size: 0.02 },
  needs: 'nothing',
} as const satisfies Partial<Metric>
const RATIO = { ...LOST, unit: 'share' } as const
const SCALED = { ...LOST, unit: 'score' } as const

/** Metrics that divide by the error of a seasonal naive forecast on the training data. */
export const SCALED_METRICS: readonly string[] = ['mase', 'rmsse']
/** Metrics of the quantiles that a forecast gives beside its value. */
export const QUANTILE_METRICS: readonly string[] = ['pinball', 'interval_coverage', 'interval_width', 'interval_score']

/** Metrics of forecasts: all follow from sums over rows, so that blocks of time can be drawn without touching the rows again. */
export const FORECAST: Family = totalsFamily(
  [
    { ...LOST, name: 'mae', title: 'Mean absolute error', describe: 'Mean distance of the forecast from the value.' },
    {
      ...LOST,
      name: 'rmse',
      title: 'Root mean squared error',
      describe: 'Root of the mean squared distance of the forecast from the value: large errors weigh more.',
    },
    {
      ...LOST,
      name: 'absolute_bias',
      title: 'Size of the mean error',
      describe: 'Size of the mean of forecast minus value: 0 when too high and too low cancel out.',
    },
    {
      ...RATIO,
      name: 'mape',
      title: 'Mean absolute percentage error',
      needs: 'no-zero',
      describe: 'Mean distance of the forecast from the value as a share of the value.',
    },
    {
      ...RATIO,
      name: 'smape',
      title: 'Symmetric mean absolute percentage error',
      domain: [0, 2],
      describe: 'Mean distance as a share of the mean of |value| and |forecast|, from 0 to 2; 0 where both are 0.',
    },
    {
      ...RATIO,
      name: 'wape',
      title: 'Weighted absolute percentage error',
      describe: 'Sum of the distances as a share of the sum of |value|: a percentage error that zeros do not break.',
    },
    {
      ...SCALED,
      name: 'mase',
      title: 'Mean absolute scaled error',
      describe: 'Mean distance divided by that of a seasonal naive forecast on the training data; below 1 beats it.',
    },
    {
      ...SCALED,
      name: 'rmsse',
      title: 'Root mean squared scaled error',
      describe: 'Root of the mean squared error divided by that of a seasonal naive forecast on the training data.',
    },
    {
      ...LOST,
      name: 'pinball',
      title: 'Pinball loss',
      describe: 'Mean loss of the forecast quantiles: too low costs the level per unit, too high the rest up to 1.',
    },
    {
      ...SCORE,
      name: 'interval_coverage',
      title: 'Coverage of the forecast interval',
      tasks: ['forecasting'],
      unit: 'share',
      needs: 'nothing',
      describe:
        'Share of values between the lowest and the highest forecast quantile; their levels say what it should be.',
    },
    {
      ...LOST,
      name: 'interval_width',
      title: 'Width of the forecast interval',
      describe: 'Mean distance of the highest from the lowest forecast quantile.',
    },
    {
      ...LOST,
      name: 'interval_score',
      title: 'Interval score',
      describe:
        'Width of the interval, and 2 / (1 - coverage) per unit for values outside (Gneiting and Raftery 2007).',
    },
  ],
  rowValues,
  finish,
)

function rowValues(rows: Rows): readonly RowValue[] | undefined {
  if (rows.kind !== 'forecasting') return undefined
  const { labels, values, levels, scales } = rows
  const width = 1 + levels.length
  const truth: RowValue = (row) => labels[row] as number
  const error: RowValue = (row) => (values[row * width] as number) - truth(row)
  const distance: RowValue = (row) => Math.abs(error(row))
  const scaleOf = (row: number): number => scales?.absolute[row] ?? Number.NaN
  const isScaled: RowValue = (row) => Number(scaleOf(row) > 0)
  const scaled = (value: (row: number) => number): RowValue => {
    return (row) => (isScaled(row) === 1 ? value(row) : 0)
  }
  return [
    distance,
    (row) => error(row) ** 2,
    error,
    (row) => distance(row) / Math.abs(truth(row)),
    (row) => symmetric(distance(row), Math.abs(truth(row)) + Math.abs(values[row * width] as number)),
    (row) => Math.abs(truth(row)),
    isScaled,
    scaled((row) => distance(row) / scaleOf(row)),
    scaled((row) => error(row) ** 2 / (scales?.squared[row] as number)),
    ...quantileValues(rows),
  ]
}

function symmetric(distance: number, size: number): number {
  return size === 0 ? 0 : (2 * distance) / size
}

/** Pinball loss, whether the interval holds the value, its width and its score; nothing without quantiles. */
function quantileValues({ labels, values, levels }: Rows & { kind: 'forecasting' }): readonly RowValue[] {
  const width = 1 + levels.length
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined) return []
  const quantile = (row: number, k: number): number => values[row * width + 1 + k] as number
  const low: RowValue = (row) => quantile(row, 0)
  const high: RowValue = (row) => quantile(row, levels.length - 1)
  const outside: RowValue = (row) =>
    Math.max(0, low(row) - (labels[row] as number), (labels[row] as number) - high(row))
  return [
    (row) => {
      let loss = 0
      for (const [k, level] of levels.entries()) {
        const above = (labels[row] as number) - quantile(row, k)
        loss += Math.max(level * above, (level - 1) * above)
      }
      return loss / levels.length
    },
    (row) => Number((labels[row] as number) >= low(row) && (labels[row] as number) <= high(row)),
    (row) => high(row) - low(row),
    (row) => high(row) - low(row) + (2 / (1 - (last - first))) * outside(row),
  ]
}

/** In the order of the metrics. The quantile totals are absent where no quantiles were asked for. */
function finish(totals: Float64Array, out: Float64Array): void {
  const [total, distance, squared, error, percentage, symmetricSum, size, scaledRows, scaled, scaledSquares] =
    totals as unknown as number[]
  const mean = (sum = Number.NaN): number => sum / (total as number)
  out[0] = mean(distance)
  out[1] = Math.sqrt(mean(squared))
  out[2] = Math.abs(mean(error))
  out[3] = mean(percentage)
  out[4] = mean(symmetricSum)
  out[5] = (size as number) > 0 ? (distance as number) / (size as number) : Number.NaN
  out[6] = (scaled as number) / (scaledRows as number)
  out[7] = Math.sqrt((scaledSquares as number) / (scaledRows as number))
  for (let k = 8; k < 12; k++) out[k] = mean(totals[k + 2])
}
