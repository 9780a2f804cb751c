import { normalQuantile } from '../stats/normal.ts'
import { POWER } from '../stats/power.ts'
import type { Aspect, ColumnFinding } from './finding.ts'
import { FALSE_DISCOVERY_RATE, MIN_ROWS } from './rule.ts'

/**
 * The z values that a change must bridge to be shown with 80 % power when `family` tests are corrected together: about 2.8 for one
 * test, 4 for thirty.
 */
function bridge(family: number): number {
  return normalQuantile(1 - FALSE_DISCOVERY_RATE / (2 * Math.max(1, family))) + normalQuantile(POWER)
}

/** Smallest change, in the unit of the effect, that these rows would show with 80 % power. */
export function detectableChange(
  { n, missing }: ColumnFinding,
  { name, spread }: Pick<Aspect, 'name' | 'spread'>,
  family: number,
): number {
  // What is missing is a share of all rows, everything else is seen in those with a value.
  const rowsOf = (side: 'reference' | 'current'): number =>
    Math.max(1, n[side] + (name === 'missing' ? missing[side] : 0))
  return bridge(family) * spread * Math.sqrt(1 / rowsOf('reference') + 1 / rowsOf('current'))
}

/** Current rows that would show a change of the size seen (of the material size, if nothing could be measured). */
export function rowsToShow(
  { n }: ColumnFinding,
  { effect, spread }: Pick<Aspect, 'effect' | 'spread'>,
  family: number,
): number {
  const variance = ((bridge(family) * spread) / Math.max(effect.size, effect.material)) ** 2
  const room = 1 / variance - 1 / n.reference
  // A reference that is too small itself cannot be made up for: then that many rows are needed on both sides.
  const needed = Math.ceil(room * variance > 0.1 ? 1 / room : 2 * variance)
  // The formula is that of a shift in a normal column; where these rows already were enough for that, double them.
  return Math.max(MIN_ROWS, needed > n.current ? needed : 2 * n.current)
}
