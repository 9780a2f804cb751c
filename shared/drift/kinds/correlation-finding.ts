import type { Column } from '../../data/table.ts'
import { correlationChange } from '../../stats/correlation-change.ts'
import { correlation, normalScores } from './normal-scores.ts'

/** A change of a correlation below this is immaterial. */
export const MATERIAL_CORRELATION = 0.1
/** Columns whose pairs are compared: the first ones that vary on both sides. */
const MAX_COLUMNS = 20

export type PairFinding = {
  readonly columns: readonly [string, string]
  readonly reference: number
  readonly current: number
  readonly pValue: number
}

/** The correlation of normal scores of every pair of numbers, before and now (Fisher's z). Columns come in the same order on both sides. */
export function compareCorrelations(reference: readonly Column[], current: readonly Column[]): PairFinding[] {
  const scored = reference.flatMap((column, i) => {
    const other = current[i]
    if (column.kind !== 'numeric' || other?.kind !== 'numeric') return []
    return [{ name: column.name, reference: normalScores(column.values), current: normalScores(other.values) }]
  })
  const varying = scored.filter((each) => varies(each.reference) && varies(each.current)).slice(0, MAX_COLUMNS)
  return varying.flatMap((one, i) =>
    varying.slice(i + 1).map((other) => {
      const before = correlation(one.reference, other.reference)
      const now = correlation(one.current, other.current)
      const { pValue } = correlationChange(before, now)
      return { columns: [one.name, other.name] as const, reference: before.r, current: now.r, pValue }
    }),
  )
}

function varies(scores: Float64Array): boolean {
  const first = scores.find((score) => !Number.isNaN(score))
  return scores.some((score) => !Number.isNaN(score) && score !== first)
}
