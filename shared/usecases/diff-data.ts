import { compareSchemas } from '../data/diff.ts'
import type { SchemaDifference } from '../data/diff-schema.ts'
import { findPersonal, type PersonalFinding } from '../data/pii.ts'
import { type DataSource, describeSource } from '../data/source.ts'
import { type DataDiff, hidePersonal } from '../drift/data-diff.ts'
import type { DriftColumn } from '../evidence/drift-predicate.ts'
import type { DataInspector } from '../ports/data-inspector.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizable } from '../ports/summaries.ts'
import type { Dataset, TableEngine } from '../ports/table-engine.ts'
import type { Md5 } from '../summary/text-counts.ts'
import { compareSummaries } from './compare-summaries.ts'

export type DiffDataInput = {
  readonly base: DataSource
  readonly head: DataSource
  /** How messages call the two. */
  readonly names: { readonly base: string; readonly head: string }
  /** A column that tells every row apart, on both sides. */
  readonly id?: string
}

export type DiffDataDeps = {
  readonly tables: Omit<TableEngine, 'open'> &
    DataInspector & { open(source: DataSource, name: string): Promise<Dataset & Summarizable> }
  readonly md5: Md5
  readonly log: Log
}

/**
 * Compares two versions of a data set: columns, rows, and the distribution of each column with the verdicts of drift. Throws UserError
 * for data that cannot be read, and for an id that is missing or not unique.
 */
export async function diffData({ tables, md5, log }: DiffDataDeps, input: DiffDataInput): Promise<DataDiff> {
  const base = await tables.open(input.base, input.names.base)
  const head = await tables.open(input.head, input.names.head)
  log.progress('comparing rows', 0, base.rows + head.rows, 'rows')
  const rows = await tables.compareRows(base, head, input.id)
  log.progress('comparing rows', base.rows + head.rows, base.rows + head.rows, 'rows')
  const exclude = input.id === undefined ? [] : [input.id]
  const { columns, skipped } = await compareSummaries({ md5, log }, { reference: base, current: head }, { exclude })
  const shown = []
  for (const column of columns) shown.push(hidePersonal(column, await lookFor(tables, [base, head], column.name)))
  return {
    base: { source: describeSource(input.base), rows: base.rows },
    head: { source: describeSource(input.head), rows: head.rows },
    ...(input.id === undefined ? {} : { id: input.id }),
    schema: withoutEmpty(compareSchemas(base.columns, head.columns), columns),
    rows,
    columns: shown,
    skipped,
  }
}

/** A column without any value has no type that could have changed: what it lacks is told as missing. */
function withoutEmpty(schema: SchemaDifference, columns: readonly DriftColumn[]): SchemaDifference {
  const empty = columns.filter(({ n, effect }) => effect.name !== 'schema' && Math.min(n.reference, n.current) === 0)
  return { ...schema, retyped: schema.retyped.filter(({ name }) => !empty.some((column) => column.name === name)) }
}

/** Personal data on either side hides the values of both. */
async function lookFor(
  inspector: DataInspector,
  sides: readonly Dataset[],
  name: string,
): Promise<PersonalFinding | undefined> {
  for (const side of sides) {
    if (!side.columns.some((column) => column.name === name)) continue
    const { sample } = await inspector.inspect(side).values(name)
    const found = findPersonal(name, sample)
    if (found !== undefined) return found
  }
  return undefined
}
