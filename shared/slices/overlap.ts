/** The rows of a slice: 1 or 0 each, and how many. */
export type Part = { readonly holds: Uint8Array; readonly n: number }

/** Two slices with so much of their rows in common are one. */
const SAME_JACCARD = 0.8
/** A slice of which so much lies in another one is a part of it. */
const INSIDE = 0.95
/** From this share on, what two slices have in common may be all that one of them shows. */
const SHARED = 0.3
/** Standard errors by which rows must stand out to count as a finding of their own. */
const STANDS_OUT = 1.645
/** A slice that overlaps others has to show so much of its effect where they do not reach. */
const OWN_SHARE = 0.5

export function partOf(holds: Uint8Array): Part {
  let n = 0
  for (const one of holds) n += one
  return { holds, n }
}

/** Do both slices hold nearly the same rows (Jaccard's index at least 0.8)? */
export function areSame(a: Part, b: Part): boolean {
  const both = common(a, b)
  return both >= SAME_JACCARD * (a.n + b.n - both)
}

/** What counts against each row, how much of it matters, and how much the row counts: all alike without `weights`. */
export type Context = {
  readonly losses: Float64Array
  readonly minEffect: number
  readonly weights?: Float64Array | undefined
}

/** Does `part` show nothing beyond `other`: the same rows, a part of it that is no worse, or rows that are worse only where both hold? */
export function saysTheSame(part: Part, other: Part, context: Context): boolean {
  const both = common(part, other)
  if (both >= SAME_JACCARD * (part.n + other.n - both)) return true
  if (both >= INSIDE * part.n) return isNoWorseInside(part, other, context)
  return both >= SHARED * part.n && isExplained(part, other, context)
}

/** Does nearly all of `part` lie in `other`? */
export function isInside(part: Part, other: Part): boolean {
  return common(part, other) >= INSIDE * part.n
}

/** Is `part` a part of `other` whose rows are no worse than the others there? */
export function isPlainPart(part: Part, other: Part, context: Context): boolean {
  return isInside(part, other) && isNoWorseInside(part, other, context)
}

function isNoWorseInside(part: Part, other: Part, context: Context): boolean {
  return !standsOut(context, (row) => {
    if (part.holds[row] === 1) return 1
    return other.holds[row] === 1 ? 0 : undefined
  })
}

/** Are the rows of `part` outside `other` no worse than those outside both, or by less than half of what all of `part` is? */
function isExplained(part: Part, other: Part, context: Context): boolean {
  const whole = effectOf(context, (row) => part.holds[row])
  const minEffect = Math.max(context.minEffect, OWN_SHARE * (whole?.effect ?? 0))
  return !standsOut({ ...context, minEffect }, (row) => (other.holds[row] === 1 ? undefined : part.holds[row]))
}

function common(a: Part, b: Part): number {
  let both = 0
  for (let row = 0; row < a.holds.length; row++) both += (a.holds[row] as number) & (b.holds[row] as number)
  return both
}

/** Are the rows of side 1 worse than those of side 0 by more than matters and more than chance? */
function standsOut(context: Context, sideOf: (row: number) => number | undefined): boolean {
  const found = effectOf(context, sideOf)
  return found !== undefined && found.effect > context.minEffect && found.effect > STANDS_OUT * found.error
}

/** Mean loss of side 1 minus that of side 0, with its standard error; none where a side is nearly empty. */
function effectOf({ losses, weights }: Context, sideOf: (row: number) => number | undefined) {
  const n = [0, 0]
  const mass = [0, 0]
  const sum = [0, 0]
  // Of squared weights: their sum, and those of the losses and squared losses they come with.
  const [spread, first, second] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ] as const
  for (let row = 0; row < losses.length; row++) {
    const side = sideOf(row)
    if (side === undefined) continue
    const loss = losses[row] as number
    const weight = weights === undefined ? 1 : (weights[row] as number)
    ;(n[side] as number)++
    ;(mass[side] as number) += weight
    ;(sum[side] as number) += weight * loss
    ;(spread[side] as number) += weight * weight
    ;(first[side] as number) += weight * weight * loss
    ;(second[side] as number) += weight * weight * loss * loss
  }
  if (Math.min(...n) < 2 || Math.min(...mass) <= 0) return undefined
  const mean = sum.map((total, side) => total / (mass[side] as number))
  const effect = (mean[1] as number) - (mean[0] as number)
  const variance = mean.map((own, side) => {
    const squares = (second[side] as number) - 2 * own * (first[side] as number) + own * own * (spread[side] as number)
    return Math.max(0, squares) / (mass[side] as number) ** 2
  })
  const error = Math.sqrt((variance[1] as number) + (variance[0] as number))
  return { effect, error }
}
