import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Fault, UserError } from '../../kernel/error.ts'
import type { DataProbe } from '../../ports/data-prober.ts'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import type { CellTest, Example, RowCondition, RowTest, TestCount } from '../../schema/measure.ts'
import { cellTestSql, orderSql, type TestSql } from './cell-test.ts'
import { columnFacts } from './column-facts.ts'
import { parseCondition } from './condition.ts'
import { firstRow, identifier, literal, withConnection } from './connection.ts'
import { toDataError } from './data-error.ts'
import type { Relation } from './dataset.ts'
import { double } from './exact-moments.ts'

/** Counts of one pass; more would make one statement too long to plan quickly. */
const TESTS_PER_PASS = 500
const EXAMPLES = 5
const SHOWN_CHARACTERS = 400

/** Tests over the rows of a relation; every answer is one row of SQL aggregates. */
export function createProbe(instance: DuckDBInstance, relation: Relation, dataset: Dataset): DataProbe {
  const { from, source } = relation
  const run = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
    withConnection(instance, work).catch((error: unknown) => {
      throw toDataError(source, error)
    })
  const plan = (connection: DuckDBConnection): Plan => ({ connection, relation, columns: dataset.columns })
  return {
    count: (tests) => run((connection) => countTests(plan(connection), tests)),
    examples: (test) => run((connection) => findExamples(plan(connection), test)),
    quantiles: (column, shares) =>
      run(async (connection) => {
        const x = `CAST(${identifier(column)} AS DOUBLE)`
        const asked = shares.map(double).join(', ')
        const finite = `CASE WHEN isfinite(${x}) THEN ${x} END`
        const [values] = (await firstRow(connection, `SELECT quantile_disc(${finite}, [${asked}]) FROM ${from}`)) as [
          number[] | null,
        ]
        return values ?? []
      }),
    facts: () => run((connection) => columnFacts(connection, from, dataset)),
  }
}

type Plan = {
  readonly connection: DuckDBConnection
  readonly relation: Relation
  readonly columns: readonly ColumnInfo[]
}

/** Tests that need no more than the row itself share one pass; order and uniqueness have one each. */
async function countTests(plan: Plan, tests: readonly RowTest[]): Promise<TestCount[]> {
  const counts: TestCount[] = []
  const alone: (readonly [number, TestSql])[] = []
  for (const [index, test] of tests.entries()) {
    if (test.kind === 'order') counts[index] = await countOrder(plan, test)
    else if (test.kind === 'unique') counts[index] = await countUnique(plan, test.columns)
    else alone.push([index, await rowTestSql(plan, test)])
  }
  for (let at = 0; at < alone.length; at += TESTS_PER_PASS) {
    const part = alone.slice(at, at + TESTS_PER_PASS)
    const list = part.flatMap(([, sql]) => [`count_if(${sql.looks})`, `count_if(${failing(sql)})`])
    const row = await firstRow(plan.connection, `SELECT ${list.join(', ')} FROM ${plan.relation.from}`)
    part.forEach(([index], i) => {
      counts[index] = { tested: Number(row[2 * i]), failed: Number(row[2 * i + 1]) }
    })
  }
  return counts
}

function failing({ looks, passes }: TestSql): string {
  return `(${looks} AND NOT coalesce(${passes}, false))`
}

async function rowTestSql(plan: Plan, test: Extract<RowTest, { kind: 'cell' | 'condition' }>): Promise<TestSql> {
  const when = test.when === undefined ? 'true' : `coalesce(${await conditionSql(plan, test.when)}, false)`
  if (test.kind === 'condition') return { looks: when, passes: await conditionSql(plan, test.check) }
  await refuseBadPattern(plan.connection, test.test)
  const { looks, passes } = cellTestSql(columnOf(plan, test.column), test.test)
  return { looks: `(${looks} AND ${when})`, passes }
}

async function conditionSql({ connection, relation, columns }: Plan, { where, name }: RowCondition): Promise<string> {
  const source = { name, root: relation.source.root }
  const sql = await parseCondition(connection, where, { source, columns: columns.map((column) => column.name) })
  const [, type] = await firstRow(connection, `DESCRIBE SELECT ${sql} FROM ${relation.from}`).catch(
    (error: unknown) => {
      throw toDataError(source, error)
    },
  )
  if (type === 'BOOLEAN') return sql
  const message = `the condition gives ${String(type)}, not true or false`
  throw new UserError('SCHEMA_INVALID', { file: name, message, fix: 'compare it with a value, for example age < 25' })
}

/** Tries patterns on nothing, so that a wrong one is told where it stands in the schema. */
async function refuseBadPattern(connection: DuckDBConnection, test: CellTest): Promise<void> {
  if (test.kind !== 'pattern' && test.kind !== 'date-format') return
  const written = test.kind === 'pattern' ? test.pattern : test.format
  const attempt =
    test.kind === 'pattern'
      ? `regexp_matches('', ${literal(written)})`
      : `strftime(DATE '2000-01-01', ${literal(written)})`
  await firstRow(connection, `SELECT ${attempt}`).catch((cause: unknown) => {
    const what = test.kind === 'pattern' ? 'regular expression (RE2 syntax)' : 'date format'
    const problem = { file: test.name, message: `${JSON.stringify(written)} is no ${what}`, fix: 'correct it' }
    throw new UserError('SCHEMA_INVALID', problem, { cause })
  })
}

