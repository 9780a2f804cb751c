import type { DuckDBConnection } from '@duckdb/node-api'
import type { SummaryOptions } from '../../ports/summaries.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import type { ColumnSummary, ColumnValues } from '../../summary/column-summary.ts'
import { type CellCounter, countCells, countedCells, createCellCounter } from '../../summary/count-cells.ts'
import { rowsOf } from '../../summary/number-cells.ts'
import { numberExpression } from './column-type.ts'
import { type Chunk, doublesOf, eachChunk, firstRow, identifier } from './connection.ts'
import { countTexts } from './count-texts.ts'

/** Columns of numbers that one pass counts: their tables are half a megabyte each. */
const COLUMNS_PER_PASS = 256

/** Vectors of 2,048 numbers that are held to be counted together, and the most of one column: 32 MB at most. */
const HELD_VECTORS = 2048
const HELD_CHUNKS = 32

/** Sums up columns of `from` (SQL) with `rows` rows. Numbers are read once in passes of many columns; texts are counted by DuckDB. */
export async function summarizeColumns(
  connection: DuckDBConnection,
  { from, rows }: { readonly from: string; readonly rows: number },
  { columns, cells, onProgress }: SummaryOptions & { readonly columns: readonly ColumnInfo[] },
): Promise<ColumnSummary[]> {
  const found = new Map<string, ColumnSummary>()
  const done = (share: number): void => onProgress?.((found.size + share) / columns.length)
  const numbers = columns.filter(({ type }) => type !== 'text' && type !== 'other')
  for (let start = 0; start < numbers.length; start += COLUMNS_PER_PASS) {
    const group = numbers.slice(start, start + COLUMNS_PER_PASS)
    const counters = await countNumbers(connection, from, {
      columns: group,
      cells,
      onRows: (read) => done((group.length * read) / rows),
    })
    group.forEach((column, i) => {
      found.set(column.name, numberSummary(column, rows, counters[i] as CellCounter))
    })
  }
  for (const column of columns) {
    if (column.type === 'text') {
      const { missing, values } = await countTexts(connection, from, { name: column.name, cells })
      found.set(column.name, { name: column.name, rows, missing, values })
    } else if (column.type === 'other') {
      const [counted] = await firstRow(connection, `SELECT count(${identifier(column.name)}) FROM ${from}`)
      const present = Number(counted)
      const values: ColumnValues = present === 0 ? { kind: 'empty' } : { kind: 'other', present }
      found.set(column.name, { name: column.name, rows, missing: rows - present, values })
    }
    done(0)
  }
  return columns.map(({ name }) => found.get(name) as ColumnSummary)
}

type Pass = {
  readonly columns: readonly ColumnInfo[]
  readonly cells: number
  readonly onRows?: (read: number) => void
}

/** Counts the cells of columns of numbers, booleans or dates in one pass. */
export async function countNumbers(
  connection: DuckDBConnection,
  from: string,
  { columns, cells, onRows }: Pass,
): Promise<CellCounter[]> {
  const counters = columns.map(() => createCellCounter(cells))
  const result = await connection.stream(`SELECT ${columns.map(numberExpression).join(', ')} FROM ${from}`)
  let held: Chunk[] = []
  // One column after the other for a while: its table stays in the processor's cache.
  const countHeld = (): void => {
    counters.forEach((counter, i) => {
      for (const chunk of held) countCells(counter, doublesOf(chunk.getColumnVector(i)))
    })
    held = []
  }
  await eachChunk(result, (chunk, start) => {
    held.push(chunk)
    if (held.length < Math.min(HELD_CHUNKS, HELD_VECTORS / columns.length)) return
    countHeld()
    onRows?.(start + chunk.rowCount)
  })
  countHeld()
  return counters
}

function numberSummary({ name, type }: ColumnInfo, rows: number, counter: CellCounter): ColumnSummary {
  const cells = countedCells(counter)
  const { missing, infinite } = counter
  const kind = type === 'boolean' || type === 'date' ? type : 'number'
  const present = rowsOf(cells)
  if (infinite === 0 && present === 0) return { name, rows, missing, values: { kind: 'empty' } }
  // Never a negative zero.
  const range = present === 0 ? {} : { range: { min: counter.min + 0, max: counter.max + 0 } }
  return { name, rows, missing, values: { kind, cells, infinite, ...range } }
}
