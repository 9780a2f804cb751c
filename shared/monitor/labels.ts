import { advanceEProcess, type EProcessState, startEProcess } from './betting.ts'

/** How wrong one prediction was, as a number in [0, 1]. */
export type Loss = '0-1' | 'absolute' | 'squared'

/** What a stream of labels is held to: the mean loss may be `baseline` plus `tolerance`, and differences up to `bound` are told apart. */
export type LabelRule = {
  readonly loss: Loss
  readonly baseline: number
  readonly tolerance: number
  /** The largest difference of a number from its label that counts; larger ones count as this. 1 for probabilities. */
  readonly bound: number
  /** What the data are compared with: another reference begins a new bet. */
  readonly reference: string
}

/** The bet on a stream of labels, and the time (milliseconds since 1970 UTC) up to which it has seen them. */
export type LabelsState = { readonly reference: string; readonly until?: number; readonly test: EProcessState }

/** One prediction whose label has arrived; `at` is when, milliseconds since 1970 UTC. */
export type LabelledRow = {
  readonly at: number
  readonly prediction: string | number | boolean
  readonly label: string | number | boolean
}

/** The losses of one in twenty streams that are all right raise an alarm, ever. */
export const LABEL_ALPHA = 0.05

/**
 * Bets on the labels that arrived after those seen so far, in the order of time; rows of the same time keep their order. Handing the
 * same rows in twice changes nothing. Another limit or reference begins a new bet. Throws RangeError for numbers that are not finite or limits
 * out of range.
 */
export function followLabels(
  before: LabelsState | undefined,
  rows: readonly LabelledRow[],
  rule: LabelRule,
): LabelsState & { readonly added: number } {
  const limit = lossLimit(rule)
  const isSame = before !== undefined && before.test.limit === limit && before.reference === rule.reference
  const test = isSame ? before.test : startEProcess(limit, LABEL_ALPHA)
  const until = before?.until
  const fresh = rows.filter(({ at }) => until === undefined || at > until).toSorted((a, b) => a.at - b.at)
  const last = fresh.at(-1)?.at ?? until
  return {
    reference: rule.reference,
    ...(last === undefined ? {} : { until: last }),
    test: advanceEProcess(
      test,
      fresh.map((row) => lossOf(row, rule)),
    ),
    added: fresh.length,
  }
}

/** The loss of one row in [0, 1]. */
export function lossOf({ prediction, label }: LabelledRow, { loss, bound }: LabelRule): number {
  if (loss === '0-1') return Number(String(prediction) !== String(label))
  const difference = Math.abs(Number(prediction) - Number(label))
  if (!Number.isFinite(difference)) throw new RangeError(`"${prediction}" and "${label}" are not both numbers`)
  const share = Math.min(difference / bound, 1)
  return loss === 'absolute' ? share : share * share
}

/** Baseline and tolerance as a mean loss in [0, 1]: losses are given in the unit of the data. */
export function lossLimit(rule: Omit<LabelRule, 'reference'>): number {
  return (rule.baseline + rule.tolerance) / lossUnit(rule)
}

/** The largest loss there is, in the unit of the data. */
export function lossUnit({ loss, bound }: Pick<LabelRule, 'loss' | 'bound'>): number {
  return loss === '0-1' ? 1 : loss === 'absolute' ? bound : bound * bound
}
