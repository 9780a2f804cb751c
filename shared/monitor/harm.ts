import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Harm } from './severity.ts'

/** A loss of so much is no harm, as in the comparison with a champion. */
const TOLERANCE = 0.01

/**
 * Whether the model is likely to be harmed, by the estimates of its performance without labels (all of them higher is better): likely,
 * when one is wholly below what it was, by more than 0.01; unlikely, when none can have lost that much. Else, and without estimates,
 * unknown.
 */
export function harmOf({ performance }: DriftPredicate): Harm {
  const estimates = performance?.estimates ?? []
  if (estimates.length === 0) return 'unknown'
  if (estimates.some(({ reference, high }) => high < reference - TOLERANCE)) return 'likely'
  return estimates.every(({ reference, low }) => low >= reference - TOLERANCE) ? 'unlikely' : 'unknown'
}
