import type { DuckDBConnection } from '@duckdb/node-api'
import type { Condition } from '../../ports/table-engine.ts'
import { parseCondition } from './condition.ts'
import { eachChunk, firstRow } from './connection.ts'
import { dataError, type SourceName, toDataError } from './data-error.ts'

/** Where the rows are: `from` and `orderBy` are SQL. */
export type ConditionPlan = {
  readonly from: string
  readonly rows: number
  readonly orderBy: string | undefined
  readonly columns: readonly string[]
  readonly root: string
}

/** Evaluates conditions row by row in the order of the plan: 1 where one holds, 0 where it does not or has no answer. */
export async function readConditions(
  connection: DuckDBConnection,
  conditions: readonly Condition[],
  plan: ConditionPlan,
): Promise<Uint8Array[]> {
  const found: Uint8Array[] = []
  for (const { where, name } of conditions) {
    const source = { name, root: plan.root }
    const sql = await parseCondition(connection, where, { source, columns: plan.columns })
    try {
      await refuseOtherTypes(connection, sql, plan, source)
      found.push(await readCondition(connection, sql, plan))
    } catch (error) {
      throw toDataError(source, error)
    }
  }
  return found
}

async function refuseOtherTypes(
  connection: DuckDBConnection,
  sql: string,
  { from }: ConditionPlan,
  source: SourceName,
): Promise<void> {
  const [, type] = await firstRow(connection, `DESCRIBE SELECT ${sql} FROM ${from}`)
  if (type === 'BOOLEAN') return
  const message = `the condition gives ${String(type)}, not true or false`
  throw dataError(source, message, 'compare it with a value, for example age < 25', 'CONFIG_INVALID')
}

async function readCondition(connection: DuckDBConnection, sql: string, plan: ConditionPlan): Promise<Uint8Array> {
  const order = plan.orderBy === undefined ? '' : ` ORDER BY ${plan.orderBy}`
  const result = await connection.stream(`SELECT coalesce(${sql}, false) FROM ${plan.from}${order}`)
  const holds = new Uint8Array(plan.rows)
  await eachChunk(result, (chunk, start) => {
    const vector = chunk.getColumnVector(0)
    for (let i = 0; i < chunk.rowCount; i++) holds[start + i] = Number(vector.getItem(i) === true)
  })
  return holds
}
