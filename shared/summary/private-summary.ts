import { findPersonal } from '../data/pii.ts'
import type { CategoryCounts } from './category-counts.ts'
import type { ColumnSummary, ColumnValues, DatasetSummary, NumberValues } from './column-summary.ts'
import { presentRows } from './column-summary.ts'
import { joinCells } from './join-cells.ts'
import { type NumberCells, STORED_CELLS } from './number-cells.ts'
import { BUCKETS, type Md5, type TextCounts, toTextCounts } from './text-counts.ts'

/** Rows that every figure of a private profile is about, at least. */
export const MIN_CELL = 10

/** Values of a column that are looked at for personal data. */
const SAMPLE = 1000

export type PrivacyOptions = {
  readonly md5: Md5
  /** Columns to hide for what was found elsewhere: identifiers, and personal data that only the rows show. */
  readonly hidden?: ReadonlySet<string>
}

/**
 * A summary that may leave the house: cells joined until each holds ten rows, no extremes, rare categories and buckets without a name.
 * Columns that look like personal data keep what is missing and, for texts, how long they are.
 */
export function toPrivateSummary(summary: DatasetSummary, options: PrivacyOptions): DatasetSummary {
  return { rows: summary.rows, columns: summary.columns.map((column) => toPrivate(column, options)) }
}

/**
 * A summary that shows nobody's personal data: texts that look like it are counted in buckets, as texts of very many values are, and
 * numbers only by how many there are. Everything else stays; the result merges and compares like any other.
 */
export function withoutPersonal(summary: DatasetSummary, md5: Md5): DatasetSummary {
  const columns = summary.columns.map((column): ColumnSummary => {
    const { values } = column
    if (findPersonal(column.name, sampleOf(values)) === undefined) return column
    if (values.kind === 'category') {
      return { ...column, values: { kind: 'text', text: toTextCounts(values.categories, md5, STORED_CELLS) } }
    }
    if (values.kind !== 'number') return column
    return { ...column, values: { kind: 'other', present: presentRows(values) + values.infinite } }
  })
  return { ...summary, columns }
}

function toPrivate(column: ColumnSummary, { md5, hidden: names }: PrivacyOptions): ColumnSummary {
  const isPersonal =
    names?.has(column.name) === true || findPersonal(column.name, sampleOf(column.values)) !== undefined
  const { values } = column
  const hidden = { ...column, values: { kind: 'other', present: presentRows(values) }, joined: {} } as const
  switch (values.kind) {
    case 'number':
    case 'boolean':
    case 'date':
      return (isPersonal ? undefined : numbers(column, values)) ?? withoutInfinite(hidden, values)
    case 'category':
      return isPersonal
        ? (texts(column, toTextCounts(values.categories, md5, STORED_CELLS), true) ?? hidden)
        : { ...column, ...categories(values.categories) }
    case 'text':
      return texts(column, values.text, isPersonal) ?? hidden
    case 'empty':
    case 'other':
      return { ...column, joined: {} }
    default:
      return values satisfies never
  }
}

/** Of a column whose numbers are hidden, infinite ones count as values. */
function withoutInfinite(
  hidden: ColumnSummary & { readonly values: { readonly present: number } },
  { infinite }: NumberValues,
): ColumnSummary {
  return { ...hidden, values: { kind: 'other', present: hidden.values.present + infinite } }
}

function numbers(column: ColumnSummary, { kind, cells, infinite }: NumberValues): ColumnSummary | undefined {
  const joined = joinCells(cells, MIN_CELL)
  if (joined === undefined) return undefined
  return { ...column, values: { kind, infinite, cells: joined.cells }, joined: { borders: joined.borders } }
}

function categories({ names, counts }: CategoryCounts): Pick<ColumnSummary, 'values' | 'joined'> {
  const kept = names.flatMap((name, i) => ((counts[i] ?? 0) >= MIN_CELL ? [{ name, count: counts[i] ?? 0 }] : []))
  const rows = sum(counts) - kept.reduce((total, { count }) => total + count, 0)
  return {
    values: {
      kind: 'category',
      categories: { names: kept.map(({ name }) => name), counts: Float64Array.from(kept, ({ count }) => count) },
    },
    joined: { rest: { rows, values: names.length - kept.length } },
  }
}

function texts(column: ColumnSummary, text: TextCounts, isPersonal: boolean): ColumnSummary | undefined {
  const lengths = joinCells(text.lengths, MIN_CELL)
  const wordCounts = joinCells(text.wordCounts, MIN_CELL)
  if (lengths === undefined || wordCounts === undefined) return undefined
  const kept = (counts: Float64Array) =>
    isPersonal ? new Float64Array(BUCKETS) : counts.map((count) => (count >= MIN_CELL ? count : 0))
  const values = kept(text.values)
  const dropped = text.values.filter((count, i) => count > 0 && values[i] === 0).length
  return {
    ...column,
    values: {
      kind: 'text',
      text: { values, words: kept(text.words), lengths: lengths.cells, wordCounts: wordCounts.cells },
    },
    joined: {
      lengthBorders: lengths.borders,
      wordBorders: wordCounts.borders,
      rest: { rows: sum(text.values) - sum(values), values: dropped },
    },
  }
}

function sampleOf(values: ColumnValues): readonly string[] {
  if (values.kind === 'category') return values.categories.names.slice(0, SAMPLE)
  return values.kind === 'number' ? exactNumbers(values.cells) : []
}

function exactNumbers({ shift, values }: NumberCells): string[] {
  return shift > 0 ? [] : Array.from(values.slice(0, SAMPLE), String)
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0)
}
