import type { Bounds } from '../stats/proportion.ts'

/**
 * Interval of an estimate that chance makes too large, such as a calibration error. Resamples are too large once more: their upper end errs
 * on the safe side, and the lower end is the basic bootstrap's (twice the estimate less the upper end) with the excess of the resamples
 * taken off too, because near 0 the sample's own excess is larger than theirs. Simulated in test/property/upward.test.ts.
 */
export function upwardInterval(estimate: number, replicates: Float64Array, level: number): Bounds {
  const sorted = replicates.toSorted()
  const place = ((1 + level) / 2) * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  const top = below + (place - Math.floor(place)) * (above - below)
  const excess = Math.max(0, sorted.reduce((sum, value) => sum + value / sorted.length, 0) - estimate)
  return { low: Math.max(0, Math.min(estimate, 2 * estimate - top - excess)), high: Math.max(estimate, top) }
}

/** How such an interval is called in evidence. */
export const UPWARD_METHOD = 'basic bootstrap below, percentile above'
