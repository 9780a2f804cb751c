import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import { measuredCommit } from './measured-commit.ts'
import type { Finding, RuleContext } from './rule.ts'
import { problemFinding } from './test-evidence.ts'

const MEASURE_AGAIN = 'Run `assay drift` on the current head commit and let the gate read its evidence.'

/** The drift measurements a rule may use, or the finding that says why there are none; as strict as `testEvidence`. */
export function driftEvidence({ facts, model, change }: RuleContext): DriftPredicate | Finding {
  const { drift, problem } = facts
  if (problem !== undefined && (drift === undefined || problem.kind === 'invalid')) return problemFinding(problem)
  if (drift === undefined) return noDrift(`There is no drift evidence for ${model}.`, 'has no drift evidence')
  const { predicate } = drift
  if (predicate.model !== model) {
    return noDrift(`The drift evidence is not about ${model}.`, 'has drift evidence of another model')
  }
  const head = measuredCommit(change)
  if (head === undefined || predicate.source.headSha === head) return predicate
  return noDrift(
    `The drift evidence was not measured at the head commit ${head.slice(0, 7)}.`,
    'has drift evidence of another commit only',
  )
}

function noDrift(message: string, headline: string): Finding {
  return { verdict: 'fail', message, headline, fix: MEASURE_AGAIN }
}
