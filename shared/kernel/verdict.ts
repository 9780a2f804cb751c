/**
 * What a rule or a whole gate says, in order of rising severity: the order is used to combine verdicts, so it is meaning.
 * `not-applicable` is below `pass`: a rule whose `when:` is false says nothing.
 */
export const VERDICTS = ['not-applicable', 'pass', 'warn', 'waived', 'pending', 'fail', 'error'] as const

export type Verdict = (typeof VERDICTS)[number]

/** The most severe of several verdicts; nothing to combine is an `error`, because an empty gate must never pass. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return 'error'
  return verdicts.reduce((a, b) => (VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a))
}

/** The one place that decides what GitHub is told. `pending` keeps the check in progress, so it has no conclusion. */
export function toConclusion(verdict: Verdict): 'success' | 'failure' | 'in_progress' {
  switch (verdict) {
    case 'pass':
    case 'warn':
    case 'waived':
      return 'success'
    case 'pending':
      return 'in_progress'
    case 'fail':
    case 'error':
    case 'not-applicable':
      return 'failure'
    default:
      return verdict satisfies never
  }
}

/** May a merge go ahead? The CLI's exit code 0 or 1. */
export function isPassing(verdict: Verdict): boolean {
  return toConclusion(verdict) === 'success'
}
