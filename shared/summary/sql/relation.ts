import type { WarehouseSource } from '../../data/source.ts'
import { nearestName } from '../../document/nearest-name.ts'
import { UserError } from '../../kernel/error.ts'
import type { ColumnSummary } from '../column-summary.ts'
import type { RunSql, SqlColumn, SqlDialect } from './dialect.ts'
import { summarizeInSql } from './summarize.ts'

/** A table or query of an engine, ready to stand behind FROM. */
export type RelationSource = {
  /** How messages call it. */
  readonly name: string
  readonly from: string
  /** As the user wrote it; `undefined` for a query. */
  readonly table: string | undefined
  /** The error for a table that does not exist, with the nearest that does. */
  readonly missing: (known: readonly string[]) => UserError
}

/** What an opened relation offers; it is what the port `Summarizable` asks for. */
export type Relation = {
  readonly rows: number
  readonly columns: readonly SqlColumn[]
  summarize(
    names: readonly string[],
    options: { readonly cells: number; readonly onProgress?: (share: number) => void },
  ): Promise<readonly ColumnSummary[]>
}

/** Names are taken as written, capitals too; a part in double quotes may hold dots. Throws UserError for a name that is none. */
export function describeRelation(
  source: WarehouseSource,
  name: string,
  quoted: (part: string) => string,
): RelationSource {
  if ('sql' in source) {
    const sql = source.sql
      .trim()
      .replace(/;+\s*$/, '')
      .trimEnd()
    // The last line may end in a comment.
    return { name, from: `(${sql}\n) AS q`, table: undefined, missing: () => noTable(name, 'named by the query', []) }
  }
  const parts = source.table.match(/"(?:[^"]|"")+"|[^".]+/g) ?? []
  if (source.table === '' || parts.join('.') !== source.table || parts.length > 3) {
    throw new UserError('DATA_UNREADABLE', {
      file: name,
      message: `"${source.table}" is no name of a table`,
      fix: 'write `schema.table`, with double quotes around a part that holds a dot',
    })
  }
  const plain = parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
  const from = `${plain.map(quoted).join('.')} AS q`
  return { name, from, table: plain.join('.'), missing: (known) => noTable(name, `"${source.table}"`, known) }
}

/** Counts the rows and checks the columns. Throws UserError DATA_EMPTY without rows, COLUMN_MISSING for names that are no column. */
export async function openRelation(opened: {
  readonly run: RunSql
  readonly dialect: SqlDialect
  readonly relation: RelationSource
  readonly columns: readonly SqlColumn[]
}): Promise<Relation> {
  const { run, dialect, relation, columns } = opened
  const { name, from } = relation
  refuseColumns(name, columns)
  const [[counted] = []] = await run(`SELECT count(*) FROM ${from}`)
  const rows = Number(counted)
  if (rows === 0) {
    const fix = 'check the table or the filter of the query'
    throw new UserError('DATA_EMPTY', { file: name, message: 'the data has no rows', fix })
  }
  return {
    rows,
    columns,
    summarize: (names, options) =>
      summarizeInSql(run, dialect, { name, from, rows, columns: chosen(name, columns, names), ...options }),
  }
}

function chosen(file: string, columns: readonly SqlColumn[], names: readonly string[]): SqlColumn[] {
  const problems = names
    .filter((name) => !columns.some((column) => column.name === name))
    .map((name) => {
      const near = nearestName(
        name,
        columns.map((column) => column.name),
      )
      const fix = near === undefined ? 'name one of the columns (capitals count)' : `write "${near}"`
      return { file, message: `there is no column "${name}"`, fix }
    })
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
  return names.map((name) => columns.find((column) => column.name === name) as SqlColumn)
}

function refuseColumns(file: string, columns: readonly SqlColumn[]): void {
  const names = columns.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (names.length > 0 && twice === undefined) return
  const message = twice === undefined ? 'the data has no columns' : `two columns are called "${twice}"`
  throw new UserError('DATA_UNREADABLE', { file, message, fix: 'select columns of different names' })
}

function noTable(file: string, what: string, known: readonly string[]): UserError {
  const written = what.replaceAll('"', '')
  const near = nearestName(written, known)
  const fix =
    near === undefined
      ? `name a table that the user may read, with its schema${known.length > 0 ? `, for example ${known.slice(0, 5).join(', ')}` : ''}`
      : `write ${near}`
  return new UserError('DATA_UNREADABLE', { file, message: `there is no table ${what}`, fix })
}
