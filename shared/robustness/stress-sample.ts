import type { Column } from '../data/table.ts'
import type { MeasuredShare } from '../evidence/robustness.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { wilsonInterval } from '../stats/proportion.ts'
import type { Dependence } from '../stats/units.ts'
import type { Ask } from './ask.ts'
import type { ColumnFacts } from './column-facts.ts'

/** One model with its answers to the unchanged sample; `names` are the columns it reads, in its own order. */
export type Subject = { readonly ask: Ask; readonly names: readonly string[]; readonly base: Predictions }

/** The rows that everything is tried on. Columns hold the sample; their facts are those of the whole holdout. */
export type Sample = {
  readonly rows: number
  readonly columns: ReadonlyMap<string, ColumnFacts>
  readonly labels: Labels
  readonly task: TaskSpec
  readonly metric: string
  readonly level: number
  readonly seed: string
  /** Which rows of the sample depend on each other; absent where they are independent. */
  readonly dependence?: Dependence | undefined
}

export type Subjects = { readonly candidate: Subject; readonly champion?: Subject }

/** The columns of a model as the sample has them, with some of them replaced. */
export function columnsFor(
  names: readonly string[],
  { columns }: Pick<Sample, 'columns'>,
  changed: ReadonlyMap<string, Column> = new Map(),
): Column[] {
  return names.flatMap((name) => changed.get(name) ?? columns.get(name)?.column ?? [])
}

/** k of n rows with Wilson's interval. */
export function shareOf(k: number, n: number, level: number): MeasuredShare {
  return { k, n, interval: { ...wilsonInterval(k, n, level), level, method: 'Wilson' } }
}
