import { type DataSource, describeSource } from '../data/source.ts'
import type { Column } from '../data/table.ts'
import { compareCells, MATERIAL_SKEW, matchRows } from '../drift/kinds/skew.ts'
import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import { UserError } from '../kernel/error.ts'
import type { Summarizable, Summarizer } from '../ports/summaries.ts'
import { type RowReader, readerOf, whyNoRows } from './row-reader.ts'

const PLACE = 'drift.skew.serving'
const SHOWN = 100

type Skew = NonNullable<DriftPredicate['skew']>
type SkewInput = { readonly serving: DataSource; readonly id: string; readonly exclude?: readonly string[] }

/**
 * Compares rows of the reference with the same rows as the model was served them, cell by cell. A reason instead when there are no rows
 * to read. Throws UserError COLUMN_MISSING without the id on both sides, and ID_INVALID.
 */
export async function compareServing(
  summaries: Summarizer,
  reference: Summarizable,
  { serving, id, exclude = [] }: SkewInput,
): Promise<Skew | { readonly reason: string }> {
  const other = await summaries.openSummary(serving, PLACE)
  refuseMissing([reference, other], id)
  const one = readerOf(reference, id)
  const two = readerOf(other, id)
  if (one === undefined || two === undefined) return { reason: whyNoRows(one === undefined ? reference : other) }
  const ids = await whole(one, id)
  const rows = matchRows(ids, await whole(two, id))
  const matched = rows.reference.length
  const shared = reference.columns.filter(
    ({ name, type }) => name !== id && type !== 'other' && !exclude.includes(name) && hasColumn(other, name),
  )
  const columns: Skew['columns'] = []
  for (const { name } of shared) {
    const found = compareCells(await whole(one, name), await whole(two, name), { rows, ids })
    const share = matched === 0 ? 0 : found.differing / matched
    columns.push({ ...found, share, drifted: share > MATERIAL_SKEW })
  }
  return {
    serving: describeSource(serving),
    id,
    matched,
    onlyReference: rows.onlyReference,
    onlyServing: rows.onlyServing,
    drifted: columns.some(({ drifted }) => drifted),
    columns: columns
      .filter(({ differing }) => differing > 0)
      .toSorted((a, b) => b.share - a.share)
      .slice(0, SHOWN),
  }
}

function whole(reader: RowReader, name: string): Promise<Column> {
  return reader.read(name, Number.POSITIVE_INFINITY)
}

function hasColumn({ columns }: Summarizable, name: string): boolean {
  return columns.some((column) => column.name === name && column.type !== 'other')
}

function refuseMissing(sides: readonly Summarizable[], id: string): void {
  const problems = sides.flatMap((side, i) =>
    hasColumn(side, id)
      ? []
      : [
          {
            file: i === 0 ? 'reference' : PLACE,
            message: `there is no column "${id}"`,
            fix: 'name a column of both sides',
          },
        ],
  )
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
}
