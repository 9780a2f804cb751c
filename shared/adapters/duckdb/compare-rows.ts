import type { DuckDBConnection } from '@duckdb/node-api'
import type { RowDifference } from '../../data/diff-schema.ts'
import { type Problem, UserError } from '../../kernel/error.ts'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import { firstRow, identifier } from './connection.ts'
import { dataError } from './data-error.ts'
import type { Relation } from './dataset.ts'
import { valueExpression } from './measure-in-sql.ts'

export type Side = { readonly relation: Relation; readonly dataset: Dataset }

/** One column of both sides, as SQL that compares. */
type Pair = { readonly name: string; readonly base: string; readonly head: string }

/** Compares rows as a whole: how many of each kind are on one side only, and how many on both. */
export async function compareWholeRows(connection: DuckDBConnection, base: Side, head: Side): Promise<RowDifference> {
  const pairs = sharedColumns(base.dataset, head.dataset)
  const select = (side: 'base' | 'head'): string =>
    `SELECT ${[`${side === 'head' ? 1 : -1} AS side`, ...pairs.map((pair, i) => `${pair[side]} AS c${i}`)].join(', ')}
     FROM ${(side === 'head' ? head : base).relation.from}`
  const row = await firstRow(
    connection,
    `SELECT coalesce(sum(greatest(s, 0)), 0), coalesce(sum(greatest(-s, 0)), 0) FROM (SELECT sum(side) AS s
     FROM (${select('base')} UNION ALL ${select('head')}) GROUP BY ${pairs.map((_, i) => `c${i}`).join(', ') || '()'})`,
  )
  const [added = 0, removed = 0] = row.map(Number)
  return { added, removed, unchanged: base.dataset.rows - removed }
}

/** Compares rows with the same id. Throws UserError COLUMN_MISSING or ID_INVALID, both sides at once. */
export async function compareRowsById(
  connection: DuckDBConnection,
  base: Side,
  head: Side,
  id: string,
): Promise<RowDifference> {
  await refuseBadIds(connection, [base, head], id)
  const all = sharedColumns(base.dataset, head.dataset)
  const pairs = all.filter(({ name }) => name !== id)
  const side = (name: 'base' | 'head', of: Side): string => {
    const key = all.find((pair) => pair.name === id)?.[name] ?? ''
    return `(SELECT ${[`${key} AS id`, ...pairs.map((pair, i) => `${pair[name]} AS c${i}`)].join(', ')} FROM ${of.relation.from}) ${name}`
  }
  const isBoth = 'base.id IS NOT NULL AND head.id IS NOT NULL'
  const differs = pairs.map((_, i) => `base.c${i} IS DISTINCT FROM head.c${i}`)
  const row = await firstRow(
    connection,
    `SELECT ${[
      'count_if(base.id IS NULL)',
      'count_if(head.id IS NULL)',
      `count_if(${isBoth} AND (${differs.join(' OR ') || 'false'}))`,
      `count_if(${isBoth})`,
      ...differs.map((sql) => `count_if(${isBoth} AND ${sql})`),
    ].join(', ')} FROM ${side('base', base)} FULL OUTER JOIN ${side('head', head)} ON base.id = head.id`,
  )
  const [added = 0, removed = 0, changed = 0, both = 0, ...cells] = row.map(Number)
  const changedCells = pairs.map(({ name }, i) => ({ name, rows: cells[i] ?? 0 })).filter(({ rows }) => rows > 0)
  return { added, removed, unchanged: both - changed, changed, changedCells }
}

/** Columns of both sides. Values of different kinds are compared as text. */
function sharedColumns(base: Dataset, head: Dataset): Pair[] {
  const others = new Map(head.columns.map((column) => [column.name, column]))
  return base.columns.flatMap((column) => {
    const other = others.get(column.name)
    if (other === undefined) return []
    const cast = castOf(column, other)
    return [{ name: column.name, base: compared(column, cast), head: compared(other, cast) }]
  })
}

/** What both sides are turned into before they are compared; numbers of any width and the same kind of dates compare as they are. */
function castOf(column: ColumnInfo, other: ColumnInfo): 'none' | 'text' | 'number' | 'time' {
  const types = [column.type, other.type]
  if (types.every((type) => type === 'numeric')) return 'none'
  // Zeros and ones of a CSV file are the booleans of a Parquet file.
  if (types.every((type) => type === 'numeric' || type === 'boolean')) return 'number'
  if (types.every((type) => type === 'date')) return column.databaseType === other.databaseType ? 'none' : 'time'
  return 'text'
}

/** NaN is no value on either side; an infinite number is one. */
function compared({ name, databaseType }: ColumnInfo, cast: ReturnType<typeof castOf>): string {
  const column = identifier(name)
  const value = /^(FLOAT|DOUBLE)$/.test(databaseType) ? `CASE WHEN NOT isnan(${column}) THEN ${column} END` : column
  switch (cast) {
    case 'none':
      return value
    case 'number':
      return `CAST(${value} AS DOUBLE)`
    case 'text':
      return `CAST(${value} AS VARCHAR)`
    case 'time':
      return `epoch_us(CASE WHEN isfinite(${column}) THEN ${column} END)`
    default:
      return cast satisfies never
  }
}

async function refuseBadIds(connection: DuckDBConnection, sides: readonly Side[], id: string): Promise<void> {
  const problems: Problem[] = []
  for (const { relation, dataset } of sides) {
    const column = dataset.columns.find(({ name }) => name === id)
    const file = relation.source.name
    if (column === undefined) {
      const known = dataset.columns.slice(0, 12).map(({ name }) => name)
      const message = `there is no column "${id}" (columns: ${known.join(', ')})`
      throw dataError(relation.source, message, 'name a column that both sides have', 'COLUMN_MISSING')
    }
    const value = valueExpression(column)
    const row = await firstRow(connection, `SELECT count(${value}), count(DISTINCT ${value}) FROM ${relation.from}`)
    const [present = 0, distinct = 0] = row.map(Number)
    const missing = dataset.rows - present
    if (missing > 0) problems.push({ file, message: `${missing} rows have no "${id}"`, fix: FIX })
    if (present > distinct) {
      problems.push({ file, message: `${present - distinct} rows repeat a "${id}" of another row`, fix: FIX })
    }
  }
  if (problems.length > 0) throw new UserError('ID_INVALID', problems)
}

const FIX = 'name a column that tells every row apart, or leave --id out to compare rows as a whole'
