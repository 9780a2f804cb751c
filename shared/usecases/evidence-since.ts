import { isTestStatement } from '../evidence/parse.ts'
import type { Release } from '../ports/releases.ts'
import type { Found } from './open-evidence.ts'
import type { ReleasedEvidence } from './record-releases.ts'

/**
 * Adds when the newest of each model's test evidence was first read here: an approval that was given earlier cannot have been given on it.
 * What is new is from now; what an author writes into the evidence does not matter.
 */
export function evidenceSince(
  models: ReleasedEvidence,
  seen: { readonly found: readonly Found[]; readonly remembered: readonly Release[]; readonly now: number },
): ReleasedEvidence {
  const known = Object.entries(models).map(([model, facts]) => {
    const own = seen.found.filter(({ statement }) => isTestStatement(statement) && statement.predicate.model === model)
    const moments = own.map(({ digest }) => {
      const releases = seen.remembered.filter((one) => one.model === model && one.evidence === digest)
      return releases.length === 0 ? seen.now : Math.min(...releases.map(({ at }) => at))
    })
    return [model, moments.length === 0 ? facts : { ...facts, evidenceSince: Math.max(...moments) }] as const
  })
  return Object.fromEntries(known)
}
