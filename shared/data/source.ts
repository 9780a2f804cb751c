import { shownAddress } from './remote.ts'

/**
 * A path or glob inside the workspace (CSV, Parquet, JSON lines), an address of an object store or web server, or a query over such.
 * A query reads no addresses but those that begin with one of `remote`.
 */
export type DataSource = { readonly path: string } | { readonly sql: string; readonly remote?: readonly string[] }

/** A table or a query inside a database. The address stands in an environment variable, `urlEnv`, never in a file. */
export type WarehouseSource = {
  readonly warehouse: 'postgres' | 'trino'
  readonly urlEnv: string
} & ({ readonly table: string } | { readonly sql: string })

/** What can be summed up: data, a table of a warehouse, or a profile that was stored before. */
export type SummarySource = DataSource | WarehouseSource | { readonly profile: string }

/** How messages and evidence name a source. */
export function describeSource(source: SummarySource): string {
  if ('profile' in source) return source.profile
  const where = 'warehouse' in source ? `${source.warehouse} ` : ''
  if ('path' in source) return shownAddress(source.path)
  if ('table' in source) return `${where}${source.table}`
  return `${where}sql: ${source.sql.replace(/\s+/g, ' ').trim().slice(0, 200)}`
}
