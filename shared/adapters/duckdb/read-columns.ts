import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api'
import type { Column, Table } from '../../data/table.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { columnExpression } from './column-type.ts'
import { eachChunk } from './connection.ts'

/** What to read: columns of `from` (SQL), `rows` of them in the order `orderBy` (SQL). */
export type ReadPlan = {
  readonly columns: readonly ColumnInfo[]
  readonly from: string
  readonly rows: number
  readonly orderBy: string | undefined
}

/** Reads columns vector by vector into typed arrays; never holds more than one chunk of 2,048 rows besides the answer. */
export async function readColumns(connection: DuckDBConnection, plan: ReadPlan): Promise<Table> {
  const builders = plan.columns.map((column) => createBuilder(column, plan.rows))
  const order = plan.orderBy === undefined ? '' : ` ORDER BY ${plan.orderBy}`
  const list = plan.columns.length === 0 ? '1' : plan.columns.map(columnExpression).join(', ')
  const result = await connection.stream(`SELECT ${list} FROM ${plan.from}${order}`)
  const rows = await eachChunk(result, (chunk, start) => {
    builders.forEach((builder, index) => {
      builder.add(chunk.getColumnVector(index), start, Math.min(chunk.rowCount, plan.rows - start))
    })
  })
  if (rows !== plan.rows) throw new Error(`the data changed while it was read: ${plan.rows} rows, then ${rows}`)
  return { rows, columns: builders.map((builder) => builder.column()) }
}

type Builder = {
  readonly add: (vector: DuckDBVector, start: number, count: number) => void
  readonly column: () => Column
}

function createBuilder(info: ColumnInfo, rows: number): Builder {
  return info.type === 'text' ? textBuilder(info.name, rows) : numberBuilder(info.name, rows)
}

function numberBuilder(name: string, rows: number): Builder {
  const values = new Float64Array(rows)
  return {
    add: (vector, start, count) => {
      for (let i = 0; i < count; i++) {
        const value = vector.getItem(i)
        values[start + i] = value === null ? Number.NaN : (value as number)
      }
    },
    column: () => ({ kind: 'numeric', name, values }),
  }
}

function textBuilder(name: string, rows: number): Builder {
  const codes = new Int32Array(rows)
  const known = new Map<string, number>()
  const codeOf = (text: string): number => {
    const code = known.get(text)
    if (code !== undefined) return code
    known.set(text, known.size)
    return known.size - 1
  }
  return {
    add: (vector, start, count) => {
      for (let i = 0; i < count; i++) {
        const value = vector.getItem(i)
        codes[start + i] = value === null ? -1 : codeOf(value as string)
      }
    },
    column: () => ({ kind: 'text', name, codes, dictionary: [...known.keys()] }),
  }
}
