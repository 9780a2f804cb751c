import { nearestName } from '../../document/nearest-name.ts'
import { type Problem, UserError } from '../../kernel/error.ts'
import type { DataColumn } from '../plan-columns.ts'
import type { AskedKinds } from './asked.ts'

type Sides = { readonly reference: readonly DataColumn[]; readonly current: readonly DataColumn[] }

/** Throws UserError COLUMN_MISSING for a named column that a side lacks, and CONFIG_INVALID for one of the wrong kind; every problem at once. */
export function checkAsked({ prediction, season }: AskedKinds, sides: Sides): void {
  const asked = [
    ...(prediction === undefined ? [] : [{ key: 'drift.prediction', name: prediction, types: NOT_NESTED }]),
    ...(season === undefined ? [] : [{ key: 'drift.season.time', name: season.time, types: ['date'] }]),
  ]
  const found = asked.flatMap((one) =>
    Object.entries(sides).map(([side, columns]) => problemOf({ ...one, side }, columns)),
  )
  const missing = found.flatMap((one) => one?.missing ?? [])
  const wrong = found.flatMap((one) => one?.wrong ?? [])
  if (missing.length > 0) throw new UserError('COLUMN_MISSING', [...missing, ...wrong])
  if (wrong.length > 0) throw new UserError('CONFIG_INVALID', wrong)
}

type Asked = Missing & { readonly types: readonly string[] }

function problemOf(
  asked: Asked,
  columns: readonly DataColumn[],
): { readonly missing?: Problem; readonly wrong?: Problem } | undefined {
  const { key, name, side, types } = asked
  const column = columns.find((one) => one.name === name)
  if (column === undefined) return { missing: missingProblem(asked, columns) }
  if (types.includes(column.type)) return undefined
  const holds = column.type === 'other' ? 'nested values' : `${column.type} values`
  const message = `the column "${name}" of the ${side} data holds ${holds}`
  const fix = types.includes('date') ? 'name a column of dates or times' : 'name a column of scores or classes'
  return { wrong: { file: key, message, fix } }
}

const NOT_NESTED = ['numeric', 'text', 'boolean']

type Missing = { readonly key: string; readonly name: string; readonly side: string }

function missingProblem({ key, name, side }: Missing, columns: readonly DataColumn[]): Problem {
  const near = nearestName(
    name,
    columns.map((column) => column.name),
  )
  return {
    file: key,
    message: `there is no column "${name}" in the ${side} data`,
    fix: near === undefined ? 'name a column that both sides have' : `did you mean "${near}"?`,
  }
}
