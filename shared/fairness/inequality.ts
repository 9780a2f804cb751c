import type { FairnessIndex } from '../evidence/fairness.ts'
import { REPLICATES } from '../stats/bootstrap.ts'
import type { Redraw } from './clustered.ts'
import { triple } from './measure-split.ts'

/** What a decision brings its row: 0 a positive overlooked, 1 a right decision, 2 a negative selected (T. Speicher et al., KDD 2018). */
const BENEFIT = [1, 2, 0, 1] as const
const CELLS = BENEFIT.length

const NAMES = ['theil_index', 'generalized_entropy_index', 'coefficient_of_variation'] as const

/**
 * Inequality of benefits between rows: Theil's index, the generalised entropy index with alpha 2, and the coefficient of variation, each
 * with a bootstrap interval. The cells of `drawn` are tn, fp, fn, tp of each group. Left out where no row has any benefit.
 */
export function inequalityOfRows(drawn: Redraw, level: number): FairnessIndex[] {
  const values = (counts: Float64Array): readonly number[] => {
    const parts = [0, 0, 0]
    for (const [cell, rows] of counts.entries()) (parts[BENEFIT[cell % CELLS] as number] as number) += rows
    return inequality(parts.map((weight, benefit) => ({ weight, benefit })))
  }
  return bootstrapped(drawn, { values, level, isBetween: false }).map((one, i) => ({ measure: NAMES[i] ?? '', ...one }))
}

/** The same between groups: every row has the mean benefit of its group. */
export function inequalityOfGroups(drawn: Redraw, level: number): FairnessIndex[] {
  const groups = drawn.counts.length / CELLS
  if (groups < 2) return []
  const values = (counts: Float64Array): readonly number[] =>
    inequality(
      Array.from({ length: groups }, (_, group) => {
        let [weight, sum] = [0, 0]
        for (let cell = 0; cell < CELLS; cell++) {
          const rows = counts[group * CELLS + cell] as number
          weight += rows
          sum += rows * (BENEFIT[cell] as number)
        }
        return { weight, benefit: weight === 0 ? 0 : sum / weight }
      }),
    )
  return bootstrapped(drawn, { values, level, isBetween: true }).map((one, i) => {
    return { measure: `between_group_${NAMES[i] ?? ''}`, ...one }
  })
}

function inequality(parts: readonly { readonly weight: number; readonly benefit: number }[]): readonly number[] {
  let [rows, sum] = [0, 0]
  for (const { weight, benefit } of parts) {
    rows += weight
    sum += weight * benefit
  }
  const mean = sum / rows
  let [theil, squares] = [0, 0]
  for (const { weight, benefit } of parts) {
    const share = benefit / mean
    if (share > 0) theil += weight * share * Math.log(share)
    squares += weight * (share * share - 1)
  }
  const entropy = Math.max(0, squares / rows / 2)
  return [Math.max(0, theil / rows), entropy, Math.sqrt(2 * entropy)]
}

type Bootstrap = {
  readonly values: (counts: Float64Array) => readonly number[]
  readonly level: number
  /** Indices between groups cannot fall below 0 and lie above it by chance alone: their interval is turned round the estimate. */
  readonly isBetween: boolean
}

function bootstrapped(
  { counts, redraw }: Redraw,
  { values, level, isBetween }: Bootstrap,
): Pick<FairnessIndex, 'value'>[] {
  const found = values(counts)
  if (!found.every(Number.isFinite)) return []
  const drawn = new Float64Array(counts.length)
  const replicates = found.map(() => new Float64Array(REPLICATES))
  for (let round = 0; round < REPLICATES; round++) {
    redraw(drawn)
    values(drawn).forEach((value, i) => {
      ;(replicates[i] as Float64Array)[round] = Number.isFinite(value) ? value : 0
    })
  }
  return found.map((value, i) => {
    const sorted = (replicates[i] as Float64Array).sort()
    const [low, high] = [at(sorted, (1 - level) / 2), at(sorted, (1 + level) / 2)]
    const ends = isBetween ? { low: Math.max(0, 2 * value - high), high: 2 * value - low } : { low, high }
    return { value: triple({ value, low: Math.min(ends.low, value), high: Math.max(ends.high, value) }) }
  })
}

function at(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(p * sorted.length)))] as number
}
