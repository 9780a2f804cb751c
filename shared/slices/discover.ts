import { MIN_GROUP_ROWS } from '../evidence/groups.ts'
import { benjaminiHochberg } from '../stats/multiplicity.ts'
import type { CodedColumn } from './code-columns.ts'
import { type Half, holdsOf, type Shape, takeHalf } from './half.ts'
import { type Measured, type MeasuredRows, measureWeakness, measureWorsening, rowsWorth } from './measure-slice.ts'
import { areSame, type Context, isInside, isPlainPart, type Part, partOf, saysTheSame } from './overlap.ts'
import { searchHalf } from './search.ts'

/** False discovery rate over the candidates. */
const RATE = 0.05
/** Each half is searched for the other, so each has half of the rate. */
const DIRECTIONS = 2
const MIN_LEAF_SHARE = 0.01
/** Rows that decide whether two slices say the same. */
const MAX_MERGE_ROWS = 16_384

export type DiscoverRequest = {
  readonly columns: readonly CodedColumn[]
  /** Per row in canonical order, as all below: 0 or 1, all rows of a cluster alike. */
  readonly half: Uint8Array
  readonly isError: boolean
  /** Losses of the candidate; less is better. */
  readonly own: Float64Array
  /** Candidate minus champion: search for what became worse instead of what is weak. */
  readonly change?: Float64Array
  readonly clusters?: Int32Array
  /** How much each row counts; all alike without. */
  readonly weights?: Float64Array
  readonly minEffect: number
  /** Candidates per half. */
  readonly max: number
  /** Nominal coverage of the intervals. */
  readonly level: number
}

/** A slice that stood the test, its numbers as losses. `level` is the coverage of the effect's interval after widening for the selection. */
export type Discovered = {
  readonly shape: Shape
  readonly rows: number
  readonly measured: Measured
  readonly low: number
  readonly high: number
  readonly adjustedPValue: number
}

/** Fewest rows of a slice in a half of `rows` rows. */
export function leafOf(rows: number): number {
  return Math.max(MIN_GROUP_ROWS, Math.ceil(MIN_LEAF_SHARE * rows))
}

/**
 * Searches each half for slices that stand out and tests them on the other, so no row that found a slice says how weak it is. Kept is what
 * Benjamini-Hochberg selects and whose effect, with an interval widened for the selection (Y. Benjamini and D. Yekutieli, JASA 100, 2005), is
 * above `minEffect`; of slices that say the same the more general one stays. Largest effect times size first.
 */
export function discoverSlices(request: DiscoverRequest): { readonly found: Discovered[]; readonly tested: number } {
  const { columns, half, own, change = own, clusters, weights } = request
  const all = { losses: change, half, clusters, weights }
  const halves = ([0, 1] as const).map((which) => takeHalf(columns, all, which))
  const owns = ([0, 1] as const).map((which) => takeHalf([], { losses: own, half }, which).losses)
  const results = ([0, 1] as const).map((searched) => {
    const other = searched === 0 ? 1 : 0
    const [from, to] = [halves[searched] as Half, halves[other] as Half]
    return testOn(
      searchHalf({ ...request, half: from, leaf: leafOf(from.rows) }),
      to,
      owns[other] as Float64Array,
      request,
    )
  })
  const found = results.flatMap((result) => result.found)
  const tested = results.reduce((sum, result) => sum + result.tested, 0)
  return { found: merge(found, request), tested }
}

type Tested = Omit<Discovered, 'rows'>

