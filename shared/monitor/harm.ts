import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Harm } from './severity.ts'

/** Estimated performance of one metric, higher is better, beside what it was on the reference. */
type Estimate = { readonly reference: number; readonly low: number; readonly high: number }

/** A loss of so much is no harm, as in the comparison with a champion. */
const TOLERANCE = 0.01

/**
 * Whether the model is likely to be harmed, by the part `performance` of drift evidence, a list of estimates without labels: likely,
 * when one metric is wholly below what it was, by more than 0.01; unlikely, when none can have lost that much. Else, and without such
 * a part, unknown.
 */
export function harmOf(predicate: DriftPredicate): Harm {
  const estimates = estimatesIn(predicate)
  if (estimates.length === 0) return 'unknown'
  if (estimates.some(({ reference, high }) => high < reference - TOLERANCE)) return 'likely'
  return estimates.every(({ reference, low }) => low >= reference - TOLERANCE) ? 'unlikely' : 'unknown'
}

function estimatesIn(predicate: DriftPredicate & { readonly performance?: unknown }): readonly Estimate[] {
  const { performance } = predicate
  const { estimates = performance } = isRecord(performance) ? (performance as { estimates?: unknown }) : {}
  return Array.isArray(estimates) ? estimates.filter(isEstimate) : []
}

function isEstimate(value: unknown): value is Estimate {
  return isRecord(value) && ['reference', 'low', 'high'].every((key) => Number.isFinite(value[key]))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
