import type { DriftColumn } from '../evidence/drift-predicate.ts'

export type DriftTest = DriftColumn['tests'][number]
export type Histogram = NonNullable<DriftColumn['histogram']>

/** Two columns of numbers or categories, before the report is corrected for many tests. */
export type ColumnFinding = {
  readonly name: string
  readonly type: DriftColumn['type']
  /** Rows with a value. */
  readonly n: { readonly reference: number; readonly current: number }
  readonly missing: MissingFinding
  /** Absent when a side has too few values to be tested. */
  readonly values?: ValuesFinding
  readonly histogram?: Histogram
}

/** The tests of the values: one combined p value, and how large the change is. */
export type ValuesFinding = {
  readonly tests: readonly DriftTest[]
  readonly pValue: number
  readonly effect: { readonly name: string; readonly size: number; readonly material: number }
  /** Something else that makes the change material although `effect` is small, in words. */
  readonly alsoMaterial?: string
  /** Text for the message about categories that the reference does not know. */
  readonly unseen?: { readonly categories: readonly string[]; readonly rows: number }
}

/** Counts of missing values; `test` is absent when neither side misses any, or there are too few rows. */
export type MissingFinding = {
  readonly reference: number
  readonly current: number
  readonly change: number
  readonly test?: DriftTest
}

/** A column that cannot be compared at all: gone, new, or of another type. */
export type SchemaFinding = {
  readonly name: string
  readonly type: DriftColumn['type']
  readonly n: { readonly reference: number; readonly current: number }
  readonly schema: string
}

/** p values of a column's two tests after correction over the report, where the tests were made. */
export type Adjusted = { readonly values: number | undefined; readonly missing: number | undefined }
