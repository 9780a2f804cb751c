import type { DataSource } from '../data/source.ts'
import type { Column, Table } from '../data/table.ts'

export type { DataSource } from '../data/source.ts'

/** `other` is a type that no test of ours can use (nested, binary). */
export type ColumnType = 'numeric' | 'text' | 'boolean' | 'date' | 'other'

export type ColumnInfo = { readonly name: string; readonly type: ColumnType; readonly databaseType: string }

/** A boolean SQL expression over the columns of a data set; `name` is how messages call it. */
export type Condition = { readonly where: string; readonly name: string }

/** Aggregates over the rows of a data set with further columns beside them, of equal names before its own. */
export type AggregateRequest = {
  /** Aggregate SQL expressions; `name` is how messages call each. */
  readonly expressions: readonly { readonly sql: string; readonly name: string }[]
  /** In the row order of `read` with the same `orderBy`. */
  readonly columns: readonly Column[]
  /** The unit of each row, from 0. */
  readonly units: Int32Array
  /** How often each unit stands in each draw. */
  readonly draws: readonly Uint16Array[]
}

/** One opened data set. Every `read` answers from the same rows; only Parquet is read again each time, the rest is held since `open`. */
export interface Dataset {
  readonly rows: number
  readonly columns: readonly ColumnInfo[]
  /** Reads columns in a fixed row order: by `orderBy` if given, else the file's own order. Throws UserError COLUMN_MISSING. */
  read(names: readonly string[], options?: { readonly orderBy?: string }): Promise<Table>
  /** Where each condition holds (1; 0 also where it has no answer), in the row order of `read`. Throws UserError for what is no condition. */
  holds(conditions: readonly Condition[], options?: { readonly orderBy?: string }): Promise<readonly Uint8Array[]>
  /**
   * Each expression on all rows, then on each draw; NaN where it has no answer. Throws UserError for what is no aggregate over the columns.
   */
  aggregate(request: AggregateRequest, options?: { readonly orderBy?: string }): Promise<readonly Float64Array[]>
  /** Files the data came from, sorted, relative to the workspace; empty for SQL. */
  readonly files: readonly string[]
}

/** Opens tables locked down to the workspace: no network, no writing, no extension loading. */
export interface TableEngine {
  /** `name` is how messages call this source, for example `assay.yml models.credit-risk.data.holdout`. Throws UserError. */
  open(source: DataSource, name: string): Promise<Dataset>
  /** Version string for the evidence, for example `duckdb 1.5.6`. */
  readonly version: string
  close(): Promise<void>
}
