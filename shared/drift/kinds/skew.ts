import { masked } from '../../data/pii.ts'
import type { Column } from '../../data/table.ts'
import { cellText } from '../../data/table.ts'
import { type Problem, UserError } from '../../kernel/error.ts'

/** Two numbers count as equal when they differ by no more than this share of the larger: a detour over float32. */
export const SKEW_TOLERANCE = 1e-6
/** Share of cells that may differ before a column is skewed. */
export const MATERIAL_SKEW = 0.001

/** Rows of both sides with the same id. */
export type MatchedRows = {
  readonly reference: Int32Array
  readonly serving: Int32Array
  readonly onlyReference: number
  readonly onlyServing: number
}

export type SkewedColumn = { readonly name: string; readonly differing: number; readonly example?: SkewExample }
export type SkewExample = { readonly id: string; readonly reference: string; readonly serving: string }

/** Finds the rows of both sides by id. Throws UserError ID_INVALID, both sides at once, when an id is missing or repeats. */
export function matchRows(reference: Column, serving: Column): MatchedRows {
  const sides = [reference, serving].map((column, side) =>
    indexIds(column, side === 0 ? 'reference' : 'drift.skew.serving'),
  )
  const problems = sides.flatMap((side) => side.problems)
  if (problems.length > 0) throw new UserError('ID_INVALID', problems)
  const [one, other] = sides.map((side) => side.rows)
  const rows: [number, number][] = []
  for (const [id, row] of one ?? []) {
    const match = other?.get(id)
    if (match !== undefined) rows.push([row, match])
  }
  return {
    reference: Int32Array.from(rows, ([row]) => row),
    serving: Int32Array.from(rows, ([, row]) => row),
    onlyReference: (one?.size ?? 0) - rows.length,
    onlyServing: (other?.size ?? 0) - rows.length,
  }
}

/** Counts matched rows whose cells differ: missing on one side only, another text, or another number beyond the tolerance. */
export function compareCells(
  reference: Column,
  serving: Column,
  { rows, ids }: { rows: MatchedRows; ids: Column },
): SkewedColumn {
  let differing = 0
  let example: SkewExample | undefined
  rows.reference.forEach((row, i) => {
    const other = rows.serving[i] as number
    if (isSame(reference, row, serving, other)) return
    differing += 1
    example ??= {
      id: shown(ids, row),
      reference: shown(reference, row),
      serving: shown(serving, other),
    }
  })
  return { name: reference.name, differing, ...(example === undefined ? {} : { example }) }
}

function indexIds(column: Column, file: string): { readonly rows: Map<string, number>; readonly problems: Problem[] } {
  const count = column.kind === 'text' ? column.codes.length : column.values.length
  const rows = new Map<string, number>()
  let [missing, repeated] = [0, 0]
  for (let row = 0; row < count; row++) {
    const id = cellText(column, row)
    if (id === undefined) missing += 1
    else if (rows.has(id)) repeated += 1
    else rows.set(id, row)
  }
  const fix = 'name a column under `drift.skew.id` that tells every row apart'
  const problems: Problem[] = []
  if (missing > 0) problems.push({ file, message: `${missing} rows have no "${column.name}"`, fix })
  if (repeated > 0) problems.push({ file, message: `${repeated} rows repeat a "${column.name}" of another row`, fix })
  return { rows, problems }
}

function isSame(one: Column, row: number, other: Column, otherRow: number): boolean {
  if (one.kind === 'numeric' && other.kind === 'numeric') {
    const [a, b] = [one.values[row] ?? Number.NaN, other.values[otherRow] ?? Number.NaN]
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b)
    return a === b || Math.abs(a - b) <= SKEW_TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
  }
  return cellText(one, row) === cellText(other, otherRow)
}

function shown(column: Column, row: number): string {
  return masked((cellText(column, row) ?? 'missing').slice(0, 100), undefined) || '(empty)'
}
