import type { DriftColumn } from '../evidence/drift-predicate.ts'

export type DriftTest = DriftColumn['tests'][number]
export type Histogram = NonNullable<DriftColumn['histogram']>
export type Effect = DriftColumn['effect']
export type Measure = NonNullable<DriftColumn['measures']>[number]
type Sizes = { readonly reference: number; readonly current: number }

/** One column on both sides, before the report is corrected for many tests. */
export type ColumnFinding = {
  readonly name: string
  readonly type: DriftColumn['type']
  /** Rows with a value. */
  readonly n: Sizes
  /** Rows without one. */
  readonly missing: Sizes
  /**
   * What was tested, the most telling first; each is one member of the report's family of tests. The values are absent when a side has
   * too few of them, what is missing when neither side misses any.
   */
  readonly aspects: readonly Aspect[]
  readonly histogram?: Histogram
  /** A fact beside the tests, as a clause. */
  readonly note?: string
  readonly measures?: readonly Measure[]
}

/** One question about a column: its tests combined into one p value, and how large the change is. */
export type Aspect = {
  /** What was looked at: `values`, `missing`, `text-length`, … */
  readonly name: string
  readonly tests: readonly DriftTest[]
  readonly pValue: number
  readonly effect: Effect
  /** What changed by how much, as a clause: "moved by 0.3 standard deviations (limit 0.1)". */
  readonly words: string
  /** Standard deviation of one row in the unit of the effect: 1 for standard deviations, 0.5 for an even share. */
  readonly spread: number
  /** What else makes the change material although `effect` is small, each only when the tests that see it are significant. */
  readonly alsoMaterial?: readonly AlsoMaterial[]
  /** Categories that the reference does not know (at most 20), and the rows that hold any. */
  readonly unseen?: { readonly categories: readonly string[]; readonly rows: number }
}

/** A change that the effect does not measure, in words; `pValue` is that of the tests that see it, by their share of the aspect's error. */
export type AlsoMaterial = { readonly words: string; readonly pValue: number }

/** A column that cannot be compared at all: gone, new, or of another type. */
export type SchemaFinding = {
  readonly name: string
  readonly type: DriftColumn['type']
  readonly n: Sizes
  readonly schema: string
}
