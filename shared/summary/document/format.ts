import { canonicalJson, type Json } from '../../kernel/canonical-json.ts'
import { UserError } from '../../kernel/error.ts'
import { type ColumnSummary, type DatasetSummary, rangeOf } from '../column-summary.ts'
import { MIN_CELL } from '../private-summary.ts'
import { BUCKETS } from '../text-counts.ts'
import { toStoredCells } from './cells.ts'
import { MAX_PROFILE_COLUMNS, type StoredColumn, type StoredProfile } from './schema.ts'

/** Characters of a stored profile: more can be neither read back nor kept with a model. */
export const MAX_PROFILE_CHARACTERS = 64_000_000

/**
 * The one text of a stored profile: canonical JSON (RFC 8785) and a line break, columns in the order of the data. Equal data makes equal texts,
 * whatever the engine, the order of rows or the parts it was merged from. Throws UserError DATA_UNREADABLE when it would be too
 * large. Numbers must have at most STORED_CELLS cells.
 */
export function formatProfile({ rows, columns }: DatasetSummary, file: string): string {
  if (columns.length > MAX_PROFILE_COLUMNS)
    tooLarge(file, `${columns.length} columns; at most ${MAX_PROFILE_COLUMNS} are stored`)
  const head = { schemaVersion: 1, kind: 'assay-profile', ...privacyOf(columns), rows } as const
  const texts: string[] = []
  let characters = 0
  for (const column of columns) {
    const text = canonicalJson(toStoredColumn(column) as Json)
    characters += text.length + 1
    if (characters > MAX_PROFILE_CHARACTERS) {
      tooLarge(
        file,
        `more than ${MAX_PROFILE_CHARACTERS} characters, of which "${column.name.slice(0, 100)}" has ${text.length}`,
      )
    }
    texts.push(text)
  }
  // "columns" is the first member in canonical order, so that the columns need not be put together twice.
  const rest = canonicalJson(head as Omit<StoredProfile, 'columns'> as Json)
  return `{"columns":[${texts.join(',')}],${rest.slice(1)}\n`
}

/** Adds up what columns will take at the least, and refuses them before more are held than a profile may have. */
export function createSizeCheck(file: string): (column: ColumnSummary) => void {
  let cells = 0
  return ({ name, values }) => {
    if ('cells' in values) cells += values.cells.values.length
    if (values.kind === 'category') cells += values.categories.names.length
    if (values.kind === 'text') cells += BUCKETS
    if (cells * LEAST_CHARACTERS_PER_CELL > MAX_PROFILE_CHARACTERS) {
      tooLarge(file, `more than ${MAX_PROFILE_CHARACTERS} characters up to its column "${name.slice(0, 100)}"`)
    }
  }
}

/** A step, a count, and a comma after each. */
const LEAST_CHARACTERS_PER_CELL = 4

function toStoredColumn(column: ColumnSummary): StoredColumn {
  const { name, missing, values, joined } = column
  const rest = joined?.rest === undefined ? {} : { rest: { ...joined.rest } }
  switch (values.kind) {
    case 'number':
    case 'boolean':
    case 'date': {
      const { kind, infinite } = values
      // Uncoarsened cells hold their own extremes; a private profile tells none.
      const range = joined === undefined && values.cells.shift > 0 ? rangeOf(values) : undefined
      return { name, kind, missing, infinite, cells: toStoredCells(values.cells, joined?.borders), ...range }
    }
    case 'category': {
      const { names, counts } = values.categories
      return { name, kind: 'category', missing, names: [...names], counts: [...counts], ...rest }
    }
    case 'text': {
      const { text } = values
      return {
        ...{ name, kind: 'text', missing, values: toStoredBuckets(text.values), words: toStoredBuckets(text.words) },
        lengths: toStoredCells(text.lengths, joined?.lengthBorders),
        wordCounts: toStoredCells(text.wordCounts, joined?.wordBorders),
        ...rest,
      }
    }
    case 'empty':
    case 'other':
      return { name, kind: values.kind, missing }
    default:
      return values satisfies never
  }
}

function toStoredBuckets(counts: Float64Array): number[] {
  return counts.some((count) => count > 0) ? [...counts] : []
}

function privacyOf(columns: readonly ColumnSummary[]): Pick<StoredProfile, 'privacy'> {
  if (!columns.some(({ joined }) => joined !== undefined)) return {}
  return { privacy: { mode: 'edges-only', leastRows: MIN_CELL } }
}

function tooLarge(file: string, what: string): never {
  throw new UserError('DATA_UNREADABLE', {
    file,
    message: `this profile has ${what}`,
    fix: 'leave out columns that nothing is compared by (identifiers, long texts) with --exclude',
  })
}
