import type { ComparisonVerdict } from '../evidence/test-predicate.ts'
import type { Verdict } from '../kernel/verdict.ts'

/** The words that every report uses, so that the same thing is always said the same way. */

/** One sign per verdict, from plain symbol blocks that no font paints as emoji. */
export const MARK: Readonly<Record<Verdict, string>> = {
  'not-applicable': '–',
  pass: '✓',
  warn: '▲',
  waived: '◇',
  pending: '◌',
  fail: '✕',
  error: '⊘',
}

/** What a verdict is called at the head of a report. */
export const OUTCOME: Readonly<Record<Verdict, string>> = {
  'not-applicable': 'Nothing to judge',
  pass: 'Passed',
  warn: 'Passed with warnings',
  waived: 'Passed with waivers',
  pending: 'Waiting',
  fail: 'Blocked',
  error: 'Could not evaluate',
}

/** The same in advisory mode, where nothing is held. */
export const ADVISORY_OUTCOME: Readonly<Record<Verdict, string>> = {
  'not-applicable': 'advisory: would fail',
  pass: 'advisory: would pass',
  warn: 'advisory: would pass with warnings',
  waived: 'advisory: would pass with waivers',
  pending: 'advisory: would wait',
  fail: 'advisory: would fail',
  error: 'advisory: could not evaluate',
}

/** How a comparison reads; the numbers stand beside it. */
export const READING: Readonly<Record<ComparisonVerdict, string>> = {
  improved: 'better',
  equal: 'no material change',
  regressed: 'worse',
  inconclusive: 'undecided: too few rows',
  'not-comparable': 'not comparable',
}

export const NOTHING_TO_DO = 'Nothing. The merge may go ahead.'
export const WHAT_TO_DO = 'What to do'
