import { describeSource, type SummarySource } from '../data/source.ts'
import { UserError } from '../kernel/error.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizer } from '../ports/summaries.ts'
import type { ColumnSummary, DatasetSummary } from '../summary/column-summary.ts'
import { createSizeCheck } from '../summary/document/format.ts'
import { STORED_CELLS } from '../summary/number-cells.ts'

/** Columns that are summed up in one go. */
const BATCH = 128

/**
 * Sums up all columns of a source, or all but some, as they are stored. Throws UserError for what cannot be read, for columns to leave out
 * that are not there, and as soon as there is more than a profile may hold.
 */
export async function sumUp<S extends SummarySource>(
  { summaries, log }: { readonly summaries: Summarizer<S>; readonly log: Log },
  source: S,
  { name, exclude = [] }: { readonly name: string; readonly exclude?: readonly string[] },
): Promise<DatasetSummary> {
  const data = await summaries.openSummary(source, name)
  const left = new Set(exclude)
  const names = data.columns.map((column) => column.name).filter((one) => !left.has(one))
  refuseUnknown(data.columns, exclude, name)
  const checkSize = createSizeCheck(name)
  const columns: ColumnSummary[] = []
  for (let done = 0; done < names.length; done += BATCH) {
    const onProgress = (share: number): void =>
      log.progress(
        'profiling',
        Math.round(done + share * Math.min(BATCH, names.length - done)),
        names.length,
        'columns',
      )
    const some = await data.summarize(names.slice(done, done + BATCH), { cells: STORED_CELLS, onProgress })
    some.forEach(checkSize)
    columns.push(...some)
  }
  log.progress('profiling', names.length, names.length, 'columns')
  log.debug(`${describeSource(source)} is summed up`)
  return { rows: data.rows, columns }
}

/** Throws UserError COLUMN_MISSING for every name that no column has. */
export function refuseUnknown(
  columns: readonly { readonly name: string }[],
  exclude: readonly string[],
  file: string,
): void {
  const known = new Set(columns.map(({ name }) => name))
  const fix = 'name columns of the data (capitals count)'
  const problems = exclude
    .filter((name) => !known.has(name))
    .map((name) => ({ file, message: `there is no column "${name}" to leave out`, fix }))
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
}
