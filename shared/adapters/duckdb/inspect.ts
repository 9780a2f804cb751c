import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Fault } from '../../kernel/error.ts'
import type { Inspection } from '../../ports/data-inspector.ts'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import { together, withConnection } from './connection.ts'
import { correlate } from './correlate.ts'
import { toDataError } from './data-error.ts'
import type { Relation } from './dataset.ts'
import { countDuplicateRows } from './duplicate-rows.ts'
import { type Measured, measureNumberColumns, measureTextColumn } from './measure-columns.ts'

/** Aggregates over a relation. What was measured of a column is kept, so that it is asked for once. */
export function createInspection(instance: DuckDBInstance, relation: Relation, dataset: Dataset): Inspection {
  const { from, source } = relation
  const { rows } = dataset
  const known = new Map<string, Promise<Measured>>()
  const run = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
    withConnection(instance, work).catch((error: unknown) => {
      throw toDataError(source, error)
    })
  const gather = async (names: readonly string[], onProgress?: (share: number) => void): Promise<void> => {
    const columns = names.filter((name) => !known.has(name)).map((name) => find(dataset, name))
    const isText = ({ type }: ColumnInfo): boolean => type === 'text' || type === 'other'
    const numbers = columns.filter((column) => !isText(column))
    const steps = { done: 0 }
    const tell = (): void => onProgress?.(++steps.done / columns.length)
    // While this thread counts and sorts numbers, DuckDB's threads group texts.
    const measured = run((connection) => measureNumberColumns(connection, { from, rows, columns: numbers, tell }))
    for (const { name } of numbers)
      known.set(
        name,
        measured.then((found) => found.get(name) as Measured),
      )
    const texts = run(async (connection) => {
      const found = new Map<string, Measured>()
      for (const column of columns.filter(isText)) {
        found.set(column.name, await measureTextColumn(connection, from, column))
        tell()
      }
      return found
    })
    for (const { name } of columns.filter(isText))
      known.set(
        name,
        texts.then((found) => found.get(name) as Measured),
      )
    await together([measured, texts, ...known.values()])
  }
  const measuredOf = async (name: string): Promise<Measured> => {
    if (!known.has(name)) await gather([name])
    return (await known.get(name)) as Measured
  }
  return {
    gather,
    values: async (name) => (await measuredOf(name)).values,
    numbers: async (name) => (await measuredOf(name)).numbers,
    lengths: async (name) => (await measuredOf(name)).lengths,
    duplicateRows: () => run((connection) => countDuplicateRows(connection, { from, rows, columns: dataset.columns })),
    duplicateIds: async (name) => {
      const { present, distinct } = (await measuredOf(name)).values
      return { duplicates: present - distinct, missing: rows - present }
    },
    correlations: async (names) => {
      await gather(names)
      const all = await Promise.all(names.map(async (name) => [find(dataset, name), await measuredOf(name)] as const))
      const columns = all.flatMap(([column, { numbers, standard }]) =>
        numbers === undefined || standard === undefined || numbers.min === numbers.max ? [] : [{ column, standard }],
      )
      return columns.length < 2 ? [] : run((connection) => correlate(connection, from, columns))
    },
  }
}

function find({ columns }: Dataset, name: string): ColumnInfo {
  const column = columns.find((one) => one.name === name)
  if (column === undefined) throw new Fault('INTERNAL', `the data has no column "${name}" to inspect`)
  return column
}
