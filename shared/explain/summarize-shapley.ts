import type { Column } from '../data/table.ts'
import { twoSidedT } from '../stats/student.ts'
import { takeRows } from './rows.ts'
import type { Shapley } from './shapley.ts'
import { standardRanks } from './units.ts'

/** Bins of the picture of all values. */
export const SWARM_BINS = 40
/** A value whose standard error is above this share of the row's whole attribution has not converged. */
const UNCONVERGED = 0.1

type Bounds = { readonly low: number; readonly high: number; readonly level: number; readonly method: string }
type Figure = { readonly value: number; readonly interval: Bounds }

/** What Shapley values of many rows say about one unit. */
export type Attribution = {
  /** Mean size of the values. */
  readonly size: Figure
  /** Its share of the sizes of all units. */
  readonly share: Figure
  /** Rank correlation of the unit's value with its Shapley value, for a unit of one ordered column. */
  readonly direction?: number
  /** Rows per bin of the value, for low, middle and high values of the column; one list where the column has no order. */
  readonly swarm: readonly (readonly number[])[]
}

export type Attributions = {
  readonly of: ReadonlyMap<string, Attribution>
  /** The ends of the bins, the same for all units. */
  readonly range: readonly [low: number, high: number]
  readonly unconverged: number
  readonly largestError: number
}

/** Sizes, shares and directions per unit. `columns` are the model's, `rows` those that were explained. */
export function summarizeShapley(
  shapley: Shapley,
  { columns, rows, level }: { readonly columns: readonly Column[]; readonly rows: Int32Array; readonly level: number },
): Attributions {
  const { units, phi, error } = shapley
  const m = units.length
  const totals = Float64Array.from(rows, (_, row) => sumOfSizes(phi.subarray(row * m, (row + 1) * m)))
  const range = [Math.min(0, ...phi), Math.max(0, ...phi)] as const
  const of = new Map<string, Attribution>()
  for (const [unit, { name, columns: names }] of units.entries()) {
    const values = Float64Array.from(rows, (_, row) => phi[row * m + unit] as number)
    const [first] = names.length === 1 ? columns.filter((column) => column.name === names[0]) : []
    const ranks = first === undefined ? undefined : standardRanks(takeRows(first, rows))
    const ranked = standardRanks({ kind: 'numeric', name, values })
    const direction =
      ranks && ranked ? ranks.reduce((sum, rank, i) => sum + rank * (ranked[i] as number), 0) : undefined
    of.set(name, {
      size: ratioFigure(
        values.map(Math.abs),
        totals.map(() => 1),
        level,
        Number.POSITIVE_INFINITY,
      ),
      share: ratioFigure(values.map(Math.abs), totals, level, 1),
      ...(direction === undefined ? {} : { direction: Math.max(-1, Math.min(1, direction)) }),
      swarm: swarmOf(values, ranks, range),
    })
  }
  const unconverged = error.reduce((count, value, i) => {
    return count + (value > UNCONVERGED * (totals[Math.floor(i / m)] as number) ? 1 : 0)
  }, 0)
  return { of, range, unconverged, largestError: Math.max(0, ...error) }
}

function sumOfSizes(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0)
}

/** A ratio of two sums over rows with its interval by linearisation (Cochran, Sampling Techniques, 1977, chapter 6), kept in [0, most]. */
function ratioFigure(above: Float64Array, below: Float64Array, level: number, most: number): Figure {
  const rows = above.length
  const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0)
  const total = sum(below)
  const value = total > 0 ? sum(above) / total : 0
  const squares = above.reduce((all, own, row) => all + (own - value * (below[row] as number)) ** 2, 0)
  const half =
    total > 0 && rows > 1 ? twoSidedT(level, rows - 1) * (Math.sqrt((squares * rows) / (rows - 1)) / total) : 0
  const interval = { low: Math.max(0, value - half), high: Math.min(most, value + half), level, method: 'student-rows' }
  return { value, interval }
}

/** Counts per bin and third of the column's values. */
function swarmOf(
  values: Float64Array,
  ranks: Float64Array | undefined,
  [low, high]: Attributions['range'],
): number[][] {
  const empty = (): number[] => Array.from({ length: SWARM_BINS }, () => 0)
  const thirds = ranks === undefined ? [empty()] : [empty(), empty(), empty()]
  const [from, to] = thirdsOf(ranks)
  for (const [row, value] of values.entries()) {
    const place = high > low ? Math.min(SWARM_BINS - 1, Math.floor(((value - low) / (high - low)) * SWARM_BINS)) : 0
    const rank = ranks?.[row] ?? 0
    const third = ranks === undefined ? 0 : rank < from ? 0 : rank <= to ? 1 : 2
    const bins = thirds[third] as number[]
    ;(bins[place] as number)++
  }
  return thirds
}

function thirdsOf(ranks: Float64Array | undefined): [number, number] {
  if (ranks === undefined) return [0, 0]
  const sorted = ranks.toSorted()
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number
  return [at(1 / 3), at(2 / 3)]
}
