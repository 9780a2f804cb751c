import type { DuckDBConnection } from '@duckdb/node-api'
import type { Condition } from '../../ports/table-engine.ts'
import { parseCondition } from './condition.ts'
import { eachChunk } from './connection.ts'
import { dataError, type SourceName, toDataError } from './data-error.ts'

/** Where the rows are: `from` and `orderBy` are SQL. */
export type ConditionPlan = {
  readonly from: string
  readonly rows: number
  readonly orderBy: string | undefined
  readonly columns: readonly string[]
  readonly root: string
}

/** Conditions that are asked in one query, a bit of a number each. */
const AT_ONCE = 30

type Asked = { readonly sql: string; readonly source: SourceName }

/** Evaluates conditions row by row in the order of the plan: 1 where one holds, 0 where it does not or has no answer. */
export async function readConditions(
  connection: DuckDBConnection,
  conditions: readonly Condition[],
  plan: ConditionPlan,
): Promise<Uint8Array[]> {
  const asked: Asked[] = []
  for (const { where, name } of conditions) {
    const source = { name, root: plan.root }
    asked.push({ sql: await parseCondition(connection, where, { source, columns: plan.columns }), source })
  }
  await refuseOtherTypes(connection, asked, plan)
  const found: Uint8Array[] = []
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    found.push(...(await readTogether(connection, asked.slice(at, at + AT_ONCE), plan)))
  }
  return found
}

/** One query for all; where a row is wrong for one of them, each by itself, so that the error names the one. */
async function readTogether(
  connection: DuckDBConnection,
  asked: readonly Asked[],
  plan: ConditionPlan,
): Promise<Uint8Array[]> {
  try {
    return await readBits(connection, asked, plan)
  } catch {
    const found: Uint8Array[] = []
    for (const one of asked) {
      const alone = await readBits(connection, [one], plan).catch((error: unknown) => {
        throw toDataError(one.source, error)
      })
      found.push(...alone)
    }
    return found
  }
}

/** Throws UserError CONFIG_INVALID for a condition that is not true or false, or that DuckDB cannot bind. */
async function refuseOtherTypes(
  connection: DuckDBConnection,
  asked: readonly Asked[],
  plan: ConditionPlan,
): Promise<void> {
  const all = await typesOf(connection, asked, plan).catch(() => undefined)
  for (const [i, one] of asked.entries()) {
    const type = all === undefined ? await typeAlone(connection, one, plan) : all[i]
    if (type === 'BOOLEAN') continue
    const message = `the condition gives ${String(type)}, not true or false`
    throw dataError(one.source, message, 'compare it with a value, for example age < 25', 'CONFIG_INVALID')
  }
}

async function typeAlone(connection: DuckDBConnection, one: Asked, plan: ConditionPlan): Promise<unknown> {
  try {
    return (await typesOf(connection, [one], plan))[0]
  } catch (error) {
    throw toDataError(one.source, error)
  }
}

async function typesOf(
  connection: DuckDBConnection,
  asked: readonly Asked[],
  { from }: ConditionPlan,
): Promise<readonly unknown[]> {
  const described = await connection.runAndReadAll(
    `DESCRIBE SELECT ${asked.map(({ sql }, i) => `(${sql}) AS c${i}`).join(', ')} FROM ${from}`,
  )
  return described.getRows().map(([, type]) => type)
}

async function readBits(
  connection: DuckDBConnection,
  asked: readonly Asked[],
  plan: ConditionPlan,
): Promise<Uint8Array[]> {
  const order = plan.orderBy === undefined ? '' : ` ORDER BY ${plan.orderBy}`
  const bits = asked.map(({ sql }, bit) => `CASE WHEN (${sql}) THEN ${2 ** bit} ELSE 0 END`).join(' + ')
  const result = await connection.stream(`SELECT CAST(${bits} AS INTEGER) FROM ${plan.from}${order}`)
  const holds = asked.map(() => new Uint8Array(plan.rows))
  await eachChunk(result, (chunk, start) => {
    const vector = chunk.getColumnVector(0)
    const { rowCount } = chunk
    for (let i = 0; i < rowCount; i++) {
      const answers = vector.getItem(i) as number
      for (const [bit, one] of holds.entries()) one[start + i] = (answers >>> bit) & 1
    }
  })
  return holds
}
