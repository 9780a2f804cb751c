import { addCategories, type CategoryCounts, MAX_CATEGORIES } from './category-counts.ts'
import { mergeCells, type NumberCells, rowsOf } from './number-cells.ts'
import { type Md5, mergeTextCounts, type TextCounts, textRows, toTextCounts } from './text-counts.ts'

/** `empty` has no value at all, whatever type its source declares, and merges with every other. */
export type ColumnValues =
  /** Numbers; booleans as 0 and 1; dates as milliseconds since 1970 UTC. `infinite` values are not among the cells. */
  | {
      readonly kind: 'number' | 'boolean' | 'date'
      readonly cells: NumberCells
      readonly infinite: number
      /** Exact, of the finite values. Engines give it wherever there is one; a private profile keeps it back. */
      readonly range?: ValueRange
    }
  | { readonly kind: 'category'; readonly categories: CategoryCounts }
  | { readonly kind: 'text'; readonly text: TextCounts }
  | { readonly kind: 'empty' }
  /** Nested or binary: only what is missing is counted. */
  | { readonly kind: 'other'; readonly present: number }

export type ValueRange = { readonly min: number; readonly max: number }

/**
 * What was given up in a private profile so that no figure is about fewer than ten rows. Such a column merges with no other, and is
 * compared by `alignToPrivate`.
 */
export type Joined = {
  /** Where neighbouring cells of numbers were not joined, one border between two cells. */
  readonly borders?: Float64Array
  /** The same for the lengths and the numbers of words of a text column. */
  readonly lengthBorders?: Float64Array
  readonly wordBorders?: Float64Array
  /** Rows whose category or bucket is not told, and how many categories they have. */
  readonly rest?: { readonly rows: number; readonly values: number }
}

/**
 * All that drift, profiles and comparisons need to know of a column, without a single row: the same for every order of the rows, every
 * engine and every number of threads. NULL and NaN are missing.
 */
export type ColumnSummary = {
  readonly name: string
  readonly rows: number
  readonly missing: number
  readonly values: ColumnValues
  /** Present when the column comes from a private profile: then there are no extremes, and tails cannot be compared. */
  readonly joined?: Joined
}

/** Columns in the order of the data; those that parts do not share are an error of `mergeSummaries`. */
export type DatasetSummary = { readonly rows: number; readonly columns: readonly ColumnSummary[] }

/** `cells` is the most cells of numbers that the result may have. */
export type MergeOptions = { readonly cells: number; readonly md5: Md5 }

/** The summary of two parts of one column; `undefined` when their kinds do not fit together. Associative and order-free. */
export function mergeColumns(
  one: ColumnSummary,
  other: ColumnSummary,
  options: MergeOptions,
): ColumnSummary | undefined {
  if (one.joined !== undefined || other.joined !== undefined) return undefined
  const values = mergeValues(one.values, other.values, options)
  if (values === undefined) return undefined
  return { name: one.name, rows: one.rows + other.rows, missing: one.missing + other.missing, values }
}

/** The same column with at most `limit` cells of numbers. */
export function withCells(column: ColumnSummary, limit: number): ColumnSummary {
  const { values, joined } = column
  // Joined cells are what they are: coarser ones would put rows on the wrong side of a border.
  if (joined !== undefined) return column
  if ('cells' in values) {
    const range = rangeOf(values)
    const cells = mergeCells(values.cells, NO_CELLS, limit)
    return { ...column, values: { ...values, cells, ...(range === undefined ? {} : { range }) } }
  }
  if (values.kind !== 'text') return column
  const lengths = mergeCells(values.text.lengths, NO_CELLS, limit)
  const wordCounts = mergeCells(values.text.wordCounts, NO_CELLS, limit)
  return { ...column, values: { kind: 'text', text: { ...values.text, lengths, wordCounts } } }
}

const NO_CELLS: NumberCells = { shift: 0, values: new Float64Array(), counts: new Float64Array() }

/** Rows with a finite value. */
export function presentRows(values: ColumnValues): number {
  switch (values.kind) {
    case 'number':
    case 'boolean':
    case 'date':
      return rowsOf(values.cells)
    case 'category':
      return values.categories.counts.reduce((sum, count) => sum + count, 0)
    case 'text':
      return textRows(values.text)
    case 'empty':
      return 0
    case 'other':
      return values.present
    default:
      return values satisfies never
  }
}

function mergeValues(one: ColumnValues, other: ColumnValues, options: MergeOptions): ColumnValues | undefined {
  if (one.kind === 'empty') return other
  if (other.kind === 'empty') return one
  if ('cells' in one && 'cells' in other) {
    const kind = numberKind(one.kind, other.kind)
    const cells = mergeCells(one.cells, other.cells, options.cells)
    if (kind === undefined) return undefined
    const range = mergeRanges(one, other)
    return { kind, cells, infinite: one.infinite + other.infinite, ...(range === undefined ? {} : { range }) }
  }
  if (one.kind === 'other' && other.kind === 'other') return { kind: 'other', present: one.present + other.present }
  return mergeTexts(one, other, options)
}

/** The exact range of a column of numbers: what was measured, or the values themselves where none was made coarser. */
export function rangeOf({ cells, range }: NumberValues): ValueRange | undefined {
  const [min, max] = [cells.values[0], cells.values.at(-1)]
  if (range !== undefined || min === undefined || max === undefined || cells.shift > 0) return range
  return { min, max }
}

export type NumberValues = Extract<ColumnValues, { readonly cells: NumberCells }>

function mergeRanges(one: NumberValues, other: NumberValues): ValueRange | undefined {
  if (one.cells.values.length === 0) return rangeOf(other)
  if (other.cells.values.length === 0) return rangeOf(one)
  const [a, b] = [rangeOf(one), rangeOf(other)]
  if (a === undefined || b === undefined) return undefined
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
}

/** Zeros and ones of one CSV file are the booleans of another; dates are no numbers. */
function numberKind(one: NumberKind, other: NumberKind): NumberKind | undefined {
  if (one === other) return one
  return one === 'date' || other === 'date' ? undefined : 'number'
}

type NumberKind = 'number' | 'boolean' | 'date'

function mergeTexts(one: ColumnValues, other: ColumnValues, { cells, md5 }: MergeOptions): ColumnValues | undefined {
  if (one.kind === 'category' && other.kind === 'category') {
    const categories = addCategories(one.categories, other.categories)
    if (categories.names.length <= MAX_CATEGORIES) return { kind: 'category', categories }
    return { kind: 'text', text: toTextCounts(categories, md5, cells) }
  }
  const [a, b] = [asText(one), asText(other)]
  return a === undefined || b === undefined ? undefined : { kind: 'text', text: mergeTextCounts(a, b, cells) }

  function asText(values: ColumnValues): TextCounts | undefined {
    if (values.kind === 'text') return values.text
    return values.kind === 'category' ? toTextCounts(values.categories, md5, cells) : undefined
  }
}
