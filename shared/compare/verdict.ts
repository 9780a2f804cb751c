import type { ComparisonVerdict } from '../evidence/test-predicate.ts'
import { rowsToResolve } from '../stats/power.ts'
import type { Bounds } from '../stats/proportion.ts'

/** Fewer rows than this decide nothing. */
export const MIN_ROWS = 30
/** Fewer rows of any class than this decide nothing about a metric that needs every class. */
export const MIN_CLASS_ROWS = 10
/** Fewer groups, or blocks of time, than this decide nothing. */
export const MIN_UNITS = 10

/** A difference turned so that positive is better, with its interval and the size that counts as equal. */
export type Turned = Bounds & { readonly difference: number; readonly tolerance: number }

/**
 * The statistical reading of a difference. A regression needs both: an interval wholly below 0 and a difference beyond
 * the tolerance.
 */
export function readDifference({ low, high, difference, tolerance }: Turned): ComparisonVerdict {
  if (low > 0) return 'improved'
  if (high < 0 && difference < -tolerance) return 'regressed'
  return low >= -tolerance && high <= tolerance ? 'equal' : 'inconclusive'
}

/**
 * Rows at which the nearest verdict would be reached with 80 % power if the observed difference were the true one.
 * The gap to resolve is never taken below half the tolerance. Undefined when no number of rows would do.
 */
export function rowsToDecide(
  { difference, tolerance }: Turned,
  { n, standardError }: { readonly n: number; readonly standardError: number },
  level: number,
): number | undefined {
  const size = Math.abs(difference)
  const decisive = difference > 0 || size > tolerance ? size : 0
  const gap = Math.max(decisive, tolerance - size, tolerance / 2)
  const rows = rowsToResolve({ n, standardError, gap }, level)
  return Number.isFinite(rows) ? Math.max(rows, n + 1) : undefined
}
