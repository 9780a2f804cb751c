import { type Bounds, newcombeInterval, type Share } from '../stats/proportion.ts'
import type { Effect } from './finding.ts'

type Interval = NonNullable<Effect['interval']>

/** Nominal coverage of the intervals around effects. */
export const EFFECT_LEVEL = 0.95

export const BAND_METHOD = {
  distance: 'band around the distance, from Gaussian draws of both distribution functions',
  shares: 'band around the distance, from Gaussian draws of all shares',
  missing: 'Newcombe, size of the difference',
} as const

/**
 * Bounds of a distance that its estimate cannot miss by more than `band`. Both ends hold at once, whether there is a difference or
 * none, because the error of a distance is never more than the distance between the errors (triangle inequality).
 */
export function bandInterval({
  size,
  band,
  method,
  most,
}: {
  readonly size: number
  readonly band: number
  readonly method: string
  readonly most?: number
}): Interval {
  const high = Math.min(most ?? Number.POSITIVE_INFINITY, size + band)
  return { low: Math.max(0, size - band), high, level: EFFECT_LEVEL, method }
}

/** Interval for the absolute difference of two shares. */
export function differenceInterval(current: Share, reference: Share, method: string): Interval {
  const bounds: Bounds = newcombeInterval(current, reference, EFFECT_LEVEL)
  const [one, other] = [Math.abs(bounds.low), Math.abs(bounds.high)]
  const low = bounds.low <= 0 && bounds.high >= 0 ? 0 : Math.min(one, other)
  return { low, high: Math.max(one, other), level: EFFECT_LEVEL, method }
}
