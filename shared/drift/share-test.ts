import { createPrng, type Prng } from '../kernel/prng.ts'
import { chiSquaredHomogeneity } from '../stats/chi-squared.ts'
import { fisherExact } from '../stats/fisher.ts'

/** Counts per category of both sides, in an order that does not depend on the rows. */
export type Counts = { readonly reference: Float64Array; readonly current: Float64Array }
export type ShareTest = { readonly name: string; readonly statistic?: number; readonly pValue: number }

/** Below this expected count a cell's chi-squared law no longer holds, so it is pooled. */
const MIN_EXPECTED = 5
/** With a side smaller than this the whole law is in doubt, and permutations take its place. */
const MIN_SIDE = 40
const PERMUTATIONS = 9999
const MIN_PERMUTATIONS = 199
/** So many permutations as far out as the data, and no more are needed. */
const ENOUGH = 200
/** Rows that may be drawn in all, so that many categories over many rows stay within seconds. */
const DRAW_BUDGET = 40_000_000
/** A permuted statistic this much below the observed one still counts as equal: rounding. */
const SLACK = 1 - 1e-12
/** Entries of the table that finds the category of a row. */
const MAX_GUIDE = 65_536

/** Are the shares of the categories the same on both sides? `seed` decides the permutations. */
export function testShares(counts: Counts, seed: string): ShareTest {
  const n = sum(counts.reference)
  const m = sum(counts.current)
  const thinSide = Math.min(n, m) / (n + m)
  const few = Math.min(n, m) < MIN_SIDE
  const pooled = few ? pool(counts, Number.POSITIVE_INFINITY) : pool(counts, thinSide)
  const [a = 0, b = 0] = pooled.reference
  const [c = 0, d = 0] = pooled.current
  if (pooled.reference.length === 2 && (few || smallestTotal(pooled) * thinSide < MIN_EXPECTED))
    return { name: 'fisher-exact', pValue: fisherExact(a, b, c, d) }
  if (few || pooled.reference.length < 2) return permute(counts, seed)
  const { statistic, pValue } = chiSquaredHomogeneity(pooled.reference, pooled.current)
  return { name: 'chi-squared', statistic, pValue }
}

/** Total variation distance: half the sum of the absolute differences of the shares, in [0, 1]. */
export function totalVariation({ reference, current }: Counts): number {
  const n = sum(reference)
  const m = sum(current)
  return reference.reduce((total, count, i) => total + Math.abs(count / n - (current[i] ?? 0) / m) / 2, 0)
}

/** Puts the cells whose expected count on the thin side is too small into one, and adds the next rarest while that is still too small. */
function pool(counts: Counts, thinSide: number): Counts {
  const cells = Array.from(counts.reference, (count, i) => [count, counts.current[i] ?? 0] as const)
    .filter(([a, b]) => a + b > 0)
    .toSorted(([a, b], [c, d]) => a + b - c - d)
  const isSmall = ([a, b]: readonly [number, number]): boolean => (a + b) * thinSide < MIN_EXPECTED
  const kept = cells.filter((cell) => !isSmall(cell))
  let rest = cells.filter(isSmall).reduce<readonly [number, number]>(add, [0, 0])
  while (rest[0] + rest[1] > 0 && isSmall(rest) && kept.length > 1) rest = add(rest, kept.shift() ?? [0, 0])
  const all = rest[0] + rest[1] > 0 ? [...kept, rest] : kept
  return { reference: Float64Array.from(all, ([a]) => a), current: Float64Array.from(all, ([, b]) => b) }
}

function add(one: readonly [number, number], other: readonly [number, number]): readonly [number, number] {
  return [one[0] + other[0], one[1] + other[1]]
}

function smallestTotal({ reference, current }: Counts): number {
  return reference.reduce((least, count, i) => Math.min(least, count + (current[i] ?? 0)), Number.POSITIVE_INFINITY)
}

/**
 * Chi-squared under random relabelling: the smaller side is drawn again and again from all rows without replacement. Of the statistic
 * only the part that changes is kept, the sum of count² / total of the category over the drawn side.
 */
function permute(counts: Counts, seed: string): ShareTest {
  const swapped = sum(counts.current) > sum(counts.reference)
  const small = swapped ? counts.reference : counts.current
  const totals = counts.reference.map((count, i) => count + (counts.current[i] ?? 0))
  if (totals.filter((total) => total > 0).length < 2) return { name: 'chi-squared-permutation', pValue: 1 }
  const urn = createUrn(totals)
  const prng = createPrng(seed)
  const observed = small.reduce((total, count, i) => total + (count > 0 ? (count * count) / (totals[i] ?? 1) : 0), 0)
  const draws = sum(small)
  const rounds = Math.max(MIN_PERMUTATIONS, Math.min(PERMUTATIONS, Math.floor(DRAW_BUDGET / draws)))
  const scratch = { drawn: new Float64Array(totals.length), picks: new Int32Array(draws) }
  let asFar = 0
  for (let round = 1; round <= rounds; round++) {
    if (drawOnce(urn, scratch, prng) >= observed * SLACK) asFar += 1
    // That often as far is far from significant: the share so far is a valid p value (Besag and Clifford, Biometrika 78, 1991).
    if (asFar === ENOUGH) return { name: 'chi-squared-permutation', statistic: observed, pValue: asFar / round }
  }
  return { name: 'chi-squared-permutation', statistic: observed, pValue: (1 + asFar) / (1 + rounds) }
}

/**
 * One relabelling; costs about as many steps as rows are drawn, however many rows and categories there are. At most half of all rows
 * are drawn, so that of two tries at most one hits a row that is out already.
 */
function drawOnce(urn: Urn, { drawn, picks }: Scratch, prng: Prng): number {
  let statistic = 0
  for (let done = 0; done < picks.length; ) {
    const row = prng.below(urn.rows)
    const category = categoryOf(urn, row)
    const before = drawn[category] as number
    // The rows of a category are alike: let the first ones be those that are out.
    if (row - (urn.starts[category] as number) < before) continue
    statistic += (2 * before + 1) / (urn.totals[category] as number)
    drawn[category] = before + 1
    picks[done++] = category
  }
  for (const category of picks) drawn[category] = 0
  return statistic
}

/** Rows drawn so far by category, zero between two rounds, and the category of each draw. */
type Scratch = { readonly drawn: Float64Array; readonly picks: Int32Array }

/** Rows in the order of their categories; `guide` holds the category of every `step`-th row, from which the search starts. */
type Urn = {
  readonly rows: number
  readonly totals: Float64Array
  readonly starts: Float64Array
  readonly guide: Int32Array
  readonly step: number
}

function createUrn(totals: Float64Array): Urn {
  const starts = new Float64Array(totals.length)
  let rows = 0
  totals.forEach((count, i) => {
    starts[i] = rows
    rows += count
  })
  const step = Math.ceil(rows / MAX_GUIDE)
  let category = 0
  const guide = Int32Array.from({ length: Math.ceil(rows / step) }, (_, i) => {
    while (i * step >= (starts[category] ?? 0) + (totals[category] ?? 0)) category += 1
    return category
  })
  return { rows, totals, starts, guide, step }
}

function categoryOf({ starts, totals, guide, step }: Urn, row: number): number {
  let category = guide[Math.floor(row / step)] as number
  while (row >= (starts[category] as number) + (totals[category] as number)) category += 1
  return category
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0)
}
