import type { DataSource } from '../../../shared/data/source.ts'
import { columnOf, type Table } from '../../../shared/data/table.ts'
import type { TableEngine } from '../../../shared/ports/table-engine.ts'

/** A table engine that holds one table in memory; every path leads to it. */
export function memoryTables(table: Table, files: readonly string[]): TableEngine {
  return {
    version: 'memory',
    close: async () => undefined,
    open: async (_source: DataSource) => ({
      rows: table.rows,
      files,
      columns: table.columns.map(({ name, kind }) => ({ name, type: kind, databaseType: kind })),
      aggregate: async ({ expressions, draws }) => expressions.map(() => new Float64Array(draws.length + 1)),
      holds: async (conditions) => conditions.map(() => new Uint8Array(table.rows).fill(1)),
      read: async (names) => ({
        rows: table.rows,
        columns: names.flatMap((name) => columnOf(table, name) ?? []),
      }),
    }),
  }
}