function columnOf({ columns }: Plan, name: string): ColumnInfo {
  const column = columns.find((known) => known.name === name)
  if (column === undefined) throw new Fault('INTERNAL', `the data have no column "${name}" to test`)
  return column
}

type OrderTest = Extract<RowTest, { kind: 'order' }>

/** Rows with a value, each with the one before it in the order of the file. */
function steps(plan: Plan, { column, order }: OrderTest): string {
  const name = identifier(column)
  const { looks } = cellTestSql(columnOf(plan, column), { kind: 'whole' })
  const { from, tieOrder } = plan.relation
  const before = `lag(${name}) OVER (ORDER BY ${tieOrder})`
  return `(SELECT value, row, before IS NOT NULL AS looks, ${orderSql('value', 'before', order)} AS passes
    FROM (SELECT ${name} AS value, ${positionSql(plan.relation)} AS row, ${before} AS before FROM ${from} WHERE ${looks}))`
}

async function countOrder(plan: Plan, test: OrderTest): Promise<TestCount> {
  const counts = await firstRow(
    plan.connection,
    `SELECT count_if(looks), count_if(looks AND NOT passes) FROM ${steps(plan, test)}`,
  )
  return { tested: Number(counts[0]), failed: Number(counts[1]) }
}

/** SQL of the values of a key where all of them are there. */
function keySql(plan: Plan, names: readonly string[]): { readonly list: string; readonly looks: string } {
  const looks = names.map((name) => cellTestSql(columnOf(plan, name), { kind: 'present' }).passes).join(' AND ')
  return { list: names.map(identifier).join(', '), looks }
}

async function countUnique(plan: Plan, names: readonly string[]): Promise<TestCount> {
  const { list, looks } = keySql(plan, names)
  const grouped = `SELECT count(*) AS n FROM ${plan.relation.from} WHERE ${looks} GROUP BY ${list}`
  const counts = await firstRow(
    plan.connection,
    `SELECT coalesce(sum(n), 0), coalesce(sum(n - 1), 0) FROM (${grouped})`,
  )
  return { tested: Number(counts[0]), failed: Number(counts[1]) }
}

async function findExamples(plan: Plan, test: RowTest): Promise<Example[]> {
  const isNumber = 'column' in test && columnOf(plan, test.column).type === 'numeric'
  const reader = await plan.connection.runAndReadAll(await examplesSql(plan, test))
  return reader.getRowsJS().map(
    ([value, rows, row]): Example => ({
      // A whole number is shown as one, whatever type holds it.
      value:
        value === null
          ? undefined
          : String(value)
              .slice(0, SHOWN_CHARACTERS)
              .replace(isNumber ? /\.0$/ : /^$/, ''),
      rows: Number(rows),
      ...(row === null ? {} : { row: Number(row) }),
    }),
  )
}

async function examplesSql(plan: Plan, test: RowTest): Promise<string> {
  const { from } = plan.relation
  const position = positionSql(plan.relation)
  const end = `GROUP BY ALL ORDER BY n DESC, value LIMIT ${EXAMPLES}`
  if (test.kind === 'order') {
    return `SELECT CAST(value AS VARCHAR) AS value, 1 AS n, row FROM ${steps(plan, test)} WHERE looks AND NOT passes ORDER BY row, value LIMIT ${EXAMPLES}`
  }
  if (test.kind === 'unique') {
    const { list, looks } = keySql(plan, test.columns)
    const value = `concat_ws(', ', ${test.columns.map((name) => `CAST(${identifier(name)} AS VARCHAR)`).join(', ')})`
    return `SELECT ${value} AS value, count(*) AS n, min(${position}) AS row FROM ${from} WHERE ${looks}
      GROUP BY ${list} HAVING count(*) > 1 ORDER BY n DESC, value LIMIT ${EXAMPLES}`
  }
  const failed = failing(await rowTestSql(plan, test))
  if (test.kind === 'condition') {
    return `SELECT NULL AS value, 1 AS n, ${position} AS row FROM ${from} WHERE ${failed} AND ${position} IS NOT NULL ORDER BY row LIMIT ${EXAMPLES}`
  }
  const value = `CAST(${identifier(test.column)} AS VARCHAR)`
  return `SELECT ${value} AS value, count(*) AS n, min(${position}) AS row FROM ${from} WHERE ${failed} ${end}`
}

/** SQL of the number of a row in its file, from 1 and without the header; NULL where rows come from several files or a query. */
function positionSql({ files, tieOrder }: Relation): string {
  if (files.length !== 1) return 'NULL::BIGINT'
  return tieOrder === 'rowid' ? '(rowid + 1)' : '(file_row_number + 1)'
}
