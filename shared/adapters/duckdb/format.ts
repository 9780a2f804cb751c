import { literal } from './connection.ts'
import { dataError, type SourceName } from './data-error.ts'
import type { SourceFile } from './source-files.ts'

export type Format = 'csv' | 'json' | 'parquet'

const ENDINGS: ReadonlyArray<readonly [Format, RegExp]> = [
  ['parquet', /\.(parquet|pq)$/i],
  ['csv', /\.(csv|tsv|txt)(\.(gz|zst))?$/i],
  ['json', /\.(json|jsonl|ndjson)(\.(gz|zst))?$/i],
]

/**
 * Fixed where DuckDB would guess from a part of the file: types come from every row of every file, the first line is the header,
 * nothing is skipped, repaired or filled up. What is left to detection is the delimiter, the quotes and the date format; truth values are
 * settled afterwards (`settleTypes`).
 */
const CSV_OPTIONS =
  "header = true, sample_size = -1, files_to_sniff = -1, skip = 0, comment = '', ignore_errors = false, null_padding = false, strict_mode = true, auto_type_candidates = ['NULL', 'BIGINT', 'DOUBLE', 'TIME', 'DATE', 'TIMESTAMP', 'TIMESTAMPTZ', 'VARCHAR']"

/** Does this name end like a file that we read? */
export function isDataFile(path: string): boolean {
  return ENDINGS.some(([, ending]) => ending.test(path))
}

/** The one format of the files, by their endings. Throws UserError DATA_UNREADABLE for other endings and mixtures. */
export function formatOf(files: readonly SourceFile[], source: SourceName): Format {
  const formats = new Set(files.map((file) => singleFormat(file.shown, source)))
  const [format] = formats
  if (format === undefined || formats.size > 1)
    throw dataError(source, `the pattern mixes ${[...formats].join(' and ')} files`, 'name files of one format')
  return format
}

/** The table function call that reads the files in the given order. */
export function readerSql(format: Format, files: readonly SourceFile[]): string {
  const list = `[${files.map((file) => literal(file.real)).join(', ')}]`
  const hive = `hive_partitioning = ${files.some((file) => file.shown.includes('='))}`
  switch (format) {
    case 'parquet':
      return `read_parquet(${list}, ${hive})`
    case 'csv':
      return `read_csv(${list}, ${CSV_OPTIONS}, ${hive})`
    case 'json':
      return `read_json(${list}, sample_size = -1, maximum_sample_files = 1000000, ${hive})`
    default:
      return format satisfies never
  }
}

function singleFormat(path: string, source: SourceName): Format {
  const found = ENDINGS.find(([, ending]) => ending.test(path))
  if (found !== undefined) return found[0]
  throw dataError(
    source,
    `"${path}" has an ending that Assay does not read`,
    'convert it to .parquet, .csv (also .tsv, .txt) or .jsonl (also .json, .ndjson), with .gz or .zst if you like',
  )
}
