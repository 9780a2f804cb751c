import type { DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../../data/table.ts'
import { UserError } from '../../kernel/error.ts'
import type { AggregateRequest } from '../../ports/table-engine.ts'
import { parseAggregate } from './condition.ts'
import { identifier } from './connection.ts'
import { dataError, type SourceName, toDataError } from './data-error.ts'

/** Where the rows are: `from` and `orderBy` are SQL. */
export type AggregatePlan = {
  readonly from: string
  readonly orderBy: string | undefined
  readonly columns: readonly string[]
  readonly root: string
}

/** Sums of doubles may differ in their last digits from run to run, because threads add in any order. */
const DIGITS = 12
const [ROWS, DRAWS, BESIDE] = ['assay_rows', 'assay_draws', 'assay_beside']

/**
 * Evaluates aggregates over the rows with further columns beside them: on all rows, then on each draw, in which a unit stands as often as
 * it was drawn, so that every aggregate means what it means. NaN where an aggregate has no answer. Throws UserError CONFIG_INVALID.
 */
export async function aggregate(
  connection: DuckDBConnection,
  request: AggregateRequest,
  plan: AggregatePlan,
): Promise<Float64Array[]> {
  const added = request.columns.map(({ name }) => name)
  const lower = new Set(added.map((name) => name.toLowerCase()))
  const known = [...new Set([...added, ...plan.columns])]
  const used = new Set<string>()
  const expressions: { readonly sql: string; readonly source: SourceName }[] = []
  for (const { sql, name } of request.expressions) {
    const source = { name, root: plan.root }
    const parsed = await parseAggregate(connection, sql, { source, columns: known })
    for (const column of parsed.columns) used.add(column)
    expressions.push({ sql: parsed.sql, source })
  }
  try {
    await makeRows(
      connection,
      request,
      plan,
      [...used].filter((name) => !lower.has(name.toLowerCase())),
    )
    await makeDraws(connection, request)
    const found: Float64Array[] = []
    for (const { sql, source } of expressions) {
      found.push(
        await evaluate(connection, sql, request.draws.length + 1).catch((error: unknown) => {
          throw toMetricError(source, error)
        }),
      )
    }
    return found
  } finally {
    for (const name of [ROWS, DRAWS, BESIDE]) await connection.run(`DROP TABLE IF EXISTS ${name}`)
  }
}

/** What DuckDB has against an expression is a mistake in assay.yml, not in the data. */
function toMetricError(source: SourceName, error: unknown): Error {
  const known = toDataError(source, error)
  if (!(known instanceof UserError)) return known
  const message = known.problems.map((problem) => problem.message).join('; ')
  return dataError(
    source,
    message,
    'write one aggregate, for example sum(amount * decision) / count(*)',
    'CONFIG_INVALID',
  )
}

async function evaluate(connection: DuckDBConnection, sql: string, size: number): Promise<Float64Array> {
  const answer = await connection.runAndReadAll(
    `SELECT assay_draw, CAST((${sql}) AS DOUBLE) FROM ${ROWS} JOIN ${DRAWS} USING (assay_unit) GROUP BY assay_draw`,
  )
  const values = new Float64Array(size).fill(Number.NaN)
  for (const [draw, value] of answer.getRowsJS()) {
    if (typeof value === 'number') values[Number(draw)] = Number(value.toPrecision(DIGITS))
  }
  return values
}

/** The rows in their order, each with its unit and the further columns. */
async function makeRows(
  connection: DuckDBConnection,
  { columns, units }: AggregateRequest,
  { from, orderBy }: AggregatePlan,
  own: readonly string[],
): Promise<void> {
  const types = columns.map(({ name, kind }) => `${identifier(name)} ${kind === 'numeric' ? 'DOUBLE' : 'VARCHAR'}`)
  await connection.run(`CREATE TEMP TABLE ${BESIDE} (assay_row BIGINT, assay_unit INTEGER, ${types.join(', ')})`)
  const appender = await connection.createAppender(BESIDE)
  for (let row = 0; row < units.length; row++) {
    appender.appendBigInt(BigInt(row))
    appender.appendInteger(units[row] as number)
    for (const column of columns) {
      const value = cellOf(column, row)
      if (value === undefined) appender.appendNull()
      else if (typeof value === 'number') appender.appendDouble(value)
      else appender.appendVarchar(value)
    }
    appender.endRow()
  }
  appender.closeSync()
  const order = orderBy === undefined ? '' : `ORDER BY ${orderBy}`
  const picked = own.map((name) => `, ${identifier(name)}`).join('')
  await connection.run(`CREATE TEMP TABLE ${ROWS} AS SELECT * EXCLUDE (assay_row)
    FROM (SELECT row_number() OVER (${order}) - 1 AS assay_row${picked} FROM ${from}) JOIN ${BESIDE} USING (assay_row)`)
}

function cellOf(column: Column, row: number): number | string | undefined {
  if (column.kind === 'text') return column.dictionary[column.codes[row] ?? -1]
  const value = column.values[row] as number
  return Number.isNaN(value) ? undefined : value
}

/** Draw 0 has every unit once. */
async function makeDraws(connection: DuckDBConnection, { units, draws }: AggregateRequest): Promise<void> {
  await connection.run(`CREATE TEMP TABLE ${DRAWS} (assay_draw INTEGER, assay_unit INTEGER)`)
  const appender = await connection.createAppender(DRAWS)
  const append = (draw: number, unit: number): void => {
    appender.appendInteger(draw)
    appender.appendInteger(unit)
    appender.endRow()
  }
  const count = units.reduce((most, unit) => Math.max(most, unit), -1) + 1
  for (let unit = 0; unit < count; unit++) append(0, unit)
  for (const [i, times] of draws.entries()) {
    for (let unit = 0; unit < times.length; unit++) {
      for (let k = 0; k < (times[unit] as number); k++) append(i + 1, unit)
    }
  }
  appender.closeSync()
}
