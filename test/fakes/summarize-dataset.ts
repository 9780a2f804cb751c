import { md5 } from '../../shared/adapters/system/md5.ts'
import type { Column } from '../../shared/data/table.ts'
import { columnOf } from '../../shared/data/table.ts'
import type { Summarizable } from '../../shared/ports/summaries.ts'
import type { ColumnType, Dataset } from '../../shared/ports/table-engine.ts'
import { MAX_CATEGORIES } from '../../shared/summary/category-counts.ts'
import type { ColumnSummary, ColumnValues } from '../../shared/summary/column-summary.ts'
import { toCells } from '../../shared/summary/number-cells.ts'
import { toTextCounts } from '../../shared/summary/text-counts.ts'

/** The summaries of a data set that is open already. */
export function summarizeDataset(dataset: Dataset): Pick<Summarizable, 'summarize'> {
  const types = new Map(dataset.columns.map(({ name, type }) => [name, type]))
  return {
    summarize: async (names, { cells, onProgress }) => {
      const summaries: ColumnSummary[] = []
      for (const name of names) {
        const column = columnOf(await dataset.read([name]), name)
        if (column === undefined) throw new Error(`no column ${name}`)
        summaries.push(toSummary(column, types.get(name) ?? 'other', { cells }))
        onProgress?.(summaries.length / names.length)
      }
      return summaries
    },
  }
}

type Options = { readonly cells: number }

/** The summary of a column in memory, of which the engine says that it is of this type. */
export function toSummary(column: Column, type: ColumnType, options: Options): ColumnSummary {
  return column.kind === 'text'
    ? summarizeText(column, options)
    : summarizeNumbers(column, type === 'boolean' || type === 'date' ? type : 'number', options)
}

function summarizeNumbers(
  { name, values }: Extract<Column, { kind: 'numeric' }>,
  kind: 'number' | 'boolean' | 'date',
  { cells }: Options,
): ColumnSummary {
  const finite = values.filter(Number.isFinite)
  const missing = values.reduce((count, value) => count + Number(Number.isNaN(value)), 0)
  const infinite = values.length - finite.length - missing
  const found: ColumnValues =
    missing === values.length ? { kind: 'empty' } : { kind, cells: toCells(finite, cells), infinite }
  return { name, rows: values.length, missing, values: found }
}

function summarizeText(
  { name, codes, dictionary }: Extract<Column, { kind: 'text' }>,
  { cells }: Options,
): ColumnSummary {
  const rows = new Map<string, number>()
  let missing = 0
  for (const code of codes) {
    const value = dictionary[code]
    if (value === undefined) missing += 1
    else rows.set(value, (rows.get(value) ?? 0) + 1)
  }
  const names = [...rows.keys()].sort()
  const categories = { names, counts: Float64Array.from(names, (value) => rows.get(value) ?? 0) }
  const frame = { name, rows: codes.length, missing }
  if (names.length === 0) return { ...frame, values: { kind: 'empty' } }
  if (names.length <= MAX_CATEGORIES) return { ...frame, values: { kind: 'category', categories } }
  return { ...frame, values: { kind: 'text', text: toTextCounts(categories, md5, cells) } }
}
