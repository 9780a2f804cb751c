import { compareModels } from '../compare/compare-models.ts'
import type { Column } from '../data/table.ts'
import type { MeasuredSize, PerturbedSide } from '../evidence/robustness.ts'
import { UserError } from '../kernel/error.ts'
import { METRICS } from '../metrics/catalog.ts'
import type { Predictions } from '../model/predictions.ts'
import { moverDifference } from '../stats/mover.ts'
import { type Answer, type Ask, answerNumbers, decisionsOf, rowsOf, tryAsk } from './ask.ts'
import { takeRows } from './sample.ts'
import { type Sample, shareOf } from './stress-sample.ts'

/** Single rows that are asked to learn how many of them a model does not answer. */
const SINGLE_ROWS = 50

/** What the change of the rows did to the answers. */
export function answeredSide(sample: Sample, before: Predictions, after: Predictions): PerturbedSide {
  const flips = countFlips(sample, before, after)
  const drop = dropOf(sample, before, after)
  return {
    ...(flips === undefined ? {} : { flips: shareOf(flips, sample.rows, sample.level) }),
    change: meanChange(sample, before, after),
    ...(drop === undefined ? {} : { drop }),
  }
}

/** How it ended, and for how many of some single rows. */
export async function failedSide(
  sample: Sample,
  ask: Ask,
  columns: readonly Column[],
  answer: Exclude<Answer, { state: 'answered' }>,
): Promise<PerturbedSide> {
  const n = Math.min(SINGLE_ROWS, rowsOf(columns))
  let failing = 0
  for (let row = 0; row < n; row++) {
    const one = await tryAsk(
      ask,
      columns.map((column) => takeRows(column, [row])),
    )
    if (one.state !== 'answered') failing++
  }
  return { failed: { how: answer.state, message: answer.message, failing: shareOf(failing, n, sample.level) } }
}

/** Rows that are decided otherwise; `undefined` where nothing is decided. */
export function countFlips({ task }: Sample, before: Predictions, after: Predictions): number | undefined {
  const [from, to] = [decisionsOf(before, task), decisionsOf(after, task)]
  if (from === undefined || to === undefined) return undefined
  return from.reduce((sum, decided, row) => sum + Number(decided !== to[row]), 0)
}

/** Mean absolute change of all numbers of the answers. */
export function meanChange({ rows }: Sample, before: Predictions, after: Predictions): number {
  const [from, to] = [answerNumbers(before, rows).values, answerNumbers(after, rows).values]
  return from.reduce((sum, value, i) => sum + Math.abs(value - (to[i] as number)), 0) / Math.max(1, from.length)
}

/** How much worse the main metric becomes; absent where the sample leaves it undefined (a class is missing). */
function dropOf({ task, labels, metric, level, seed, dependence }: Sample, before: Predictions, after: Predictions) {
  try {
    const [compared] = compareModels({
      task,
      labels,
      candidate: after,
      champion: before,
      metrics: [metric],
      level,
      seed: `${seed}:robustness`,
      dependence,
      quick: true,
    })
    return compared && toDrop(compared, METRICS.get(metric)?.direction === 'lower' ? 1 : -1)
  } catch (error) {
    // What the sample cannot tell is absent from the evidence, and a rule on it fails.
    if (error instanceof UserError) return undefined
    throw error
  }
}

function toDrop({ difference, interval }: ReturnType<typeof compareModels>[number], sign: 1 | -1): MeasuredSize {
  const [low, high] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low]
  return { value: sign * difference + 0, interval: { ...interval, low: low + 0, high: high + 0 } }
}

/** Candidate minus champion, from the interval of each. */
export function differenceOf(own?: MeasuredSize, other?: MeasuredSize): MeasuredSize | undefined {
  if (own === undefined || other === undefined) return undefined
  const bounds = moverDifference({ value: own.value, ...own.interval }, { value: other.value, ...other.interval })
  return { value: own.value - other.value, interval: { ...bounds, level: own.interval.level, method: 'MOVER' } }
}
