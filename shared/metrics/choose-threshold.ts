import type { ThresholdGoal } from '../config/metric-settings.ts'
import { sortedOrder } from '../stats/sorted-order.ts'

/** Scored rows of the training data; `costs` as in `TaskSpec`, needed for `min_cost`. */
export type ChoosingRows = {
  readonly labels: Uint8Array
  readonly scores: Float64Array
  readonly weights?: Float64Array
  readonly costs?: readonly number[]
}

/** A threshold with what it reaches on the rows that chose it: the goal's own number. */
export type Chosen = { readonly value: number; readonly reached: number }

/** Weights of the confusion table. */
type Cells = { readonly tn: number; readonly fp: number; readonly fn: number; readonly tp: number }
type Candidate = { readonly value: number; readonly cells: Cells }

/**
 * The threshold that meets the goal best: halfway between two neighbouring scores, from all rows positive to only the highest. Of equally
 * good ones the highest; for a least precision the one that finds most. Undefined where no threshold reaches what is asked.
 */
export function chooseThreshold(goal: ThresholdGoal, rows: ChoosingRows): Chosen | undefined {
  const candidates = thresholds(rows)
  if (typeof goal === 'string') return best(candidates, ({ cells }) => merit(goal, cells, rows.costs))
  const isRecall = 'recall_at_least' in goal
  const asked = isRecall ? goal.recall_at_least : goal.precision_at_least
  const reach = ({ cells }: Candidate): number => (isRecall ? recall(cells) : precision(cells))
  const enough = candidates.filter((candidate) => reach(candidate) >= asked)
  // From the highest threshold down, recall only grows: the first that has enough gives the fewest alarms.
  const found = isRecall ? enough[0] : best(enough, ({ cells }) => cells.tp)
  if (found === undefined) return undefined
  const own = enough.find(({ value }) => value === found.value)
  return own && { value: own.value, reached: reach(own) }
}

function best(candidates: readonly Candidate[], of: (candidate: Candidate) => number): Chosen | undefined {
  let found: Chosen | undefined
  for (const candidate of candidates) {
    const reached = of(candidate)
    if (found === undefined || reached > found.reached) found = { value: candidate.value, reached }
  }
  return found
}

/** More is better, so costs are turned round. */
function merit(goal: 'min_cost' | 'max_f1' | 'max_youden', cells: Cells, costs: readonly number[] = []): number {
  const { tn, fp, fn, tp } = cells
  switch (goal) {
    case 'max_f1':
      return tp > 0 ? (2 * tp) / (2 * tp + fp + fn) : 0
    case 'max_youden':
      return recall(cells) + tn / (tn + fp) - 1
    case 'min_cost': {
      const [ofTn = 0, ofFp = 0, ofFn = 0, ofTp = 0] = costs
      return -(tn * ofTn + fp * ofFp + fn * ofFn + tp * ofTp) / (tn + fp + fn + tp)
    }
    default:
      return goal satisfies never
  }
}

function recall({ tp, fn }: Cells): number {
  return tp / (tp + fn)
}

function precision({ tp, fp }: Cells): number {
  return tp + fp > 0 ? tp / (tp + fp) : 0
}

/** Every way to cut the list, from the highest threshold down: none positive, then one tie of scores more each time. */
function thresholds({ labels, scores, weights }: ChoosingRows): Candidate[] {
  const weight = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
  const order = sortedOrder(scores).reverse()
  let [positives, negatives] = [0, 0]
  for (const row of order) {
    if (labels[row] === 1) positives += weight(row)
    else negatives += weight(row)
  }
  let [tp, fp] = [0, 0]
  const cells = (): Cells => ({ tp, fp, fn: positives - tp, tn: negatives - fp })
  const highest = scores[order[0] as number] as number
  const found: Candidate[] = [{ value: between(highest, Math.max(1, highest + 1e-6)), cells: cells() }]
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number
    if (labels[row] === 1) tp += weight(row)
    else fp += weight(row)
    const [own, next] = [scores[row] as number, scores[order[i + 1] ?? -1] ?? 0]
    if (i + 1 === order.length || next < own) found.push({ value: between(next, own), cells: cells() })
  }
  return found
}

/** Halfway, or the upper one where nothing lies between. */
function between(low: number, high: number): number {
  const middle = (low + high) / 2
  return middle > low ? middle : high
}
