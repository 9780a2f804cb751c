import type { Bounds } from '../stats/proportion.ts'

/**
 * Interval of an estimate that chance makes too large, such as a calibration error: resamples are too large once more, so their upper end
 * errs on the safe side, and the lower end is the basic bootstrap's (twice the estimate less the upper end), which takes the excess off.
 */
export function upwardInterval(estimate: number, replicates: Float64Array, level: number): Bounds {
  const sorted = replicates.toSorted()
  const place = ((1 + level) / 2) * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  const top = below + (place - Math.floor(place)) * (above - below)
  return { low: Math.max(0, Math.min(estimate, 2 * estimate - top)), high: Math.max(estimate, top) }
}

/** How such an interval is called in evidence. */
export const UPWARD_METHOD = 'basic bootstrap below, percentile above'
