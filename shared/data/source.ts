/** A path or glob inside the workspace (CSV, Parquet, JSON lines), or a query over such paths. */
export type DataSource = { readonly path: string } | { readonly sql: string }

/** How messages and evidence name a source. */
export function describeSource(source: DataSource): string {
  return 'path' in source ? source.path : `sql: ${source.sql.replace(/\s+/g, ' ').trim().slice(0, 200)}`
}
