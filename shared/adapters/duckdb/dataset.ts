import type { DuckDBInstance } from '@duckdb/node-api'
import { nearestName } from '../../document/nearest-name.ts'
import { UserError } from '../../kernel/error.ts'
import type { Summarizable } from '../../ports/summaries.ts'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import { aggregate } from './aggregate.ts'
import { toColumnType } from './column-type.ts'
import { firstValue, identifier, withConnection } from './connection.ts'
import { dataError, type SourceName, toDataError } from './data-error.ts'
import { readColumns } from './read-columns.ts'
import { readConditions } from './read-conditions.ts'
import { summarizeColumns } from './summarize.ts'

const SHOWN_COLUMNS = 12
/** Beyond this a table is a matrix that was written as columns, and every look at it takes minutes. */
const MAX_COLUMNS = 10_000

/** A relation that is ready to be read: `from` is SQL, `tieOrder` the columns that tell rows of equal order apart. */
export type Relation = {
  readonly from: string
  readonly tieOrder: string
  readonly files: readonly string[]
  readonly source: SourceName
}

/** Counts and describes a relation. Throws UserError DATA_EMPTY when it has no rows, DATA_UNREADABLE when it has no columns to use. */
export async function describeRelation(instance: DuckDBInstance, relation: Relation): Promise<Dataset & Summarizable> {
  const { source, from } = relation
  const { rows, columns } = await withConnection(instance, async (connection) => {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)
    const found = described.getRows().map(([name, type]) => toColumnInfo(String(name), String(type)))
    return { columns: found, rows: Number(await firstValue(connection, `SELECT count(*) FROM ${from}`)) }
  })
  if (columns.length > MAX_COLUMNS)
    throw dataError(
      source,
      `the data have ${columns.length} columns; at most ${MAX_COLUMNS} are read`,
      'select the columns that matter in a query, or put repeated measurements into rows',
    )
  if (rows === 0)
    throw dataError(source, 'the data has no rows', 'check the file or the filter of the query', 'DATA_EMPTY')
  return {
    rows,
    columns,
    files: relation.files,
    read: async (names, options) => {
      const orderBy = options?.orderBy
      const wanted = pick(columns, orderBy === undefined ? names : [...names, orderBy], source).slice(0, names.length)
      refuseOther(wanted, source)
      const plan = { columns: wanted, from, rows, orderBy: orderSql(orderBy, relation) }
      return withConnection(instance, (connection) => readColumns(connection, plan)).catch((error: unknown) => {
        throw toDataError(source, error)
      })
    },
    summarize: async (names, options) => {
      const plan = { ...options, columns: pick(columns, names, source) }
      return withConnection(instance, (connection) => summarizeColumns(connection, { from, rows }, plan)).catch(
        (error: unknown) => {
          throw toDataError(source, error)
        },
      )
    },
    aggregate: async (request, options) => {
      const orderBy = orderSql(options?.orderBy, relation)
      const plan = { from, orderBy, columns: columns.map(({ name }) => name), root: source.root }
      return withConnection(instance, (connection) => aggregate(connection, request, plan))
    },
    holds: async (conditions, options) => {
      const orderBy = orderSql(options?.orderBy, relation)
      const plan = { from, rows, orderBy, columns: columns.map(({ name }) => name), root: source.root }
      return withConnection(instance, (connection) => readConditions(connection, conditions, plan))
    },
  }
}

function orderSql(orderBy: string | undefined, { tieOrder }: Relation): string | undefined {
  return orderBy === undefined ? undefined : `${identifier(orderBy)} NULLS LAST, ${tieOrder}`
}

function toColumnInfo(name: string, databaseType: string): ColumnInfo {
  return { name, type: toColumnType(databaseType), databaseType }
}

function pick(columns: readonly ColumnInfo[], names: readonly string[], source: SourceName): ColumnInfo[] {
  const known = new Map(columns.map((column) => [column.name, column]))
  const missing = names.filter((name) => !known.has(name))
  if (missing.length > 0) {
    const all = [...known.keys()]
    throw new UserError(
      'COLUMN_MISSING',
      missing.map((name) => ({
        file: source.name,
        message: `there is no column "${name}" (columns: ${some(all)})`,
        fix: suggestion(nearestName(name, all)),
      })),
    )
  }
  return names.flatMap((name) => known.get(name) ?? [])
}

function refuseOther(columns: readonly ColumnInfo[], source: SourceName): void {
  const problems = columns
    .filter((column) => column.type === 'other')
    .map((column) => ({
      file: source.name,
      message: `the column "${column.name}" has the type ${column.databaseType}, which no test can use`,
      fix: 'leave it out, or turn it into numbers or text in a query',
    }))
  if (problems.length > 0) throw new UserError('DATA_UNREADABLE', problems)
}

function suggestion(near: string | undefined): string {
  return near === undefined ? 'name one of the columns (capitals count)' : `did you mean "${near}"?`
}

function some(names: readonly string[]): string {
  return names.length > SHOWN_COLUMNS ? `${names.slice(0, SHOWN_COLUMNS).join(', ')}, …` : names.join(', ')
}
