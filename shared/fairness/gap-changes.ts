import type { FairnessChange } from '../evidence/fairness.ts'
import { REPLICATES } from '../stats/bootstrap.ts'
import type { Redraw } from './clustered.ts'
import { rounded, triple } from './measure-split.ts'

/** Rows of a group by truth, decision of the candidate and decision of the champion: 4 label + 2 candidate + champion. */
export const CHANGE_CELLS = 8

const MEASURES = [
  'selection_rate_difference',
  'selection_rate_ratio',
  'tpr_difference',
  'fpr_difference',
  'precision_difference',
  'for_difference',
  'accuracy_difference',
  'equalized_odds_difference',
] as const

type Four = [Float64Array, Float64Array, Float64Array, Float64Array]

/**
 * The gap between the groups, candidate minus champion on the same rows. Both models see the same draws of rows (paired bootstrap), so what
 * lifts both gaps by chance cancels. The interval is that of the draws turned round the estimate, because a gap is never below 0 and draws lift
 * it further. Every group has `CHANGE_CELLS` cells.
 */
export function gapChanges({ counts, redraw }: Redraw, level: number): FairnessChange[] {
  if (counts.length < 2 * CHANGE_CELLS) return []
  const ends = createEnds()
  const write: PairedGaps['write'] = (drawn, shift, out) => writeGaps(drawn, shift, ends, out)
  return measureChanges({ measures: MEASURES, counts, redraw, write }, level)
}

/** What the gaps of both models are made of, and how those of one (1: the candidate, 0: the champion) are written, in the order of `measures`. */
export type PairedGaps = Redraw & {
  readonly measures: readonly string[]
  readonly write: (counts: Float64Array, shift: 0 | 1, out: Float64Array) => void
}

/** The change of every gap that both models have, with the interval of its draws turned round it. */
export function measureChanges({ measures, counts, redraw, write }: PairedGaps, level: number): FairnessChange[] {
  const [candidate, champion, now, before] = [0, 1, 2, 3].map(() => new Float64Array(measures.length)) as Four
  write(counts, 1, candidate)
  write(counts, 0, champion)
  const drawn = new Float64Array(counts.length)
  const replicates = measures.map(() => new Float64Array(REPLICATES))
  for (let round = 0; round < REPLICATES; round++) {
    redraw(drawn)
    write(drawn, 1, now)
    write(drawn, 0, before)
    replicates.forEach((list, i) => {
      list[round] = (now[i] as number) - (before[i] as number)
    })
  }
  return measures.flatMap((measure, i) => {
    const [own, other] = [candidate[i] as number, champion[i] as number]
    const list = (replicates[i] as Float64Array).filter(Number.isFinite).sort()
    if (!Number.isFinite(own - other) || list.length < REPLICATES / 2) return []
    const end = (p: number): number => list[Math.min(list.length - 1, Math.round(p * (list.length - 1)))] as number
    const value = own - other
    const low = Math.min(value, 2 * value - end((1 + level) / 2))
    const high = Math.max(value, 2 * value - end((1 - level) / 2))
    return [
      {
        measure,
        candidate: rounded(own),
        champion: rounded(other),
        difference: triple({ value, low, high }),
      },
    ]
  })
}

const RATES = 6

/** Least and greatest rate over the groups; used again for every draw, of which there are thousands. */
type Ends = { readonly least: Float64Array; readonly most: Float64Array }

function createEnds(): Ends {
  return { least: new Float64Array(RATES), most: new Float64Array(RATES) }
}

/** Writes the gaps of one model (`shift` 1: the candidate, 0: the champion) in the order of `MEASURES`; NaN where no group has the rate. */
function writeGaps(counts: Float64Array, shift: 0 | 1, { least, most }: Ends, out: Float64Array): void {
  least.fill(Number.POSITIVE_INFINITY)
  most.fill(Number.NEGATIVE_INFINITY)
  for (let start = 0; start < counts.length; start += CHANGE_CELLS) {
    const tn = cellOf(counts, start, shift)
    const fp = cellOf(counts, start + 1, shift)
    const fn = cellOf(counts, start + 4, shift)
    const tp = cellOf(counts, start + 5, shift)
    see(0, fp + tp, tn + fp + fn + tp)
    see(1, tp, fn + tp)
    see(2, fp, tn + fp)
    see(3, tp, fp + tp)
    see(4, fn, tn + fn)
    see(5, tn + tp, tn + fp + fn + tp)
  }
  const gap = (i: number): number => (most[i] as number) - (least[i] as number)
  out[0] = gap(0)
  out[1] = (least[0] as number) / (most[0] as number)
  for (let i = 1; i < RATES; i++) out[i + 1] = gap(i)
  out[RATES + 1] = Math.max(gap(1), gap(2))

  function see(i: number, k: number, n: number): void {
    if (n === 0) return
    least[i] = Math.min(least[i] as number, k / n)
    most[i] = Math.max(most[i] as number, k / n)
  }
}

/**
 * Rows of one truth and one decision of the model, whatever the other model decides. `at` is the place of the group and the truth, plus 1
 * for a decision of 1; the candidate's decision counts 2 in the number of a cell, the champion's 1.
 */
function cellOf(counts: Float64Array, at: number, shift: 0 | 1): number {
  const own = at % 2
  const first = at - own + (shift === 1 ? 2 * own : own)
  return (counts[first] as number) + (counts[first + (shift === 1 ? 1 : 2)] as number)
}
