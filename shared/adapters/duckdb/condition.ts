import type { DuckDBConnection } from '@duckdb/node-api'
import { nearestName } from '../../document/nearest-name.ts'
import type { UserError } from '../../kernel/error.ts'
import { firstValue, literal } from './connection.ts'
import { dataError, type SourceName } from './data-error.ts'

/** What a condition may be made of. No subquery, window, lambda, parameter or star is among them. */
const CLASSES = /^(COLUMN_REF|CONSTANT|COMPARISON|CONJUNCTION|OPERATOR|BETWEEN|CASE|CAST|FUNCTION)$/
/** Functions of their arguments alone: they read nothing, and answer the same at any time. */
const FUNCTIONS = new Set(
  `+ - * / // % || ~~ !~~ ~~* !~~* abs ceil floor round sqrt ln log10 exp power greatest least lower upper trim ltrim rtrim length
   substring left right concat contains starts_with ends_with prefix suffix year month day date_part date_trunc isnan`.split(
    /\s+/,
  ),
)

type Node = { readonly [key: string]: unknown }

/**
 * Checks that the text is one boolean expression over the columns, and gives it back as SQL that DuckDB wrote from its own parse tree, so
 * that nothing can hide in the text. Throws UserError CONFIG_INVALID, or COLUMN_MISSING for a name that is no column.
 */
export async function parseCondition(
  connection: DuckDBConnection,
  text: string,
  { source, columns }: { readonly source: SourceName; readonly columns: readonly string[] },
): Promise<string> {
  const json = await firstValue(connection, `SELECT json_serialize_sql(${literal(`SELECT (\n${text}\n)`)})`)
  const tree = JSON.parse(json) as { error: boolean; error_message?: string; statements?: readonly { node?: Node }[] }
  if (tree.error) throw refused(source, `the condition does not parse: ${tree.error_message}`, 'correct the condition')
  const node = tree.statements?.length === 1 ? tree.statements[0]?.node : undefined
  const expression = node === undefined ? undefined : onlyExpression(node)
  if (expression === undefined) {
    throw refused(source, 'this is not one condition', 'write what stands after WHERE, for example age < 25')
  }
  checkExpression(expression, columns, source)
  return (await firstValue(connection, `SELECT json_deserialize_sql(${literal(json)})`)).replace(/^SELECT /, '')
}

/** The expression of a SELECT that has nothing else: no table, no filter, no second column, no other clause. */
function onlyExpression({ type, select_list: list, from_table: from, ...rest }: Node): Node | undefined {
  const [expression] = Array.isArray(list) && list.length === 1 ? list : []
  const isAlone = type === 'SELECT_NODE' && isNode(from) && from['type'] === 'EMPTY' && from['sample'] === null
  const { cte_map: tables, aggregate_handling: handling, ...clauses } = rest
  const isPlain = isNode(tables) && isEmpty(tables['map']) && handling === 'STANDARD_HANDLING'
  return isAlone && isPlain && Object.values(clauses).every(isEmpty) && isNode(expression) ? expression : undefined
}

function checkExpression(value: unknown, columns: readonly string[], source: SourceName): void {
  if (Array.isArray(value)) for (const item of value) checkExpression(item, columns, source)
  if (!isNode(value)) return
  const kind = value['class']
  if (typeof kind === 'string') checkNode(kind, value, columns, source)
  for (const child of Object.values(value)) checkExpression(child, columns, source)
}

function checkNode(kind: string, node: Node, columns: readonly string[], source: SourceName): void {
  if (!CLASSES.test(kind)) {
    const word = kind.toLowerCase()
    throw refused(source, `a condition may not hold a ${word}`, 'compare columns of the holdout with values')
  }
  if (kind === 'COLUMN_REF') checkColumn(node['column_names'], columns, source)
  if (kind !== 'FUNCTION') return
  const name = String(node['function_name'])
  const isPlain =
    node['schema'] === '' && node['catalog'] === '' && node['filter'] === null && node['distinct'] === false
  if (isPlain && FUNCTIONS.has(name)) return
  throw refused(source, `a condition may not call ${name}`, `use only ${[...FUNCTIONS].join(' ')}`)
}

function checkColumn(names: unknown, columns: readonly string[], source: SourceName): void {
  const path = Array.isArray(names) ? names.map(String) : []
  const [name = ''] = path
  if (path.length === 1 && columns.includes(name)) return
  const near = nearestName(name, columns)
  const fix = near === undefined ? 'name one of the columns (capitals count)' : `did you mean "${near}"?`
  throw dataError(source, `there is no column "${path.join('.')}"`, fix, 'COLUMN_MISSING')
}

function refused(source: SourceName, message: string, fix: string): UserError {
  return dataError(source, message, fix, 'CONFIG_INVALID')
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
