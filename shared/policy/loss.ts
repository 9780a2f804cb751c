import type { Comparison } from '../evidence/test-predicate.ts'
import { rowsToResolve } from '../stats/power.ts'
import { twoSidedZ } from '../stats/proportion.ts'

/** A comparison read as a loss: positive is worse, whatever direction the metric has. All in the unit of the metric. */
export type Loss = {
  readonly estimate: number
  /** Ends of the interval of the loss. */
  readonly least: number
  readonly most: number
  readonly reading: 'within' | 'undecided' | 'beyond'
  /** Further holdout rows at which an interval would exclude the margin with 80 % power if the estimate is true; absent when no number of rows would. */
  readonly rowsMissing?: number
}

/**
 * Non-inferiority with margin `margin`: `within` when the whole interval loses at most the margin; `beyond` when the candidate is
 * significantly worse (the interval excludes zero) and its estimated loss exceeds the margin; else `undecided`. `rows` is the size of the holdout.
 */
export function readLoss(
  comparison: Pick<Comparison, 'difference' | 'interval'>,
  direction: 'higher' | 'lower',
  margin: number,
  rows: number,
): Loss {
  const { difference, interval } = comparison
  const higher = direction === 'higher'
  const estimate = higher ? -difference : difference
  const least = higher ? -interval.high : interval.low
  const most = higher ? -interval.low : interval.high
  if (most <= margin) return { estimate, least, most, reading: 'within' }
  if (least > 0 && estimate > margin) return { estimate, least, most, reading: 'beyond' }
  const rowsMissing = rowsToDecide(margin - estimate, { halfWidth: most - estimate, level: interval.level }, rows)
  return { estimate, least, most, reading: 'undecided', ...(rowsMissing === undefined ? {} : { rowsMissing }) }
}

/** Rows beyond `rows` at which an interval leaves `room` on one side with 80 % power, if the estimate is true. */
export function rowsToDecide(
  room: number,
  { halfWidth, level }: { readonly halfWidth: number; readonly level: number },
  rows: number,
): number | undefined {
  if (room <= 0 || halfWidth <= 0) return undefined
  const standardError = halfWidth / twoSidedZ(level)
  const needed = rowsToResolve({ n: rows, standardError, gap: room }, level) - rows
  return needed > 0 && Number.isSafeInteger(needed) ? needed : undefined
}