function testOn(shapes: readonly Shape[], half: Half, own: Float64Array, request: DiscoverRequest) {
  const { change, isError, level, minEffect } = request
  const rows: MeasuredRows = {
    isError,
    own,
    ...(change === undefined ? {} : { change: half.losses }),
    ...(half.clusters === undefined ? {} : { clusters: half.clusters }),
    ...(half.weights === undefined ? {} : { weights: half.weights }),
  }
  const measure = change === undefined ? measureWeakness : measureWorsening
  const measured = shapes.flatMap((shape) => {
    const { holds } = partOf(holdsOf(shape, half))
    const isLarge = rowsWorth(holds, half.weights).every((n) => n >= MIN_GROUP_ROWS)
    return isLarge ? [{ shape, measured: measure(rows, holds) }] : []
  })
  const adjusted = benjaminiHochberg(measured.map((one) => one.measured.pValue)).map((p) => Math.min(1, DIRECTIONS * p))
  const selected = adjusted.filter((p) => p <= RATE).length
  const widened = 1 - ((1 - level) * selected) / Math.max(1, measured.length)
  const found = measured.flatMap((one, i): Tested[] => {
    const adjustedPValue = adjusted[i] as number
    if (adjustedPValue > RATE) return []
    const { low, high } = one.measured.bounds(widened)
    return low > minEffect ? [{ ...one, low, high, adjustedPValue }] : []
  })
  return { found, tested: measured.length }
}

type Candidate = Discovered & { readonly part: Part }

function merge(tested: readonly Tested[], { columns, own, change, minEffect, weights }: DiscoverRequest): Discovered[] {
  const every = change ?? own
  const losses = every.subarray(0, MAX_MERGE_ROWS)
  const all = { rows: every.length, codes: columns.map(({ codes }) => codes) }
  const candidates = tested.map((one): Candidate => {
    const part = partOf(holdsOf(one.shape, all))
    return { ...one, part: partOf(part.holds.subarray(0, MAX_MERGE_ROWS)), rows: part.n }
  })
  const context = { losses, minEffect, weights }
  const general = candidates.toSorted((a, b) => a.shape.length - b.shape.length || b.rows - a.rows || order(a, b))
  const once = without(general, (one, kept) => kept.some((other) => areSame(one.part, other.part)))
  const sure = without(once.toSorted(order), (one, kept) => isKnown(one, kept, context))
  const large = sure.toSorted((a, b) => b.rows - a.rows || order(a, b))
  const whole = without(large, (one, kept) => kept.some((other) => isPlainPart(one.part, other.part, context)))
  return whole
    .toSorted((a, b) => b.measured.effect * b.rows - a.measured.effect * a.rows || order(a, b))
    .map(({ part, ...one }) => one)
}

/** Surest first. */
function order(a: Candidate, b: Candidate): number {
  return a.measured.pValue - b.measured.pValue || b.low - a.low || compareShapes(a.shape, b.shape)
}

function compareShapes(a: Shape, b: Shape): number {
  const [first, second] = [a, b].map((shape) => shape.flatMap(({ column, range }) => [column, range.from, range.to]))
  const at = first?.findIndex((value, i) => value !== second?.[i]) ?? -1
  return at < 0 ? 0 : (first?.[at] ?? 0) - (second?.[at] ?? 0)
}

/** Does the slice repeat one that is kept, or stand out only through the rows of all that are kept? */
function isKnown({ part }: Candidate, kept: readonly Candidate[], context: Context): boolean {
  if (kept.some((other) => saysTheSame(part, other.part, context))) return true
  if (kept.length === 0 || kept.some((other) => isInside(part, other.part))) return false
  return saysTheSame(part, unionOf(kept), context)
}

function unionOf(kept: readonly Candidate[]): Part {
  const holds = new Uint8Array(kept[0]?.part.holds.length ?? 0)
  for (const { part } of kept)
    for (let row = 0; row < holds.length; row++) holds[row] = (holds[row] as number) | (part.holds[row] as number)
  return partOf(holds)
}

function without(
  list: readonly Candidate[],
  isSame: (one: Candidate, kept: readonly Candidate[]) => boolean,
): Candidate[] {
  const kept: Candidate[] = []
  for (const one of list) if (!isSame(one, kept)) kept.push(one)
  return kept
}
