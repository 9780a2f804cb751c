import type { Gap } from '../evidence/groups.ts'
import { type Estimated, moverDifference, moverRatio } from '../stats/mover.ts'
import type { Bounds } from '../stats/proportion.ts'
import { estimateSample, homogeneity, type Sample } from './sample.ts'

/** One metric of one group that is large enough to be measured. */
export type NamedSample = { readonly name: string; readonly sample: Sample }

/**
 * The largest difference of a metric between two groups, and for shares the smallest ratio. Which two groups lie furthest apart is seen in
 * the same rows, so the intervals hold for all pairs at once (Bonferroni): with two groups they are Newcombe's. Undefined for fewer than two.
 */
export function largestGap(metric: string, groups: readonly NamedSample[], level: number): Gap | undefined {
  if (groups.length < 2) return undefined
  const pairs = (groups.length * (groups.length - 1)) / 2
  const each = 1 - (1 - level) / pairs
  const estimates = groups.map(({ sample }) => estimateSample(sample, each))
  const values = estimates.map(({ value }) => value)
  const [high, low] = [values.indexOf(Math.max(...values)), values.indexOf(Math.min(...values))]
  const isShare = groups.every(({ sample }) => sample.kind === 'share')
  const suffix = pairs === 1 ? '' : `, ${pairs} pairs at once`
  const pValue = homogeneity(groups.map(({ sample }) => sample))
  const ratio = isShare ? smallestRatio(estimates) : undefined
  return {
    metric,
    value: (values[high] as number) - (values[low] as number),
    interval: { ...widest(estimates), level, method: `${isShare ? 'Newcombe' : 'MOVER of Student t'}${suffix}` },
    ...(ratio === undefined
      ? {}
      : { ratio: { value: ratio.value, interval: { ...ratio.bounds, level, method: `MOVER ratio${suffix}` } } }),
    highest: groups[high]?.name ?? '',
    lowest: groups[low]?.name ?? '',
    ...(pValue === undefined ? {} : { pValue }),
  }
}

/** Ends of the largest of all differences: no pair is further apart than `high`, and some pair is at least `low`. */
function widest(estimates: readonly Estimated[]): Bounds {
  let [low, high] = [0, 0]
  for (const a of estimates) {
    for (const b of estimates) {
      if (a === b) continue
      const bounds = moverDifference(a, b)
      low = Math.max(low, bounds.low)
      high = Math.max(high, bounds.high)
    }
  }
  return { low, high }
}

/** The same for quotients of a lower by a higher group; undefined when a group has a share of 0 and so no ratio to it exists. */
function smallestRatio(estimates: readonly Estimated[]): { value: number; bounds: Bounds } | undefined {
  const values = estimates.map(({ value }) => value)
  const top = Math.max(...values)
  if (!(top > 0)) return undefined
  let [low, high] = [1, 1]
  for (const a of estimates) {
    for (const b of estimates) {
      if (a === b || !(b.value > 0)) continue
      const bounds = moverRatio(a, b)
      low = Math.min(low, bounds.low)
      high = Math.min(high, bounds.high)
    }
  }
  return { value: Math.min(...values) / top, bounds: { low, high } }
}
