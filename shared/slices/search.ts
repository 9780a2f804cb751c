import { ALL, type Cells, countCells, inBox, type Scale, scaleOf, score } from './cells.ts'
import type { CodedColumn, CodeRange } from './code-columns.ts'
import { type Half, holdsOf, type Shape } from './half.ts'
import { type Part, partOf, saysTheSame } from './overlap.ts'

/** Rows that are searched at most: they come first in an order that is random but for their content. */
const MAX_SEARCHED = 32_768
/** Columns of which every pair is searched: those with the best single conditions. */
const MAX_PAIRED = 20
/** A slice of more rows is the rule, and what is left the exception. */
const MAX_SHARE = 0.5
/** Shapes that are kept of one column or one pair of columns. */
const KEPT_PER_TABLE = 2
/** Standard errors above the others from which on a condition is worth a test. */
const LEAST_SCORE = 2
/** Shapes that are compared with those already taken, and the rows that this is judged on. */
const MAX_COMPARED = 120
const MAX_OVERLAP_ROWS = 4096

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

type Found = { readonly shape: Shape; readonly score: number }
type Rated = { readonly column: number; readonly best: number; readonly ranges: readonly CodeRange[] }
type Search = { readonly request: SearchRequest; readonly scale: Scale; readonly least: number; readonly most: number }

/** The slices of one half whose loss stands out most, best first, without those that say the same again. */
export function searchHalf(request: SearchRequest): Shape[] {
  const { columns, half, leaf, minEffect } = request
  const rows = Math.min(half.rows, MAX_SEARCHED)
  const least = Math.max(2, (leaf * rows) / half.rows)
  const scale = scaleOf(half, rows, minEffect)
  const search = { request, scale, least, most: Math.min(MAX_SHARE * rows, rows - least) }
  const singles = columns.map((_, column) => searchColumn(column, search))
  const paired = singles.map(({ rated }) => rated).toSorted((a, b) => b.best - a.best || a.column - b.column)
  const pairs = paired
    .slice(0, MAX_PAIRED)
    .flatMap((one, i, all) => all.slice(i + 1).flatMap((other) => searchPair(one, other, search)))
  return distinct([...singles.flatMap(({ found }) => found), ...pairs], request)
}

function searchColumn(column: number, { request, scale, least, most }: Search): { rated: Rated; found: Found[] } {
  const { columns, half } = request
  const cells = countCells([column], columns, half, scale.rows)
  const ranges = rangesOf(columns[column] as CodedColumn)
  const found = ranges.map((range): Found => {
    const n = inBox(cells.counts, cells.width, range, ALL)
    const isFit = n >= least && n <= most
    return { shape: [{ column, range }], score: isFit ? score(scale, partIn(cells, range, ALL), scale) : 0 }
  })
  const sorted = found.toSorted((a, b) => b.score - a.score)
  const kept = sorted.filter((one) => one.score >= LEAST_SCORE).slice(0, KEPT_PER_TABLE)
  return { rated: { column, ranges, best: sorted[0]?.score ?? 0 }, found: kept }
}

/** Both conditions must say something: each makes the rows of the other worse, by more than matters and more than chance. */
function searchPair(one: Rated, other: Rated, { request, scale, least, most }: Search): Found[] {
  const { columns, half } = request
  const cells = countCells([one.column, other.column], columns, half, scale.rows)
  const { width, counts } = cells
  const every = [
    { from: 0, to: (columns[one.column]?.size ?? 1) - 1 },
    { from: 0, to: width - 2 },
  ] as const
  const alone = other.ranges.map((range) => wholeOf(cells, every[0], range))
  const kept: Found[] = []
  for (const range of one.ranges) {
    const own = wholeOf(cells, range, every[1])
    if (inBox(counts, width, range, every[1]) < least) continue
    for (let i = 0; i < other.ranges.length; i++) {
      const second = other.ranges[i] as CodeRange
      const n = inBox(counts, width, range, second)
      if (n < least || n > most) continue
      const part = partIn(cells, range, second)
      const found = score(scale, part, scale)
      if (found < leastOf(kept) || !addsTo([own, alone[i] as Whole], scale, part)) continue
      const shape = [
        { column: one.column, range },
        { column: other.column, range: second },
      ]
      keep(kept, { shape, score: found })
    }
  }
  return kept
}

/** Are the rows worse than the others of each whole that they are a part of? */
function addsTo(wholes: readonly Whole[], scale: Scale, part: Weighed): boolean {
  return wholes.every((whole) => score(scale, part, whole) >= LEAST_SCORE)
}

/** What a shape must reach to be among the best of its table. */
function leastOf(kept: readonly Found[]): number {
  return kept.length < KEPT_PER_TABLE ? LEAST_SCORE : (kept.at(-1)?.score ?? LEAST_SCORE)
}

function keep(kept: Found[], one: Found): void {
  kept.push(one)
  kept.sort((a, b) => b.score - a.score)
  if (kept.length > KEPT_PER_TABLE) kept.pop()
}

type Whole = Pick<Scale, 'mass' | 'total'>
type Weighed = { readonly mass: number; readonly sum: number }

function wholeOf(cells: Cells, range: CodeRange, second: CodeRange): Whole {
  const { mass, sum } = partIn(cells, range, second)
  return { mass, total: sum }
}

function partIn({ masses, sums, width }: Cells, range: CodeRange, second: CodeRange): Weighed {
  return { mass: inBox(masses, width, range, second), sum: inBox(sums, width, range, second) }
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

/** The best shapes, each with something to say that those before it do not. */
function distinct(found: readonly Found[], { half, max, minEffect }: SearchRequest): Shape[] {
  const rows = Math.min(half.rows, MAX_OVERLAP_ROWS)
  const context = { losses: half.losses.subarray(0, rows), weights: half.weights, minEffect }
  const taken: { readonly shape: Shape; readonly part: Part }[] = []
  for (const { shape } of found.toSorted((a, b) => b.score - a.score).slice(0, MAX_COMPARED)) {
    if (taken.length >= max) break
    const part = partOf(holdsOf(shape, { rows, codes: half.codes }))
    if (taken.some((other) => saysTheSame(part, other.part, context))) continue
    taken.push({ shape, part })
  }
  return taken.map(({ shape }) => shape)
}
