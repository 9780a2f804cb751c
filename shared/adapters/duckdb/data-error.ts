import { shownAddress } from '../../data/remote.ts'
import { Fault, messageOf, UserError, type UserErrorCode } from '../../kernel/error.ts'

/** How messages call the source, the folder whose absolute path they must not show, and the addresses and the file that may be read besides. */
export type SourceName = {
  readonly name: string
  readonly root: string
  readonly addresses?: readonly string[]
  readonly handedOver?: string | undefined
}

const SHOWN_CHARACTERS = 300
const OURS = /^(INTERNAL Error|FATAL Error|Interrupt Error|Connection Error)/i
const OUT_OF_MEMORY = /^Out of Memory Error/i

/** One problem of a source, in the words of the key that named it. */
export function dataError(source: SourceName, message: string, fix: string, code?: UserErrorCode): UserError {
  return new UserError(code ?? 'DATA_UNREADABLE', { file: source.name, message, fix })
}

/** Turns what DuckDB threw into an error that says what to do; errors of ours pass through. */
export function toDataError(source: SourceName, error: unknown): Error {
  if (error instanceof UserError || error instanceof Fault) return error
  const message = messageOf(error)
  if (OURS.test(message)) return new Fault('INTERNAL', `DuckDB failed: ${message}`, { cause: error })
  const words = inWords(message, source.root)
  const fix = OUT_OF_MEMORY.test(message)
    ? 'store the data as Parquet, which is read column by column, or select fewer columns and rows'
    : remedy(message)
  return new UserError('DATA_UNREADABLE', { file: source.name, message: words, fix }, { cause: error })
}

/** DuckDB's own first paragraph, without its source excerpt, its advice on options that users do not have, and our folder. */
function inWords(message: string, root: string): string {
  const [first = message] = message.split(/\n\s*\n|\nLINE \d|\nPossible [Ff]ixes|\nPotential Fixes|\nThe search space/)
  const flat = first
    .replace(/^[A-Z][A-Za-z ]+ Error: /, '')
    .replaceAll(`${root}/`, '')
    .replace(/[a-z][a-z0-9+.-]+:\/\/[^\s"']+/gi, shownAddress)
    .replace(/\s+/g, ' ')
    .trim()
  return flat.length > SHOWN_CHARACTERS ? `${flat.slice(0, SHOWN_CHARACTERS)}…` : flat
}

function remedy(message: string): string {
  if (/Cannot access file "?[a-z][a-z0-9+.-]+:\/\//i.test(message))
    return 'name the address under `remote` beside the query, so that it may be read'
  if (/Permission Error|file system operations/.test(message))
    return 'read only files of the workspace: write their paths as plain text, relative to it'
  if (/[Ss]chema mismatch|failed to cast column/.test(message)) return 'give all files of the pattern the same columns'
  if (/GZIP/i.test(message))
    return 'the file is cut off, damaged or no gzip at all: write or download it again; a file that is not compressed must not end in .gz'
  if (/magic bytes|[Tt]hrift|parquet|deserialize|[Ss]nappy|ZSTD/.test(message))
    return 'the Parquet file is damaged or incomplete: write it again, and check that it was downloaded whole (Git LFS: run `git lfs pull`)'
  if (/sniffing|CSV/.test(message))
    return 'check that every row has as many fields as the header, one delimiter throughout, and UTF-8 text'
  if (/JSON/.test(message)) return 'write one complete JSON object per line'
  if (/Table with name .* does not exist/.test(message))
    return "name files in quotes with their ending, for example FROM 'data/holdout.parquet'"
  return 'check the data and the query'
}
