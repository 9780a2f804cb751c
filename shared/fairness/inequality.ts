import type { FairnessIndex } from '../evidence/fairness.ts'
import type { Prng } from '../kernel/prng.ts'
import { REPLICATES } from '../stats/bootstrap.ts'
import { redrawCounts } from '../stats/multinomial.ts'
import { triple } from './measure-split.ts'

/** What a decision brings its row: 0 a positive overlooked, 1 a right decision, 2 a negative selected (T. Speicher et al., KDD 2018). */
const BENEFIT = [1, 2, 0, 1] as const
const BENEFITS = 3

const NAMES = ['theil_index', 'generalized_entropy_index', 'coefficient_of_variation'] as const

/** Rows per benefit 0, 1, 2 from rows per cell tn, fp, fn, tp. */
function benefitsOf(table: ArrayLike<number>): number[] {
  const counts = [0, 0, 0]
  BENEFIT.forEach((benefit, cell) => {
    ;(counts[benefit] as number) += table[cell] ?? 0
  })
  return counts
}

/**
 * Inequality of benefits between rows: Theil's index, the generalised entropy index with alpha 2, and the coefficient of variation, each
 * with a bootstrap interval over rows. Undefined (left out) where no row has any benefit.
 */
export function inequalityOfRows(tables: readonly ArrayLike<number>[], level: number, prng: Prng): FairnessIndex[] {
  const total = [0, 0, 0]
  for (const table of tables) {
    benefitsOf(table).forEach((count, benefit) => {
      ;(total[benefit] as number) += count
    })
  }
  const values = (counts: Float64Array): readonly number[] => {
    return inequality(Array.from(counts, (weight, benefit) => ({ weight, benefit })))
  }
  return bootstrapped(Float64Array.from(total), { values, level, prng, isBetween: false }).map((one, i) => {
    return { measure: NAMES[i] ?? '', ...one }
  })
}

/** The same between groups: every row has the mean benefit of its group. */
export function inequalityOfGroups(tables: readonly ArrayLike<number>[], level: number, prng: Prng): FairnessIndex[] {
  if (tables.length < 2) return []
  const cells = Float64Array.from(tables.flatMap((table) => benefitsOf(table)))
  const values = (counts: Float64Array): readonly number[] =>
    inequality(
      tables.map((_, group) => {
        const [none = 0, one = 0, two = 0] = counts.subarray(group * BENEFITS, (group + 1) * BENEFITS)
        const weight = none + one + two
        return { weight, benefit: weight === 0 ? 0 : (one + 2 * two) / weight }
      }),
    )
  return bootstrapped(cells, { values, level, prng, isBetween: true }).map((one, i) => {
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
  readonly prng: Prng
  /** Indices between groups cannot fall below 0 and lie above it by chance alone: their interval is turned round the estimate. */
  readonly isBetween: boolean
}

function bootstrapped(
  counts: Float64Array,
  { values, level, prng, isBetween }: Bootstrap,
): Pick<FairnessIndex, 'value'>[] {
  const found = values(counts)
  if (!found.every(Number.isFinite)) return []
  const drawn = new Float64Array(counts.length)
  const replicates = found.map(() => new Float64Array(REPLICATES))
  for (let round = 0; round < REPLICATES; round++) {
    redrawCounts(counts, drawn, prng)
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
