import type { Column } from '../data/table.ts'
import type { Prng } from '../kernel/prng.ts'
import type { TaskSpec } from '../model/predictions.ts'
import { type Ask, decisionsOf, tryAsk } from './ask.ts'
import type { ColumnFacts } from './column-facts.ts'
import { margins } from './margins.ts'

/** The smallest change found for one row: what each column moved by and the Euclidean length, in standard deviations. */
export type Found = { readonly moved: Float64Array; readonly distance: number }

export type Search = {
  readonly ask: Ask
  /** All columns of the model, one row per row to flip. */
  readonly all: readonly Column[]
  /** Those that may change, with the same rows. */
  readonly columns: readonly ColumnFacts[]
  /** The decision to flip, per row. */
  readonly decided: Int32Array
  readonly task: TaskSpec
  /** Questions per row, at most. */
  readonly queries: number
  readonly prng: Prng
}

/** One change per row that is tried at once; absent for rows that sit this step out. */
type Step = (row: number) => Float64Array | undefined

const PROBES = [0.1, 0.25, 0.5, 1, 2]
const BISECTIONS = 7
/** Longest step along a direction, in standard deviations. */
const REACH = 3
/** The share of a row's distance by which a random restart must be shorter. */
const SHORTER = 0.9

type State = Search & {
  readonly rows: number
  readonly best: (Found | undefined)[]
  /** How much closer to a flip one standard deviation of a column brings the row, per row and column, with its sign: by the smallest step that shows any. */
  readonly slope: Float64Array
  /** The same by the step that shows most: a tree does not move with small ones. */
  readonly steepest: Float64Array
  readonly start: Float64Array
  asked: number
}

/**
 * Greedy search with random restarts, all rows in one question per step: every column by itself on a grid of steps; the direction in which the
 * score falls fastest, halved to the point of the flip; then random directions around the best change. Equal input gives equal bytes.
 */
export async function searchFlips(
  search: Search,
): Promise<{ readonly found: readonly (Found | undefined)[]; readonly asked: number }> {
  const rows = search.decided.length
  const start = new Float64Array(rows)
  const state: State = {
    ...search,
    rows,
    best: Array.from({ length: rows }, () => undefined),
    slope: new Float64Array(rows * search.columns.length),
    steepest: new Float64Array(rows * search.columns.length),
    start,
    asked: 0,
  }
  const unchanged = await tryStep(state, () => new Float64Array(search.columns.length))
  start.set(unchanged)
  await probeColumns(state)
  await followSlopes(state)
  await shortenBest(state)
  await restartAtRandom(state)
  await shortenBest(state)
  return { found: state.best, asked: state.asked }
}

/** Each column by itself, from the smallest step: a row whose decision has flipped by a shorter step needs no longer one. */
async function probeColumns(state: State): Promise<void> {
  const width = state.columns.length
  const budget = state.queries * 0.6
  const steps = PROBES.filter((_, i) => width * 2 * PROBES.length <= budget || i === 1 || i === 3)
  const tried = Math.min(width, Math.max(1, Math.floor(budget / (2 * steps.length))))
  for (const step of steps) {
    for (let column = 0; column < tried; column++) {
      for (const sign of [1, -1]) await probe(state, column, sign * step)
    }
  }
}

async function probe(state: State, column: number, size: number): Promise<void> {
  const width = state.columns.length
  const step: Step = (row) => {
    const known = state.best[row]
    if (known !== undefined && known.distance < 0.999 * Math.abs(size)) return undefined
    const moved = new Float64Array(width)
    moved[column] = size
    return moved
  }
  const margin = await tryStep(state, step)
  for (let row = 0; row < state.rows; row++) {
    const now = margin[row] as number
    if (Number.isNaN(now)) continue
    const gain = ((state.start[row] as number) - now) / size
    const at = row * width + column
    if (state.slope[at] === 0) state.slope[at] = gain
    if (Math.abs(gain) > Math.abs(state.steepest[at] as number)) state.steepest[at] = gain
  }
}

/** Along the directions in which the row comes closest to a flip per standard deviation: out to the reach, and back by halves. */
async function followSlopes(state: State): Promise<void> {
  for (const slope of [state.slope, state.steepest]) {
    const directions = Array.from({ length: state.rows }, (_, row) => directionOf(state, slope, row))
    await bisect(state, directions, (row) => state.best[row]?.distance ?? REACH)
  }
}

function directionOf({ columns }: State, slope: Float64Array, row: number): Float64Array | undefined {
  const width = columns.length
  return unit(slope.slice(row * width, (row + 1) * width))
}

