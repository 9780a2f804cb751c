import type { Units } from '../stats/bootstrap.ts'

/** Share of the weight before the place from which a median is looked for: the median of a draw hardly ever lies before it. */
const SKIPPED = 0.45

/** A place in a list, and how much weight of each unit lies before it. */
export type HeadStart = { readonly place: number; readonly before: Float64Array }

/**
 * Where to begin to look for the median of a list in rising order: `unit` and `weight` (1 when absent) of each of its places. What lies
 * before is known from the units alone, so a draw does not walk through it; where the median does lie before, the walk begins at 0.
 */
export function toHeadStart(unit: Int32Array, { count }: Pick<Units, 'count'>, weight?: Float64Array): HeadStart {
  let total = unit.length
  if (weight !== undefined) {
    total = 0
    for (let i = 0; i < weight.length; i++) total += weight[i] as number
  }
  const before = new Float64Array(count)
  let [place, skipped] = [0, 0]
  for (; place < unit.length - 1; place++) {
    const own = weight === undefined ? 1 : (weight[place] as number)
    if (skipped + own > SKIPPED * total) break
    skipped += own
    ;(before[unit[place] as number] as number) += own
  }
  return { place, before }
}
