import { sortedOrder } from '../stats/sorted-order.ts'
import { decide } from './decide.ts'
import type { Rows } from './rows.ts'

/** Bins of a calibration error; 15 is what papers on neural networks use (Guo et al., ICML 2017). */
export const BINS = 15

/** A probability per row, and whether what it was the probability of came true (1) or not (0). */
export type Probed = {
  readonly name: string
  readonly probabilities: Float64Array
  readonly hits: Uint8Array
  readonly weights?: Float64Array
}

/** Of binary rows the positive class; of several classes the one decided for and its probability; of other rows nothing. */
export function topLabel(rows: Rows): readonly Probed[] {
  if (rows.kind === 'binary') {
    return [{ name: 'positive', probabilities: rows.scores, hits: rows.labels, ...weightsOf(rows) }]
  }
  if (rows.kind !== 'multiclass') return []
  const decided = decide(rows)
  return [
    {
      name: 'top label',
      ...probe(rows, (row) => decided[row] as number),
      ...weightsOf(rows),
    },
  ]
}

/** Each class of a multiclass task with its own probability. */
export function probedClasses(rows: Rows): readonly Probed[] {
  if (rows.kind !== 'multiclass') return []
  return rows.classes.map((name, k) => ({ name, ...probe(rows, () => k), ...weightsOf(rows) }))
}

/** The probability of one class per row, and whether it is the true one. */
function probe(
  { classes, probabilities, labels }: Rows & { readonly kind: 'multiclass' },
  classOf: (row: number) => number,
): Pick<Probed, 'probabilities' | 'hits'> {
  // A plain loop: `from` with a function takes thirty times as long.
  const own = new Float64Array(labels.length)
  const hits = new Uint8Array(labels.length)
  for (let row = 0; row < labels.length; row++) {
    const k = classOf(row)
    own[row] = probabilities[row * classes.length + k] as number
    hits[row] = labels[row] === k ? 1 : 0
  }
  return { probabilities: own, hits }
}

/** Bins of equal width over [0, 1], each with its upper end, as in (0, 1/15], (1/15, 2/15] …; 0 is in the first. */
export function equalWidthBins({ probabilities }: Probed): Uint8Array {
  const bins = new Uint8Array(probabilities.length)
  for (let row = 0; row < bins.length; row++)
    bins[row] = Math.min(BINS - 1, Math.max(0, Math.ceil((probabilities[row] as number) * BINS) - 1))
  return bins
}

/** Bins of nearly equally many rows (or weight) in rising order of their probability; rows of one probability stay together. */
export function equalMassBins({ probabilities, weights }: Probed, count: number = BINS): Uint8Array {
  const order = sortedOrder(probabilities)
  const bins = new Uint8Array(order.length)
  const weightOf = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
  const total = order.reduce((sum, row) => sum + weightOf(row), 0)
  let below = 0
  for (let start = 0; start < order.length; ) {
    let [end, tied] = [start, 0]
    while (end < order.length && probabilities[order[end] as number] === probabilities[order[start] as number]) {
      tied += weightOf(order[end++] as number)
    }
    // The bin of the middle of the tie.
    const bin = Math.min(count - 1, Math.floor(((below + tied / 2) / total) * count))
    for (let i = start; i < end; i++) bins[order[i] as number] = bin
    below += tied
    start = end
  }
  return bins
}

function weightsOf({ weights }: Rows): { readonly weights?: Float64Array } {
  return weights === undefined ? {} : { weights }
}
