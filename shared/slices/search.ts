import type { CodedColumn, CodeRange } from './code-columns.ts'
import { type Half, holdsOf, type Shape } from './half.ts'
import { type Part, partOf, saysTheSame } from './overlap.ts'

/** Rows that are searched at most: they come first in an order that is random but for their content. */
const MAX_SEARCHED = 65_536
/** Columns of which every pair is searched: those with the best single conditions. */
const MAX_PAIRED = 20
/** Shapes that are kept of one column or one pair of columns. */
const KEPT_PER_TABLE = 2
/** Standard errors above the rest from which on a shape is worth a test. */
const LEAST_SCORE = 2
/** A second condition must say more than chance makes of the many there are. */
const PAIR_GAIN = 0.5
/** Shapes that are compared with those already taken. */
const MAX_COMPARED = 150
const MAX_OVERLAP_ROWS = 8192

export type SearchRequest = {
  readonly columns: readonly CodedColumn[]
  readonly half: Half
  /** Fewest rows of a slice and of the rest. */
  readonly leaf: number
  /** Smallest effect worth a test, in the unit of the loss. */
  readonly minEffect: number
  /** Candidates that are tested on the other half. */
  readonly max: number
}

type Scored = { readonly shape: Shape; readonly score: number }
type Rated = { readonly column: number; readonly best: number; readonly ranges: readonly CodeRange[] }

/** The slices of one half whose loss stands out most, best first, without those that say the same again. */
export function searchHalf(request: SearchRequest): Shape[] {
  const { columns, half, max, minEffect } = request
  const rows = Math.min(half.rows, MAX_SEARCHED)
  const rate = createRating(half, rows, request)
  const found: Scored[] = []
  const rated = columns.map((column, i): Rated => {
    const table = countCells([i], columns, half, rows)
    const ranges = rangesOf(column)
    const scored = ranges.map((range) => ({ shape: [{ column: i, range }], score: rate(table, range, ALL) }))
    found.push(...best(scored))
    return { column: i, ranges, best: Math.max(0, ...scored.map(({ score }) => score)) }
  })
  const paired = rated.toSorted((a, b) => b.best - a.best || a.column - b.column).slice(0, MAX_PAIRED)
  paired.forEach((one, i) => {
    for (const other of paired.slice(i + 1)) found.push(...searchPair([one, other], request, { rate, rows }))
  })
  return distinct(found, half, { max, minEffect })
}

const ALL: CodeRange = { from: 0, to: 0 }
/** Rows and sum of losses of every pair of codes, as sums from the first code on, one code ahead. */
type Cells = { readonly width: number; readonly counts: Float64Array; readonly sums: Float64Array }
type Rate = (table: Cells, range: CodeRange, second: CodeRange) => number

function searchPair(
  [one, other]: readonly [Rated, Rated],
  { columns, half }: SearchRequest,
  { rate, rows }: { readonly rate: Rate; readonly rows: number },
): Scored[] {
  const table = countCells([one.column, other.column], columns, half, rows)
  const height = columns[one.column]?.size ?? 0
  const alone = other.ranges.map((range) => rate(table, { from: 0, to: height - 1 }, range))
  const kept: Scored[] = []
  for (const range of one.ranges) {
    const own = rate(table, range, { from: 0, to: table.width - 2 })
    other.ranges.forEach((second, i) => {
      const score = rate(table, range, second)
      const least = Math.max(LEAST_SCORE, PAIR_GAIN + Math.max(own, alone[i] as number))
      if (score < least || (kept.length === KEPT_PER_TABLE && score <= (kept.at(-1)?.score ?? 0))) return
      const shape = [
        { column: one.column, range },
        { column: other.column, range: second },
      ]
      kept.push({ shape, score })
      kept.sort((a, b) => b.score - a.score)
      if (kept.length > KEPT_PER_TABLE) kept.pop()
    })
  }
  return kept
}

function best(scored: readonly Scored[]): Scored[] {
  return scored
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, KEPT_PER_TABLE)
}

/** Every run of an ordered column but all of it, every value of another, and what is missing. */
function rangesOf({ values, isOrdered, missing, size }: CodedColumn): CodeRange[] {
  const ranges: CodeRange[] = []
  for (let from = 0; from < values; from++) {
    const last = isOrdered ? values - 1 : from
    for (let to = from; to <= last; to++) if (to - from + 1 < size) ranges.push({ from, to })
  }
  return missing === undefined ? ranges : [...ranges, { from: missing, to: missing }]
}

function countCells(pair: readonly number[], columns: readonly CodedColumn[], half: Half, rows: number): Cells {
  const [first = 0, second] = pair
  const own = half.codes[first] as Uint8Array
  const height = (columns[first]?.size ?? 0) + 1
  const other = second === undefined ? undefined : half.codes[second]
  const width = (second === undefined ? 1 : (columns[second]?.size ?? 0)) + 1
  const counts = new Float64Array(height * width)
  const sums = new Float64Array(height * width)
  const { losses } = half
  for (let row = 0; row < rows; row++) {
    const cell = ((own[row] as number) + 1) * width + (other === undefined ? 0 : (other[row] as number)) + 1
    ;(counts[cell] as number)++
    ;(sums[cell] as number) += losses[row] as number
  }
  for (const table of [counts, sums]) accumulate(table, height, width)
  return { width, counts, sums }
}

function accumulate(table: Float64Array, height: number, width: number): void {
  for (let i = 1; i < height; i++) {
    let line = 0
    for (let j = 1; j < width; j++) {
      line += table[i * width + j] as number
      table[i * width + j] = line + (table[(i - 1) * width + j] as number)
    }
  }
}

/** Standard errors by which the loss of a slice is above that of the rest; 0 where it is too small or its effect does not matter. */
function createRating(half: Half, rows: number, { leaf, minEffect }: SearchRequest): Rate {
  const least = Math.max(2, (leaf * rows) / half.rows)
  let [total, squares] = [0, 0]
  for (let row = 0; row < rows; row++) {
    const loss = half.losses[row] as number
    total += loss
    squares += loss * loss
  }
  const variance = Math.max(0, squares / rows - (total / rows) ** 2)
  return ({ width, counts, sums }, range, second) => {
    const top = range.from * width
    const bottom = (range.to + 1) * width
    const [left, right] = [second.from, second.to + 1]
    const of = (table: Float64Array): number =>
      (table[bottom + right] as number) -
      (table[top + right] as number) -
      (table[bottom + left] as number) +
      (table[top + left] as number)
    const n = of(counts)
    if (n < least || rows - n < least) return 0
    const sum = of(sums)
    const effect = sum / n - (total - sum) / (rows - n)
    return effect > minEffect ? effect / Math.sqrt(variance / n + variance / (rows - n)) : 0
  }
}

/** The best shapes, each with something to say that those before it do not; judged on a sample of the rows. */
function distinct(
  found: readonly Scored[],
  { codes, losses, rows: all }: Half,
  { max, minEffect }: { readonly max: number; readonly minEffect: number },
): Shape[] {
  const rows = Math.min(all, MAX_OVERLAP_ROWS)
  const taken: { readonly shape: Shape; readonly part: Part }[] = []
  for (const { shape } of found.toSorted((a, b) => b.score - a.score).slice(0, MAX_COMPARED)) {
    if (taken.length >= max) break
    const part = partOf(holdsOf(shape, { rows, codes }))
    if (taken.some((other) => saysTheSame(part, other.part, { losses, minEffect }))) continue
    taken.push({ shape, part })
  }
  return taken.map(({ shape }) => shape)
}
