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

/**
 * The gap between the groups, candidate minus champion on the same rows. Both models see the same draws of rows (paired bootstrap), so what
 * lifts both gaps by chance cancels. The interval is that of the draws turned round the estimate, because a gap is never below 0 and draws lift
 * it further. Every group has `CHANGE_CELLS` cells.
 */
export function gapChanges({ counts, redraw }: Redraw, level: number): FairnessChange[] {
  const groups = counts.length / CHANGE_CELLS
  if (groups < 2) return []
  const [candidate, champion] = [gapsOf(counts, groups, 1), gapsOf(counts, groups, 0)]
  const drawn = new Float64Array(counts.length)
  const replicates = MEASURES.map(() => new Float64Array(REPLICATES))
  for (let round = 0; round < REPLICATES; round++) {
    redraw(drawn)
    const [now, before] = [gapsOf(drawn, groups, 1), gapsOf(drawn, groups, 0)]
    replicates.forEach((list, i) => {
      list[round] = (now[i] as number) - (before[i] as number)
    })
  }
  return MEASURES.flatMap((measure, i) => {
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

/** The gaps of one model (`shift` 1: the candidate, 0: the champion) in the order of `MEASURES`; NaN where a rate counts no row. */
function gapsOf(counts: Float64Array, groups: number, shift: 0 | 1): Float64Array {
  const least = new Float64Array(6).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(6).fill(Number.NEGATIVE_INFINITY)
  const table = [0, 0, 0, 0]
  for (let group = 0; group < groups; group++) {
    table.fill(0)
    for (let cell = 0; cell < CHANGE_CELLS; cell++) {
      const at = 2 * (cell >> 2) + ((cell >> shift) & 1)
      ;(table[at] as number) += counts[group * CHANGE_CELLS + cell] as number
    }
    const [tn, fp, fn, tp] = table as [number, number, number, number]
    const all = tn + fp + fn + tp
    const rates = [(fp + tp) / all, tp / (fn + tp), fp / (tn + fp), tp / (fp + tp), fn / (tn + fn), (tn + tp) / all]
    rates.forEach((rate, i) => {
      if (Number.isNaN(rate)) return
      least[i] = Math.min(least[i] as number, rate)
      most[i] = Math.max(most[i] as number, rate)
    })
  }
  const gap = (i: number): number => (most[i] as number) - (least[i] as number)
  const ratio = (least[0] as number) / (most[0] as number)
  return Float64Array.of(gap(0), ratio, gap(1), gap(2), gap(3), gap(4), gap(5), Math.max(gap(1), gap(2)))
}
