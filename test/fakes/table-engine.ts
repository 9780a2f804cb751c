import { cellText, columnOf, type Table } from '../../shared/data/table.ts'
import { UserError } from '../../shared/kernel/error.ts'
import type { Summarizable, Summarizer } from '../../shared/ports/summaries.ts'
import type { ColumnType, DataSource, Dataset, TableEngine } from '../../shared/ports/table-engine.ts'
import { summarizeDataset } from './summarize-dataset.ts'

/** Tables in memory by path, to be read or summed up. Types follow the column's kind, or `types` by column name. */
export function createFakeTables(
  tables: Readonly<Record<string, Table>>,
  types: Readonly<Record<string, ColumnType>> = {},
): FakeTables {
  const reads: string[][] = []
  const open = async (source: DataSource, name: string): Promise<Dataset & Summarizable> => {
    const table = 'path' in source ? tables[source.path] : undefined
    if (table === undefined) throw new UserError('DATA_UNREADABLE', { file: name, message: 'does not exist' })
    const dataset: Dataset = {
      rows: table.rows,
      files: 'path' in source ? [source.path] : [],
      columns: table.columns.map((column) => ({
        name: column.name,
        type: types[column.name] ?? column.kind,
        databaseType: column.kind,
      })),
      aggregate: async ({ expressions, draws }) => expressions.map(() => new Float64Array(draws.length + 1)),
      holds: async (conditions) =>
        conditions.map(({ where, name: place }) => {
          const [, wanted = '', value] = /^(\w+) = (\w+)$/.exec(where) ?? []
          const column = columnOf(table, wanted)
          if (column === undefined) throw new UserError('CONFIG_INVALID', { file: place, message: 'no condition' })
          return Uint8Array.from({ length: table.rows }, (_, row) => Number(cellText(column, row) === value))
        }),
      read: async (names) => {
        reads.push([...names])
        const columns = names.map((wanted) => {
          const column = columnOf(table, wanted)
          if (column === undefined) throw new UserError('COLUMN_MISSING', { file: name, message: `no "${wanted}"` })
          return column
        })
        return { rows: table.rows, columns }
      },
    }
    return { ...dataset, ...summarizeDataset(dataset) }
  }
  return { reads, version: 'fake 1', close: async () => {}, open, openSummary: open }
}

type FakeTables = TableEngine &
  Summarizer<DataSource> & {
    open(source: DataSource, name: string): Promise<Dataset & Summarizable>
    readonly reads: string[][]
  }
