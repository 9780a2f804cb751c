import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { meanFamily, type RowValue } from './totals.ts'

export { sumPerUnit, weigh } from './unit-sums.ts'

/** Probabilities are kept this far from 0 and 1 before the logarithm, so that one sure mistake costs 34.5 and not infinity. */
const LOG_LOSS_CLIP = 1e-15

/** The members most losses share. */
export const LOSS = {
  ...SCORE,
  direction: 'lower',
  needs: 'nothing',
  domain: [0, Number.POSITIVE_INFINITY],
  tolerance: { kind: 'relative', size: 0.02 },
} as const

/** Metrics that are the mean of a loss per row. */
export const LOSSES: readonly Family[] = [
  meanFamily(
    {
      ...LOSS,
      name: 'log_loss',
      title: 'Log loss',
      tasks: ['binary', 'multiclass'],
      unit: 'nats',
      domain: [0, -Math.log(LOG_LOSS_CLIP)],
      describe: 'Mean of -ln(probability given to the true class), probabilities clipped to [1e-15, 1 - 1e-15].',
    },
    logLossOf,
  ),
  meanFamily(
    {
      ...LOSS,
      name: 'brier',
      title: 'Brier score',
      tasks: ['binary', 'multiclass'],
      domain: [0, 1],
      describe:
        'Mean squared distance of the probability from the truth (0 or 1); with several classes half the sum over them.',
    },
    brierOf,
  ),
  meanFamily(
    {
      ...LOSS,
      name: 'mae',
      title: 'Mean absolute error',
      tasks: ['regression'],
      unit: 'target',
      describe: 'Mean distance of the prediction from the truth.',
    },
    ofRegression((truth, prediction) => Math.abs(prediction - truth)),
  ),
  meanFamily(
    {
      ...LOSS,
      name: 'mape',
      title: 'Mean absolute percentage error',
      tasks: ['regression'],
      needs: 'no-zero',
      unit: 'share',
      describe: 'Mean distance of the prediction from the truth as a share of the truth.',
    },
    ofRegression((truth, prediction) => Math.abs(prediction - truth) / Math.abs(truth)),
  ),
]

/** -ln of the probability of the true class; undefined where rows have no classes. */
export function logLossOf(rows: Rows): RowValue | undefined {
  if (rows.kind === 'binary') {
    const { labels, scores } = rows
    return (row) => logLoss(labels[row] === 1 ? (scores[row] as number) : 1 - (scores[row] as number))
  }
  if (rows.kind !== 'multiclass') return undefined
  const { labels, probabilities, classes } = rows
  return (row) => logLoss(probabilities[row * classes.length + (labels[row] as number)] as number)
}

/** Squared distance of the probabilities from the truth, with several classes halved so that it lies in [0, 1]. */
export function brierOf(rows: Rows): RowValue | undefined {
  if (rows.kind === 'binary') {
    const { labels, scores } = rows
    return (row) => ((labels[row] as number) - (scores[row] as number)) ** 2
  }
  if (rows.kind !== 'multiclass') return undefined
  const { labels, probabilities, classes } = rows
  const width = classes.length
  return (row) => {
    let sum = 0
    for (let k = 0; k < width; k++) {
      sum += ((probabilities[row * width + k] as number) - (labels[row] === k ? 1 : 0)) ** 2
    }
    return sum / 2
  }
}

/** A value of each row of a regression; undefined for other rows. */
export function ofRegression(of: (truth: number, prediction: number) => number): (rows: Rows) => RowValue | undefined {
  return (rows) => {
    if (rows.kind !== 'regression') return undefined
    const { labels, values } = rows
    return (row) => of(labels[row] as number, values[row] as number)
  }
}

function logLoss(probability: number): number {
  return -Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, probability)))
}
