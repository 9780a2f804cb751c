import type { SummarySource } from '../data/source.ts'
import type { Digest } from '../kernel/digest.ts'
import type { ColumnSummary } from '../summary/column-summary.ts'
import type { ColumnInfo } from './table-engine.ts'

/** Data that can be summed up without its rows leaving the engine that holds them. */
export interface Summarizable {
  readonly rows: number
  readonly columns: readonly ColumnInfo[]
  /** SHA-256 of what was summed up, where it is known. */
  readonly digest?: Digest
  /**
   * Sums up columns in the order asked for, with at most `cells` cells of numbers each; in one pass where the engine can. Throws UserError
   * for data that cannot be read.
   */
  summarize(names: readonly string[], options: SummaryOptions): Promise<readonly ColumnSummary[]>
}

export type SummaryOptions = {
  readonly cells: number
  /** Called now and then with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Opens sources of the kind `S`; `name` is how messages call the source. Throws UserError. */
export interface Summarizer<S extends SummarySource = SummarySource> {
  openSummary(source: S, name: string): Promise<Summarizable>
}
