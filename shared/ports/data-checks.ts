import type { Table } from '../data/table.ts'
import type { KeyAgreement, KeyOverlap } from '../integrity/keys.ts'
import type { Relation } from '../integrity/relation.ts'
import type { RepeatCounts } from '../integrity/repeats.ts'
import type { CellTally } from '../integrity/tally.ts'
import type { TextFacts } from '../integrity/text-facts.ts'
import type { TimeOverlap } from '../integrity/times.ts'
import type { Dataset } from './table-engine.ts'

export type Side = 'train' | 'holdout'

/** What one column holds on one side. `min` and `max` are those of numbers, dates (milliseconds since 1970 UTC) and booleans (0, 1). */
export type ColumnFacts = {
  readonly name: string
  readonly present: number
  readonly infinite: number
  /** More than one different value. */
  readonly varies: boolean
  readonly min?: number
  readonly max?: number
}

/** How the target is counted: by class, or by its place between `min` and `max`, rounded to a part in 2^20 so that sums are exact. */
export type TargetPlan =
  | { readonly kind: 'classes'; readonly column: string }
  | { readonly kind: 'number'; readonly column: string; readonly min: number; readonly max: number }

/** Which cell a row is in: by the ascending upper `edges` of numbers, by the most frequent values of a text, or by its place in the file. */
export type CellPlan =
  | { readonly kind: 'edges'; readonly column: string; readonly edges: readonly number[] }
  | { readonly kind: 'values'; readonly column: string; readonly most: number }
  | { readonly kind: 'position'; readonly cells: number }

/** Exact aggregates over the rows of training data and holdout together. No row is held but a sample of at most a few thousand. */
export interface DataChecks {
  facts(side: Side): Promise<readonly ColumnFacts[]>
  /** At most `rows` rows, chosen by the hash of their content, so in no order that means anything. Columns of type `other` are left out. */
  sample(side: Side, rows: number): Promise<Table>
  /** Rows that repeat each other, by these columns with and without the target; numbers rounded to `digits` significant ones if given. */
  repeats(columns: readonly string[], target: string, digits?: number): Promise<RepeatCounts>
  /** The target in every cell of a column, per side. */
  tally(cells: CellPlan, target: TargetPlan): Promise<readonly CellTally[]>
  /** Rows (both sides) where each relation to the target holds, of those where all its columns are finite. */
  relations(
    target: string,
    relations: readonly Relation[],
  ): Promise<readonly { readonly holds: number; readonly rows: number }[]>
  /** Are these pairs of columns the same on every row of both sides? */
  sameColumns(pairs: readonly (readonly [string, string])[]): Promise<readonly boolean[]>
  overlap(column: string): Promise<KeyOverlap>
  agreement(key: string, columns: readonly string[]): Promise<readonly KeyAgreement[]>
  times(column: string): Promise<TimeOverlap | undefined>
  texts(column: string): Promise<TextFacts>
  /** Rows (both sides) with exactly the lowest and the highest value, and the values next to them. */
  ends(
    column: string,
  ): Promise<{ readonly low: ColumnEnd; readonly high: ColumnEnd; readonly rows: number } | undefined>
  /** Rows of both sides with the most frequent value of a column, and rows with a value. */
  mode(column: string): Promise<{ readonly rows: number; readonly present: number }>
}

/** An end of a column: its value, the rows that have it, and the value nearest to it. */
export type ColumnEnd = { readonly value: number; readonly rows: number; readonly next?: number }

/** Compares two data sets that the same engine opened. Errors are UserErrors. */
export interface DataChecker {
  checks(train: Dataset, holdout: Dataset): DataChecks
}
