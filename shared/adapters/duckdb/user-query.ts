import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { isRemote } from '../../data/remote.ts'
import { firstValue, literal } from './connection.ts'
import { dataError, type SourceName } from './data-error.ts'
import { readExactJson } from './exact-json.ts'
import { isDataFile } from './format.ts'

const FILE_FUNCTIONS = /^(read_\w+|parquet_scan|sniff_csv|glob)$/i

/** A checked query: its tree as DuckDB runs it, and the files it names as tables, as they are written. */
export type UserQuery = { readonly sql: string; readonly tables: readonly string[] }

/**
 * Checks that the text is one SELECT, and makes the paths of table functions absolute. DuckDB's own parser decides; its tree is run,
 * never the text, so that nothing can hide behind a comment or a second statement. Throws UserError DATA_UNREADABLE.
 */
export async function parseQuery(connection: DuckDBConnection, text: string, source: SourceName): Promise<UserQuery> {
  const written = text.trim().replace(/;+\s*$/, '')
  const serialized = await firstValue(connection, `SELECT json_serialize_sql(${literal(written)})`)
  const read = readExactJson(serialized)
  const tree = read.tree as Serialized
  if (tree.error) throw rejected(tree, source)
  if (tree.statements?.length !== 1)
    throw dataError(source, `the query has ${tree.statements?.length ?? 0} statements`, 'write exactly one SELECT')
  const tables = new Set<string>()
  visit(tree.statements, (node) => {
    if (node['type'] === 'BASE_TABLE' && typeof node['table_name'] === 'string' && isDataFile(node['table_name']))
      tables.add(node['table_name'])
    if (node['type'] === 'TABLE_FUNCTION') makePathsAbsolute(node['function'], source.root)
  })
  return { sql: `SELECT * FROM json_execute_serialized_sql(${literal(read.write(tree))})`, tables: [...tables] }
}

type Serialized = {
  readonly error: boolean
  readonly error_type?: string
  readonly error_message?: string
  readonly position?: string
  readonly statements?: readonly unknown[]
}
type Node = { [key: string]: unknown }

function rejected(tree: Serialized, source: SourceName): Error {
  const syntax = tree.error_type === 'parser'
  const place = tree.position === undefined ? '' : ` (character ${Number(tree.position) + 1})`
  return dataError(
    source,
    syntax ? `the query does not parse: ${tree.error_message}${place}` : 'the query is not a plain SELECT',
    syntax ? 'correct the query' : 'write one SELECT; a data source may not change anything (PIVOT is not supported)',
  )
}

function visit(value: unknown, use: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, use)
  else if (isNode(value)) {
    use(value)
    for (const child of Object.values(value)) visit(child, use)
  }
}

/** The first argument of `read_csv` and its kind: one path or a list of them. */
function makePathsAbsolute(call: unknown, root: string): void {
  if (!isNode(call) || !FILE_FUNCTIONS.test(String(call['function_name']))) return
  const children = call['children']
  const [first] = Array.isArray(children) ? children : []
  const items = isNode(first) && first['class'] === 'FUNCTION' ? first['children'] : [first]
  for (const item of Array.isArray(items) ? items : []) {
    const constant: unknown = isNode(item) && item['class'] === 'CONSTANT' ? item['value'] : undefined
    if (isNode(constant) && typeof constant['value'] === 'string' && !isRemote(constant['value']))
      constant['value'] = resolve(root, constant['value'])
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
