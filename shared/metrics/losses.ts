import type { Statistics, Units } from '../stats/bootstrap.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

/** Probabilities are kept this far from 0 and 1 before the logarithm, so that one sure mistake costs 34.5 and not infinity. */
const LOG_LOSS_CLIP = 1e-15
const LOSS = {
  ...SCORE,
  direction: 'lower',
  needs: 'nothing',
  domain: [0, Number.POSITIVE_INFINITY],
  tolerance: { kind: 'relative', size: 0.02 },
} as const

/** Metrics that are the mean of a loss per row. */
export const LOSSES: Family = {
  metrics: [
    {
      ...LOSS,
      name: 'log_loss',
      title: 'Log loss',
      tasks: ['binary', 'multiclass'],
      unit: 'nats',
      domain: [0, -Math.log(LOG_LOSS_CLIP)],
      describe: 'Mean of -ln(probability given to the true class), probabilities clipped to [1e-15, 1 - 1e-15].',
    },
    {
      ...LOSS,
      name: 'brier',
      title: 'Brier score',
      tasks: ['binary'],
      domain: [0, 1],
      describe: 'Mean squared distance of the probability from the truth (0 or 1).',
    },
    {
      ...LOSS,
      name: 'mae',
      title: 'Mean absolute error',
      tasks: ['regression'],
      unit: 'target',
      describe: 'Mean distance of the prediction from the truth.',
    },
    {
      ...LOSS,
      name: 'mape',
      title: 'Mean absolute percentage error',
      tasks: ['regression'],
      needs: 'no-zero',
      unit: 'share',
      describe: 'Mean distance of the prediction from the truth as a share of the truth.',
    },
  ],
  prepare: prepareLosses,
}

function prepareLosses(rows: Rows, units: Units): Statistics {
  const sums = rowLosses(rows).map((loss) => loss && sumPerUnit(units, loss))
  const sizes = sumPerUnit(units, () => 1)
  return (weights, out) => {
    const total = weigh(weights, sizes)
    for (let i = 0; i < sums.length; i++) {
      const sum = sums[i]
      out[i] = sum ? weigh(weights, sum) / total : Number.NaN
    }
  }
}

/** Loss per row of each metric of the family; none where the metric is not of the task. */
function rowLosses(rows: Rows): readonly (((row: number) => number) | undefined)[] {
  const none = undefined
  switch (rows.kind) {
    case 'binary': {
      const { labels, scores } = rows
      const ofTruth = (row: number): number => {
        const score = scores[row] as number
        return labels[row] === 1 ? score : 1 - score
      }
      return [(row) => logLoss(ofTruth(row)), (row) => (1 - ofTruth(row)) ** 2, none, none]
    }
    case 'multiclass': {
      const { labels, probabilities, classes } = rows
      const ofTruth = (row: number) => probabilities[row * classes.length + (labels[row] as number)] as number
      return [(row) => logLoss(ofTruth(row)), none, none, none]
    }
    case 'regression': {
      const { labels, values } = rows
      const distance = (row: number): number => Math.abs((values[row] as number) - (labels[row] as number))
      return [none, none, distance, (row) => distance(row) / Math.abs(labels[row] as number)]
    }
    case 'multilabel':
    case 'ranking':
    case 'forecasting':
      return [none, none, none, none]
    default:
      return rows satisfies never
  }
}

function logLoss(probability: number): number {
  return -Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, probability)))
}

/** Sum of a value over the rows of each unit, compensated (Neumaier) so that a million rows lose no digits. */
export function sumPerUnit(units: Units, value: (row: number) => number): Float64Array {
  const sums = new Float64Array(units.count)
  const rests = new Float64Array(units.count)
  for (let row = 0; row < units.of.length; row++) {
    const unit = units.of[row] as number
    const next = value(row)
    const before = sums[unit] as number
    const after = before + next
    const lost = Math.abs(before) >= Math.abs(next) ? before - after + next : next - after + before
    ;(rests[unit] as number) += lost
    sums[unit] = after
  }
  return sums.map((sum, unit) => sum + (rests[unit] as number))
}

/** Sum of the units' sums, each as often as it was drawn. */
export function weigh(weights: Uint16Array, sums: Float64Array): number {
  let total = 0
  for (let unit = 0; unit < sums.length; unit++) total += (weights[unit] as number) * (sums[unit] as number)
  return total
}
