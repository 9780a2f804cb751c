import type { RowDifference } from '../data/diff-schema.ts'
import type { NumberSummary } from '../summary/measure-ascending.ts'
import type { Dataset } from './table-engine.ts'

/** The different values of a column. What is missing or not finite is no value. */
export type ValueCounts = {
  /** Rows with a value. */
  readonly present: number
  /** Numbers and dates that are infinite. */
  readonly infinite: number
  readonly distinct: number
  /** The 50 most frequent values (first 400 characters of each), most frequent first, ties in the order of values. */
  readonly top: readonly { readonly value: string; readonly count: number }[]
  /** At most 1,000 different values (first 400 characters of each), chosen by their hash: a look at what the column holds. */
  readonly sample: readonly string[]
}

export type { NumberSummary } from '../summary/measure-ascending.ts'

export type Correlation = {
  readonly columns: readonly [string, string]
  readonly pearson: number
  readonly rows: number
}

/** Exact aggregates of one opened data set; rows are never held. Columns are named as `Dataset.columns` has them. */
export interface Inspection {
  /** Measures columns together, which takes a fraction of the time; what is asked of them afterwards is answered at once. */
  gather(columns: readonly string[], onProgress?: (share: number) => void): Promise<void>
  values(column: string): Promise<ValueCounts>
  /** For numeric columns and dates; `undefined` without any finite value. */
  numbers(column: string): Promise<NumberSummary | undefined>
  /** Characters of a text column; `undefined` without any value. */
  lengths(column: string): Promise<{ readonly min: number; readonly mean: number; readonly max: number } | undefined>
  /** Rows that repeat an earlier one. */
  duplicateRows(): Promise<number>
  /** Rows whose id repeats another, and rows without one. */
  duplicateIds(column: string): Promise<{ readonly duplicates: number; readonly missing: number }>
  /** Pearson's r of every pair of these numeric columns, over the rows where both are finite; constant columns are left out. */
  correlations(columns: readonly string[]): Promise<readonly Correlation[]>
}

/** Looks into data sets that the same engine opened. Throws UserError where the data cannot be read. */
export interface DataInspector {
  inspect(dataset: Dataset): Inspection
  /**
   * Rows by `id`, or as a whole without it, over the columns that both sides have. Throws UserError COLUMN_MISSING, and ID_INVALID when
   * an id is missing or not unique.
   */
  compareRows(base: Dataset, head: Dataset, id: string | undefined): Promise<RowDifference>
}
