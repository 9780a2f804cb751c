import type { DuckDBConnection } from '@duckdb/node-api'
import type { UserError } from '../../kernel/error.ts'
import { messageOf } from '../../kernel/error.ts'
import { firstValue, literal } from './connection.ts'
import { dataError, type SourceName } from './data-error.ts'
import type { SourceFile } from './source-files.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
/** No text holds it, so a line read with this delimiter is one field. */
const NO_DELIMITER = '\u0001'
const RAGGED = /CSV Error on Line: (\d+)[\s\S]*?Expected Number of Columns: (\d+) Found: (\d+)/

/**
 * Refuses a header that names two columns alike, or leaves one after the first without a name: DuckDB would make up names. (A first column
 * without a name is an index that was written along.) A header over several lines is let through.
 */
export async function refuseNames(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
  source: SourceName,
  columns: number,
): Promise<void> {
  for (const file of files) {
    const line = await firstLine(connection, file)
    const names = DELIMITERS.map((delimiter) => fieldsOf(line, delimiter)).find(({ length }) => length === columns)
    if (names === undefined || columns < 2) continue
    const blank = names.findIndex((name, at) => at > 0 && name === '')
    // DuckDB knows no difference between small and capital letters in names.
    const plain = names.map((name) => name.toLowerCase())
    const twice = plain.findIndex((name, at) => name !== '' && plain.indexOf(name) < at)
    if (twice > 0) {
      const first = plain.indexOf(plain[twice] as string)
      const same = names[first] === names[twice] ? `"${names[twice]}"` : `"${names[first]}", but for its case`
      const message = `${file.shown}:1: fields ${first + 1} and ${twice + 1} of the header are both named ${same}`
      throw dataError(source, message, 'give every column a name of its own')
    }
    if (blank > 0) {
      const message = `${file.shown}:1: field ${blank + 1} of the header has no name`
      throw dataError(source, message, 'give every column a name')
    }
  }
}

/** Where the first row is that has more or fewer fields than the header, for a file whose columns could not be told apart. */
export async function findRagged(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
  source: SourceName,
): Promise<UserError | undefined> {
  for (const file of files) {
    const line = await firstLine(connection, file).catch(() => '')
    const [delimiter, names] = widest(line)
    if (names.length < 2) continue
    const columns = names.map((_, at) => `c${at}: 'VARCHAR'`).join(', ')
    const dialect = `auto_detect = false, header = true, strict_mode = true, quote = '"', escape = '"'`
    const every = `SELECT count(COLUMNS(*)) FROM read_csv(${literal(file.real)}, delim = ${literal(delimiter)}, ${dialect}, columns = {${columns}})`
    try {
      await connection.run(every)
    } catch (error) {
      const [, at, expected, found] = RAGGED.exec(messageOf(error)) ?? []
      if (at === undefined) continue
      const message = `${file.shown}:${at}: this row has ${found} fields, and the header has ${expected}`
      return dataError(
        source,
        message,
        `give every row as many fields as the header, and put texts that hold "${delimiter}" in quotes`,
      )
    }
  }
  return undefined
}

async function firstLine(connection: DuckDBConnection, { real }: SourceFile): Promise<string> {
  const whole = `auto_detect = false, header = false, delim = ${literal(NO_DELIMITER)}, quote = '', escape = ''`
  const line = `SELECT line FROM read_csv(${literal(real)}, ${whole}, columns = {line: 'VARCHAR'}) LIMIT 1`
  return ((await firstValue(connection, line)) ?? '').replace(/^\uFEFF/, '')
}

function widest(line: string): readonly [string, readonly string[]] {
  const split = DELIMITERS.map((delimiter) => [delimiter, fieldsOf(line, delimiter)] as const)
  return split.reduce((best, one) => (one[1].length > best[1].length ? one : best))
}

/** The fields of one line; a delimiter inside of quotes is text. */
function fieldsOf(line: string, delimiter: string): readonly string[] {
  const fields = ['']
  let isQuoted = false
  for (const character of line.replace(/\r$/, '')) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) fields.push('')
    else fields[fields.length - 1] += character
  }
  return fields
}
