import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Fault } from '../../kernel/error.ts'
import type { Inspection, ValueCounts } from '../../ports/data-inspector.ts'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import { columnExpression } from './column-type.ts'
import { firstRow, identifier, withConnection } from './connection.ts'
import { correlate } from './correlate.ts'
import { toDataError } from './data-error.ts'
import type { Relation } from './dataset.ts'
import { type Moments, measureNumbers, standardized } from './exact-moments.ts'

const TOP = 50
const SAMPLE = 1000
const SHOWN_CHARACTERS = 400
/** With so few different values a histogram shows each of them. */
const FEW_VALUES = 20
const GLANCE_ROWS = 2048

/** Aggregates over a relation, one column at a time; what a column needs is at most one entry per different value, which DuckDB may spill. */
export function createInspection(instance: DuckDBInstance, relation: Relation, dataset: Dataset): Inspection {
  const { from, source } = relation
  const moments = new Map<string, Promise<Moments | undefined>>()
  const run = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
    withConnection(instance, work).catch((error: unknown) => {
      throw toDataError(source, error)
    })
  const find = (name: string): ColumnInfo => {
    const column = dataset.columns.find((known) => known.name === name)
    if (column === undefined) throw new Fault('INTERNAL', `the data has no column "${name}" to inspect`)
    return column
  }
  const momentsOf = (name: string): Promise<Moments | undefined> => {
    const known = moments.get(name) ?? run((connection) => measureColumn(connection, from, find(name)))
    moments.set(name, known)
    return known
  }
  return {
    values: (name) => run((connection) => countValues(connection, from, find(name))),
    numbers: async (name) => (await momentsOf(name))?.summary,
    lengths: (name) => run((connection) => measureLengths(connection, from, identifier(find(name).name))),
    duplicateRows: () =>
      run(async (connection) => {
        const [different] = await firstRow(connection, `SELECT count(*) FROM (SELECT DISTINCT * FROM ${from})`)
        return dataset.rows - Number(different)
      }),
    duplicateIds: (name) =>
      run(async (connection) => {
        const value = valueExpression(find(name))
        const counts = await firstRow(connection, `SELECT count(${value}), count(DISTINCT ${value}) FROM ${from}`)
        const [present = 0, distinct = 0] = counts.map(Number)
        return { duplicates: present - distinct, missing: dataset.rows - present }
      }),
    correlations: async (names) => {
      const known = await Promise.all(names.map(async (name) => [find(name), await momentsOf(name)] as const))
      const columns = known.flatMap(([column, found]) => {
        if (found === undefined || found.summary.min === found.summary.max) return []
        const sql = standardized(finiteNumber(column), found.standard)
        return [{ name: column.name, sql, isComplete: found.summary.count === dataset.rows }]
      })
      return columns.length < 2 ? [] : run((connection) => correlate(connection, from, columns))
    },
  }
}

/** SQL of a column's value for counting: NULL where there is none, and one zero, whose sign would hang on the order of rows. */
export function valueExpression(column: ColumnInfo): string {
  const name = identifier(column.name)
  if (column.type === 'date') return `CASE WHEN isfinite(${name}) THEN ${name} END`
  if (column.type === 'text' || column.type === 'other') return `CAST(${name} AS VARCHAR)`
  if (!/^(FLOAT|DOUBLE)$/.test(column.databaseType)) return name
  const zero = `CAST(0 AS ${column.databaseType})`
  return `CASE WHEN isfinite(${name}) THEN CASE WHEN ${name} = 0 THEN ${zero} ELSE ${name} END END`
}

async function countValues(connection: DuckDBConnection, from: string, column: ColumnInfo): Promise<ValueCounts> {
  const text = `left(CAST(value AS VARCHAR), ${SHOWN_CHARACTERS})`
  const [present, distinct, infinite, values, counts, sample] = (await firstRow(
    connection,
    `WITH v AS MATERIALIZED (SELECT value, count(*) AS n FROM (SELECT ${valueExpression(column)} AS value FROM ${from})
       WHERE value IS NOT NULL GROUP BY value),
     top AS MATERIALIZED (SELECT value, n FROM v ORDER BY n DESC, value LIMIT ${TOP})
     SELECT (SELECT coalesce(sum(n), 0) FROM v), (SELECT count(*) FROM v),
       (SELECT count_if(${isInfinite(column)}) FROM ${from}),
       (SELECT list(${text} ORDER BY n DESC, value) FROM top), (SELECT list(n ORDER BY n DESC, value) FROM top),
       (SELECT list(${text} ORDER BY value) FROM (SELECT value FROM v ORDER BY hash(value), value LIMIT ${SAMPLE}))`,
  )) as [bigint, bigint, bigint, string[] | null, bigint[] | null, string[] | null]
  return {
    present: Number(present),
    distinct: Number(distinct),
    infinite: Number(infinite),
    top: (values ?? []).map((value, i) => ({ value, count: Number(counts?.[i] ?? 0) })),
    sample: sample ?? [],
  }
}

/** SQL of a double that is NULL where there is no finite number, with one zero. */
function finiteNumber(column: ColumnInfo): string {
  const x = columnExpression(column)
  return `(CASE WHEN isfinite(${x}) THEN CASE WHEN ${x} = 0 THEN '0'::DOUBLE ELSE ${x} END END)`
}

/** SQL that is true for what has a value but none that can be measured. */
function isInfinite({ name, type, databaseType }: ColumnInfo): string {
  return type === 'date' || /^(FLOAT|DOUBLE)$/.test(databaseType) ? `isinf(${identifier(name)})` : 'false'
}

async function measureColumn(
  connection: DuckDBConnection,
  from: string,
  column: ColumnInfo,
): Promise<Moments | undefined> {
  const finite = finiteNumber(column)
  // A look at some rows, whichever they are, tells of most columns that they have more values than can be shown.
  const fewIn = async (rows: string): Promise<readonly number[] | undefined> => {
    const [values] = (await firstRow(
      connection,
      `SELECT list(value ORDER BY value) FROM (SELECT DISTINCT ${finite} AS value FROM ${rows}
       WHERE ${finite} IS NOT NULL LIMIT ${FEW_VALUES + 1})`,
    )) as [number[] | null]
    return (values?.length ?? 0) > FEW_VALUES ? undefined : (values ?? [])
  }
  const few = (await fewIn(`(SELECT * FROM ${from} LIMIT ${GLANCE_ROWS})`)) && (await fewIn(from))
  return measureNumbers(connection, from, { finite, few })
}

async function measureLengths(connection: DuckDBConnection, from: string, name: string) {
  const length = `length(CAST(${name} AS VARCHAR))`
  const row = await firstRow(
    connection,
    `SELECT count(${name}), coalesce(sum(${length}), 0), coalesce(min(${length}), 0), coalesce(max(${length}), 0) FROM ${from}`,
  )
  const [count = 0, total = 0, min = 0, max = 0] = row.map(Number)
  return count === 0 ? undefined : { min, mean: total / count, max }
}
