import { OVERALL } from '../evidence/fairness.ts'
import { type Estimated, moverDifference, moverRatio } from '../stats/mover.ts'
import type { Bounds } from '../stats/proportion.ts'
import { estimateSample, type Sample } from './sample.ts'

/** What a group is held against: any other group, all rows, or the reference group. */
export type Against = 'largest_gap' | 'overall' | 'reference'

/** One metric of one group that is large enough; `rest` are all rows of the holdout that are not in it. */
export type Named = {
  readonly name: string
  readonly own: Sample
  readonly rest: Sample
  /** The group's part of the rows that the metric counts. */
  readonly weight: number
}

/** The widest of several contrasts with an interval that holds for all of them at once. */
export type Contrast = Estimated & { readonly highest: string; readonly lowest: string }

/** Two sides, each pair in both orders; `scale` makes of "group against the others" what it is against all rows. */
type Pair = { readonly a: Side; readonly b: Side; readonly weight?: number }
type Side = Estimated & { readonly name: string }

/** How many pairs are looked at, which their intervals pay for (Bonferroni). */
export function pairCount(against: Against, groups: number): number {
  if (against === 'largest_gap') return (groups * (groups - 1)) / 2
  return against === 'overall' ? groups : groups - 1
}

/** The largest difference; undefined where there is nothing to compare. The interval covers at least `level`. */
export function widestDifference(against: Against, groups: readonly Named[], context: Context): Contrast | undefined {
  const found = pairsOf(against, groups, context).map(({ a, b, weight }) => {
    const bounds = moverDifference(a, b)
    const scale = weight === undefined ? 1 : 1 - weight
    return { value: scale * (a.value - b.value), low: scale * bounds.low, high: scale * bounds.high, a, b }
  })
  const worst = largest(found)
  if (worst === undefined) return undefined
  const low = Math.max(0, ...found.map((one) => one.low))
  const high = Math.max(0, ...found.map((one) => one.high))
  return { value: worst.value, low, high, ...namesOf(worst) }
}

/** The smallest quotient of a lower by a higher; undefined where no group is above 0. */
export function smallestRatio(against: Against, groups: readonly Named[], context: Context): Contrast | undefined {
  const found = pairsOf(against, groups, context).flatMap((pair) => {
    const bounds = ratioBounds(pair)
    return bounds === undefined ? [] : [{ ...bounds, a: pair.a, b: pair.b }]
  })
  const least = found.reduce<(typeof found)[number] | undefined>(
    (best, one) => (best === undefined || one.value < best.value ? one : best),
    undefined,
  )
  if (least === undefined) return undefined
  const low = Math.min(...found.map((one) => one.low))
  const high = Math.min(1, ...found.map((one) => one.high))
  const names = namesOf({ a: least.b, b: least.a })
  return {
    value: Math.min(1, least.value),
    low: Math.min(low, least.value, 1),
    high: Math.max(high, least.value),
    ...names,
  }
}

export type Context = { readonly level: number; readonly reference?: string | undefined }

function pairsOf(against: Against, groups: readonly Named[], { level, reference }: Context): Pair[] {
  const count = pairCount(against, groups.length)
  if (groups.length < 2 || count < 1) return []
  const each = 1 - (1 - level) / count
  const sides = groups.map(({ name, own }): Side => ({ name, ...estimateSample(own, each) }))
  if (sides.some(({ low, value, high }) => ![low, value, high].every(Number.isFinite))) return []
  if (against === 'overall') return againstRest(groups, sides, each)
  return sides.flatMap((a) =>
    sides.flatMap((b) => {
      const isAsked = against === 'largest_gap' || a.name === reference || b.name === reference
      return a === b || !isAsked ? [] : [{ a, b }]
    }),
  )
}

/**
 * A group is part of all rows: group minus all rows is (1 - w) times group minus the others, w being the group's part of the rows that the
 * metric counts. Group and others are independent. Only for shares and means, which are linear in the rows.
 */
function againstRest(groups: readonly Named[], sides: readonly Side[], level: number): Pair[] {
  return groups.flatMap(({ own, rest, weight }, i): Pair[] => {
    const side = sides[i]
    if (side === undefined || rest.n < 2 || own.kind === 'odds' || own.kind === 'root') return []
    const others = { name: OVERALL, ...estimateSample(rest, level) }
    return [
      { a: side, b: others, weight },
      { a: others, b: side, weight },
    ]
  })
}

/** a over b; for a group and all rows from the quotient of the group and the others. */
function ratioBounds({ a, b, weight }: Pair): Estimated | undefined {
  if (a.low < 0 || !(b.low > 0)) return undefined
  const plain = { value: a.value / b.value, ...moverRatio(a, b) }
  if (weight === undefined) return plain
  const to =
    a.name === OVERALL ? (r: number) => weight + (1 - weight) * r : (r: number) => r / (weight * r + 1 - weight)
  return { value: to(plain.value), low: to(plain.low), high: to(plain.high) }
}

type Sides = { readonly a: Side; readonly b: Side }

function largest<T extends { readonly value: number }>(list: readonly T[]): T | undefined {
  return list.reduce<T | undefined>(
    (best, one) => (best === undefined || one.value > best.value ? one : best),
    undefined,
  )
}

function namesOf({ a, b }: Sides): { highest: string; lowest: string } {
  return { highest: a.name, lowest: b.name }
}

/** The interval of a mean or an extreme of several quantities whose intervals hold together. */
export function joined(parts: readonly Bounds[], of: (values: readonly number[]) => number): Bounds {
  return { low: of(parts.map(({ low }) => low)), high: of(parts.map(({ high }) => high)) }
}
