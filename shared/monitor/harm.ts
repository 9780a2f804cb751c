import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { Harm } from './severity.ts'

/** An estimate of performance without labels, as far as harm is read from it. */
type Estimated = {
  readonly direction?: unknown
  readonly reference?: unknown
  readonly interval?: { readonly low?: unknown; readonly high?: unknown }
}

/**
 * Whether the model is likely to be harmed, by the part `performance` of drift evidence: likely, when the interval of the estimate lies
 * wholly on the worse side of the reference; unlikely, when it lies around it. Unknown without such a part.
 */
export function harmOf(predicate: DriftPredicate & { readonly performance?: unknown }): Harm {
  const { performance } = predicate
  if (typeof performance !== 'object' || performance === null) return 'unknown'
  const { direction, reference, interval } = performance as Estimated
  const { low, high } = interval ?? {}
  if (typeof reference !== 'number' || typeof low !== 'number' || typeof high !== 'number') return 'unknown'
  const isWorse = direction === 'lower' ? low > reference : high < reference
  return isWorse ? 'likely' : 'unlikely'
}
