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

/** What sums rows up the same way in whatever order they come. */
const AGGREGATES = new Set(
  `sum avg mean count count_star min max median quantile_cont quantile_disc stddev stddev_samp stddev_pop variance var_samp var_pop corr
   covar_pop covar_samp regr_slope regr_intercept regr_r2 bool_and bool_or countif count_if skewness kurtosis`.split(
    /\s+/,
  ),
)

/** What a text may be made of, and how messages call it. */
type Grammar = { readonly word: string; readonly example: string; readonly functions: ReadonlySet<string> }
const CONDITION: Grammar = {
  word: 'condition',
  example: 'what stands after WHERE, for example age < 25',
  functions: FUNCTIONS,
}
const AGGREGATE: Grammar = {
  word: 'metric',
  example: 'one aggregate, for example sum(amount * decision) / count(*)',
  functions: new Set([...FUNCTIONS, ...AGGREGATES]),
}

type Scope = { readonly source: SourceName; readonly columns: readonly string[] }
type Checked = Scope & { readonly grammar: Grammar; readonly used: Set<string> }

/** The same for one aggregate expression, with the columns that it uses. */
export async function parseAggregate(
  connection: DuckDBConnection,
  text: string,
  scope: Scope,
): Promise<{ readonly sql: string; readonly columns: ReadonlySet<string> }> {
  const used = new Set<string>()
  return { sql: await parse(connection, text, { ...scope, grammar: AGGREGATE, used }), columns: used }
}

/**
 * Checks that the text is one boolean expression over the columns, and gives it back as SQL that DuckDB wrote from its own parse tree, so
 * that nothing can hide in the text. Throws UserError CONFIG_INVALID, or COLUMN_MISSING for a name that is no column.
 */
export async function parseCondition(connection: DuckDBConnection, text: string, scope: Scope): Promise<string> {
  return parse(connection, text, { ...scope, grammar: CONDITION, used: new Set() })
}

async function parse(connection: DuckDBConnection, text: string, scope: Checked): Promise<string> {
  const { source, grammar } = scope
  const json = await firstValue(connection, `SELECT json_serialize_sql(${literal(`SELECT (\n${text}\n)`)})`)
  const tree = JSON.parse(json) as { error: boolean; error_message?: string; statements?: readonly { node?: Node }[] }
  if (tree.error)
    throw refused(source, `the ${grammar.word} does not parse: ${tree.error_message}`, `correct the ${grammar.word}`)
  const node = tree.statements?.length === 1 ? tree.statements[0]?.node : undefined
  const expression = node === undefined ? undefined : onlyExpression(node)
  if (expression === undefined) {
    throw refused(source, `this is not one ${grammar.word}`, `write ${grammar.example}`)
  }
  checkExpression(expression, scope)
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

function checkExpression(value: unknown, scope: Checked): void {
  if (Array.isArray(value)) for (const item of value) checkExpression(item, scope)
  if (!isNode(value)) return
  const kind = value['class']
  if (typeof kind === 'string') checkNode(kind, value, scope)
  for (const child of Object.values(value)) checkExpression(child, scope)
}

function checkNode(kind: string, node: Node, { grammar, columns, source, used }: Checked): void {
  const { word, functions } = grammar
  if (!CLASSES.test(kind)) {
    const fix = word === 'condition' ? 'compare columns of the holdout with values' : `write ${grammar.example}`
    throw refused(source, `a ${word} may not hold a ${kind.toLowerCase()}`, fix)
  }
  if (kind === 'COLUMN_REF') used.add(checkColumn(node['column_names'], columns, source))
  if (kind !== 'FUNCTION') return
  const name = String(node['function_name'])
  const isPlain = node['schema'] === '' && node['catalog'] === ''
  const isAlone = node['filter'] === null && node['distinct'] === false
  if (isPlain && (isAlone || AGGREGATES.has(name)) && functions.has(name)) return
  throw refused(source, `a ${word} may not call ${name}`, `use only ${[...functions].join(' ')}`)
}

function checkColumn(names: unknown, columns: readonly string[], source: SourceName): string {
  const path = Array.isArray(names) ? names.map(String) : []
  const [name = ''] = path
  if (path.length === 1 && columns.includes(name)) return name
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
