import type { DuckDBConnection } from '@duckdb/node-api'
import { messageOf } from '../../kernel/error.ts'
import { firstValue, identifier } from './connection.ts'
import { findRagged, refuseNames } from './csv-header.ts'
import { dataError, type SourceName } from './data-error.ts'
import { readerSql } from './format.ts'
import { settleTypes } from './settle-types.ts'
import type { SourceFile } from './source-files.ts'

const DELIMITERS = /[,;\t|]/

/** Keeps the rows of CSV files as a table and settles its types. Throws UserError DATA_UNREADABLE, with the line where it can be told. */
export async function storeCsv(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
  source: SourceName,
  store: (connection: DuckDBConnection, query: string) => Promise<string>,
): Promise<string> {
  const table = await read(connection, files, source, store)
  const rows = (await connection.runAndReadAll(`DESCRIBE ${table}`)).getRows()
  const columns = rows.map(([name, type]) => ({ name: String(name), type: String(type) }))
  await refuseOneColumn(
    connection,
    table,
    columns.map(({ name }) => name),
    { files, source },
  )
  await refuseNames(connection, files, source, columns.length)
  await settleTypes(connection, table, columns)
  return table
}

async function read(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
  source: SourceName,
  store: (connection: DuckDBConnection, query: string) => Promise<string>,
): Promise<string> {
  try {
    return await store(connection, `SELECT * FROM ${readerSql('csv', files)}`)
  } catch (error) {
    // What could not be detected is read once more as its header says, which tells the row that does not fit.
    const isUndetected = /sniffing|Expected Number of Columns/.test(messageOf(error))
    throw (isUndetected && (await findRagged(connection, files, source))) || error
  }
}

/** A ragged file or an unknown delimiter ends up as one wide text column; nobody wants to test that. */
async function refuseOneColumn(
  connection: DuckDBConnection,
  table: string,
  columns: readonly string[],
  { files, source }: { readonly files: readonly SourceFile[]; readonly source: SourceName },
): Promise<void> {
  const [only = ''] = columns
  if (columns.length !== 1) return
  const value = `CAST(${identifier(only)} AS VARCHAR)`
  const everyRow = `SELECT bool_and(coalesce(regexp_matches(${value}, '[,;\\t|]'), false)) FROM ${table}`
  if (!DELIMITERS.test(only) && (await firstValue(connection, everyRow)) !== 'true') return
  const ragged = await findRagged(connection, files, source)
  if (ragged !== undefined) throw ragged
  throw dataError(
    source,
    `the columns of ${files[0]?.shown ?? 'the file'} cannot be told apart: it reads as one column named "${only.slice(0, 80)}"`,
    'put the header in the first line, give every row as many fields, and use one delimiter (comma, semicolon, tab or |) throughout',
  )
}
