import type { SummarySource, WarehouseSource } from '../data/source.ts'
import type { Problem } from '../kernel/error.ts'
import type { SummarySourceDocument } from './schema.ts'

type Wrong = Pick<Problem, 'path' | 'message' | 'fix'>

/** What the schema cannot say about a source: a database needs a table or a query. `path` is below the source. */
export function sourceProblems(source: SummarySourceDocument): Wrong[] {
  if (typeof source === 'string') return []
  const kinds = (['sql', 'profile', 'postgres', 'trino'] as const).filter((one) => source[one] !== undefined)
  const [kind] = kinds
  if (kinds.length !== 1 || (source.remote !== undefined && kind !== 'sql')) {
    const message = 'a source is one of "sql", "profile", "postgres" and "trino"; "remote" goes with "sql" alone'
    return [{ path: '', message, fix: 'keep one of them' }]
  }
  return (['postgres', 'trino'] as const).flatMap((warehouse) => {
    const from = source[warehouse]
    if (from === undefined || (from.table === undefined) !== (from.sql === undefined)) return []
    const message = `${warehouse} needs exactly one of "table" and "sql"`
    return [{ path: `/${warehouse}`, message, fix: 'keep one: `table: public.loans` or `sql: SELECT …`' }]
  })
}

/** The source that a checked document names. */
export function toSummarySource(source: SummarySourceDocument): SummarySource {
  if (typeof source === 'string') return { path: source }
  const { sql = '', remote, profile, postgres, trino } = source
  if (profile !== undefined) return { profile }
  if (postgres !== undefined) return toWarehouse('postgres', postgres)
  return trino === undefined ? { sql, ...(remote === undefined ? {} : { remote }) } : toWarehouse('trino', trino)
}

type From = { readonly url_env: string; readonly table?: string; readonly sql?: string }

function toWarehouse(
  warehouse: WarehouseSource['warehouse'],
  { url_env: urlEnv, table, sql = '' }: From,
): WarehouseSource {
  return { warehouse, urlEnv, ...(table === undefined ? { sql } : { table }) }
}
