import { sortedOrder } from '../stats/sorted-order.ts'
import { toHeadStart } from './head-start.ts'
import { LOSS, ofRegression } from './losses.ts'
import { type Family, SCORE } from './metric.ts'
import { meanFamily } from './totals.ts'
import { sumPerUnit, weigh } from './unit-sums.ts'

/** How near a prediction must be to count as near: this share of the truth. */
const NEAR = 0.1

export const MAX_ERROR: Family = {
  metrics: [
    {
      ...LOSS,
      name: 'max_error',
      title: 'Largest error',
      tasks: ['regression'],
      unit: 'target',
      describe:
        'Distance of the worst row. Its interval shows how much hangs on single rows; rows not seen may be worse.',
    },
  ],
  prepare: (rows, units) => {
    if (rows.kind !== 'regression') return (_, out) => out.fill(Number.NaN)
    const { values, labels, weights } = rows
    const errors = values.map((value, row) => Math.abs(value - (labels[row] as number)))
    const order = sortedOrder(errors)
      .reverse()
      .filter((row) => weights === undefined || (weights[row] as number) > 0)
    const unit = order.map((row) => units.of[row] as number)
    return (drawn, out) => {
      let i = 0
      while (i < unit.length && drawn[unit[i] as number] === 0) i++
      out[0] = i < order.length ? (errors[order[i] as number] as number) : Number.NaN
    }
  },
}

export const WITHIN_10_PERCENT: Family = meanFamily(
  {
    ...SCORE,
    name: 'within_10_percent',
    title: 'Within 10 %',
    tasks: ['regression'],
    unit: 'share',
    needs: 'nothing',
    interval: 'wilson',
    comparison: 'mcnemar',
    describe: 'Share of rows whose prediction is at most a tenth of the truth away from it.',
  },
  ofRegression((truth, prediction) => (isNear(truth, prediction) ? 1 : 0)),
)

/** Is a prediction at most a tenth of the truth away from it? */
export function isNear(truth: number, prediction: number): boolean {
  return Math.abs(prediction - truth) <= NEAR * Math.abs(truth)
}

/** Share of the mean absolute error of the median that the model explains. */
export const D2_ABSOLUTE: Family = {
  metrics: [
    {
      ...SCORE,
      name: 'd2_absolute_error',
      title: 'D² (absolute error)',
      tasks: ['regression'],
      domain: [Number.NEGATIVE_INFINITY, 1],
      needs: 'spread',
      describe: 'Share of the mean absolute error of the median that the model explains; 0 is the median.',
    },
  ],
  prepare: (rows, units) => {
    if (rows.kind !== 'regression') return (_, out) => out.fill(Number.NaN)
    const { values, labels, weights } = rows
    const weight = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
    const order = sortedOrder(labels)
    const unit = new Int32Array(order.length)
    const [own, truth] = [new Float64Array(order.length), new Float64Array(order.length)]
    for (let i = 0; i < order.length; i++) {
      const row = order[i] as number
      unit[i] = units.of[row] as number
      own[i] = weight(row)
      truth[i] = labels[row] as number
    }
    const start = toHeadStart(unit, units, own)
    const beneathStart = new Float64Array(units.count)
    for (let i = 0; i < start.place; i++)
      (beneathStart[unit[i] as number] as number) += (own[i] as number) * (truth[i] as number)
    const sizes = sumPerUnit(units, weight)
    const truths = sumPerUnit(units, (row) => weight(row) * (labels[row] as number))
    const errors = sumPerUnit(units, (row) => weight(row) * Math.abs((values[row] as number) - (labels[row] as number)))
    return (drawn, out) => {
      const [total, sum] = [weigh(drawn, sizes), weigh(drawn, truths)]
      const before = weigh(drawn, start.before)
      let [below, beneath, i] = before < total / 2 ? [before, weigh(drawn, beneathStart), start.place] : [0, 0, 0]
      for (; i < unit.length - 1; i++) {
        const next = (drawn[unit[i] as number] as number) * (own[i] as number)
        if (below + next >= total / 2) break
        below += next
        beneath += next * (truth[i] as number)
      }
      // Any median gives the same sum of distances, so the lower one does.
      const median = truth[i] as number
      const distance = sum - 2 * beneath - median * (total - 2 * below)
      out[0] = distance > 1e-12 * Math.abs(sum) ? 1 - weigh(drawn, errors) / distance : Number.NaN
    }
  },
}
