import type { Bounds } from './proportion.ts'

/** An estimate with its interval. */
export type Estimated = Bounds & { readonly value: number }

/**
 * Interval for `a` minus `b`, independent, from the interval of each: the method of variance estimates recovery (G. Y. Zou and A. Donner,
 * Statistics in Medicine 27, 2008). With Wilson intervals of two shares it is Newcombe's method 10.
 */
export function moverDifference(a: Estimated, b: Estimated): Bounds {
  const difference = a.value - b.value
  return {
    low: difference - Math.hypot(a.value - a.low, b.high - b.value),
    high: difference + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/**
 * Interval for `a` over `b`, independent and not negative, from the interval of each (A. Donner and G. Y. Zou, Statistical Methods in
 * Medical Research 21, 2012). `b` must be above 0, and so must its low end.
 */
export function moverRatio(a: Estimated, b: Estimated): Bounds {
  const product = a.value * b.value
  const least = a.low * (2 * a.value - a.low)
  const most = a.high * (2 * a.value - a.high)
  const divisor = b.low * (2 * b.value - b.low)
  const root = (x: number, y: number): number => Math.sqrt(Math.max(0, product ** 2 - x * y))
  const below = product + root(least, b.high * (2 * b.value - b.high))
  return { low: least > 0 ? least / below : 0, high: (product + root(most, divisor)) / divisor }
}