function unit(vector: Float64Array): Float64Array | undefined {
  const length = Math.hypot(...vector)
  return length > 0 ? vector.map((value) => value / length) : undefined
}

/** The best change made shorter along its own direction. */
async function shortenBest(state: State): Promise<void> {
  const directions = state.best.map((found) => found && unit(found.moved))
  await bisect(state, directions, (row) => state.best[row]?.distance ?? 0)
}

async function bisect(
  state: State,
  directions: readonly (Float64Array | undefined)[],
  reach: (row: number) => number,
): Promise<void> {
  const low = new Float64Array(state.rows)
  const high = Float64Array.from(directions, (direction, row) => (direction === undefined ? 0 : reach(row)))
  for (let i = 0; i <= BISECTIONS; i++) {
    // The farthest point first: where it does not flip, there is nothing to halve, and the halves go unused.
    const at = high.map((far, row) => (i === 0 ? far : (far + (low[row] as number)) / 2))
    const margin = await tryStep(state, (row) => {
      const direction = directions[row]
      return direction === undefined || at[row] === 0
        ? undefined
        : direction.map((value) => value * (at[row] as number))
    })
    for (const [row, now] of margin.entries()) {
      if (now < 0) high[row] = at[row] as number
      else if (i > 0) low[row] = at[row] as number
    }
  }
}

/** Random directions around the best change, a little shorter than it; random ones where there is none yet. */
async function restartAtRandom(state: State): Promise<void> {
  const width = state.columns.length
  const { prng } = state
  const rounds = Math.max(0, Math.min(100, state.queries - state.asked - BISECTIONS - 1))
  for (let i = 0; i < rounds; i++) {
    await tryStep(state, (row) => {
      const found = state.best[row]
      const centre = (found && unit(found.moved)) ?? directionOf(state, state.steepest, row)
      const length = found === undefined ? REACH : found.distance * SHORTER
      const noise = Float64Array.from({ length: width }, () => (prng.next() - 0.5) / Math.sqrt(width))
      return unit(noise.map((value, k) => value + (centre?.[k] ?? 0)))?.map((value) => value * length)
    })
  }
}

/**
 * Asks about one change per row; keeps those that flip and are the shortest yet. The margin of each row, negative where it flipped, NaN where
 * nothing was asked or answered.
 */
async function tryStep(state: State, step: Step): Promise<Float64Array> {
  const result = new Float64Array(state.rows).fill(Number.NaN)
  if (state.asked >= state.queries) return result
  const { changed, moved } = applyStep(state, step)
  state.asked++
  const answer = await tryAsk(state.ask, changed)
  if (answer.state !== 'answered') return result
  const decisions = decisionsOf(answer.predictions, state.task)
  const margin = margins(answer.predictions, state.task, state.rows)
  for (let row = 0; row < state.rows; row++) {
    const by = moved[row]
    if (by === undefined) continue
    const isFlipped = decisions?.[row] !== state.decided[row]
    result[row] = isFlipped ? -(margin[row] as number) - Number.MIN_VALUE : (margin[row] as number)
    const distance = Math.hypot(...by)
    if (isFlipped && distance < (state.best[row]?.distance ?? Number.POSITIVE_INFINITY)) {
      state.best[row] = { moved: by, distance }
    }
  }
  return result
}

/** The columns with the change applied as far as the observed range and whole numbers let it be, and what really moved. */
function applyStep({ all, columns, rows }: State, step: Step) {
  const wanted = Array.from({ length: rows }, (_, row) => step(row))
  const moved = wanted.map((one) => one?.slice())
  const changed = new Map<string, Column>()
  for (const [k, { column, numbers, character }] of columns.entries()) {
    if (column.kind !== 'numeric' || numbers === undefined) continue
    const { sd, min, max } = numbers
    const values = column.values.map((value, row) => {
      const by = wanted[row]?.[k] ?? 0
      if (by === 0 || Number.isNaN(value)) return value
      const now = Math.min(max, Math.max(min, value + by * sd))
      return character === 'whole' ? Math.round(now) : now
    })
    for (let row = 0; row < rows; row++) {
      const by = ((values[row] as number) - (column.values[row] as number)) / sd
      const own = moved[row]
      if (own !== undefined) own[k] = Number.isNaN(by) ? 0 : by
    }
    changed.set(column.name, { ...column, values })
  }
  return { changed: all.map((column) => changed.get(column.name) ?? column), moved }
}
