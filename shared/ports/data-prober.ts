import type { ColumnFacts, Example, RowTest, TestCount } from '../schema/measure.ts'
import type { Dataset } from './table-engine.ts'

/** Tests on the rows of one opened data set, counted where the rows are. No answer hangs on the order of rows, but those of `order`. */
export interface DataProbe {
  /** Counts for every test, as few passes as there can be. Throws UserError for a condition or pattern that is none. */
  count(tests: readonly RowTest[]): Promise<readonly TestCount[]>
  /** At most five different values that fail, most frequent first. */
  examples(test: RowTest): Promise<readonly Example[]>
  /** Values of a numeric column below which these shares (0 to 1) lie; always values of the column, empty without any. */
  quantiles(column: string, shares: readonly number[]): Promise<readonly number[]>
  /** What a schema is inferred from. */
  facts(): Promise<readonly ColumnFacts[]>
}

/** Probes data sets that the same engine opened. */
export interface DataProber {
  probe(dataset: Dataset): DataProbe
}
