import type { DuckDBConnection } from '@duckdb/node-api'
import type { ValueCounts } from '../../ports/data-inspector.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { columnExpression } from './column-type.ts'
import { firstRow, identifier } from './connection.ts'
import { type Moments, measureNumbers } from './exact-moments.ts'

export const TOP = 50
export const SAMPLE = 1000
export const SHOWN_CHARACTERS = 400
/** With so few different values a histogram shows each of them. */
const FEW_VALUES = 20
const GLANCE_ROWS = 2048

/** SQL of a column's value for counting: NULL where there is none, and one zero, whose sign would hang on the order of rows. */
export function valueExpression(column: ColumnInfo): string {
  const name = identifier(column.name)
  if (column.type === 'date') return `CASE WHEN isfinite(${name}) THEN ${name} END`
  if (column.type === 'text' || column.type === 'other') return `CAST(${name} AS VARCHAR)`
  if (!/^(FLOAT|DOUBLE)$/.test(column.databaseType)) return name
  const zero = `CAST(0 AS ${column.databaseType})`
  return `CASE WHEN isfinite(${name}) THEN CASE WHEN ${name} = 0 THEN ${zero} ELSE ${name} END END`
}

/** The different values of a column of any type, grouped by DuckDB, which may spill them to disk. */
export async function countValues(
  connection: DuckDBConnection,
  from: string,
  column: ColumnInfo,
): Promise<ValueCounts> {
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

/** Figures of a column of more rows than are held at once. */
export async function measureInSql(
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

/** Characters of a text column. */
export async function measureLengths(connection: DuckDBConnection, from: string, name: string) {
  const length = `length(CAST(${name} AS VARCHAR))`
  const row = await firstRow(
    connection,
    `SELECT count(${name}), coalesce(sum(${length}), 0), coalesce(min(${length}), 0), coalesce(max(${length}), 0) FROM ${from}`,
  )
  const [count = 0, total = 0, min = 0, max = 0] = row.map(Number)
  return count === 0 ? undefined : { min, mean: total / count, max }
}
