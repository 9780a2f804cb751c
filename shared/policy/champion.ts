import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Finding, RuleContext } from './rule.ts'

const COMPARE_AGAIN = 'Run `assay test` again: it compares with the champion that the ledger names now.'

const RESTORE =
  'Restore the branch `assay` at that commit (it is in every clone that fetched it), and keep a ruleset on it that forbids deletion and force pushes. Whoever runs the App gives a ledger up with ASSAY_LEDGER_RELEASED.'

/** The key `if_no_champion` of every rule that compares with the champion. */
export const IF_NO_CHAMPION = {
  enum: ['warn', 'fail'],
  default: 'warn',
  description: 'Verdict while the ledger has no champion.',
} as const

/** The champion that the evidence was compared with: it must be the very model that the ledger names champion now. */
export function currentChampion(
  settings: { readonly if_no_champion?: 'warn' | 'fail' },
  evidence: TestPredicate,
  { facts }: RuleContext,
): { readonly version: string } | Finding {
  const measured = evidence.champion
  const ledger = facts.champion
  if (ledger.state === 'unknown') {
    const { reason = 'the ledger could not be read' } = ledger
    const lost = ledger.reason === undefined ? {} : { fix: RESTORE }
    const message = `The champion is not known: ${reason}.`
    return { ...notCompared(message, 'has no known champion to compare with'), ...lost }
  }
  if (measured.state === 'unavailable') {
    return notCompared(
      `The champion could not be measured: ${measured.reason}.`,
      'could not be compared with its champion',
    )
  }
  if (measured.state === 'none')
    return ledger.state === 'none' ? firstChampion(settings.if_no_champion) : stale('none', ledger.version)
  if (ledger.state === 'none') return stale(measured.version, 'none')
  return measured.digest === ledger.digest ? { version: measured.version } : stale(measured.version, ledger.version)
}

/** A comparison that is not there, or not the one that was asked for. */
export function notCompared(message: string, headline: string): Finding {
  return { verdict: 'fail', message, headline, fix: COMPARE_AGAIN }
}

function firstChampion(verdict: 'warn' | 'fail' = 'warn'): Finding {
  return {
    verdict,
    message: 'There is no champion yet, so there is nothing to compare with.',
    headline: 'has no champion to compare with yet',
    fix: 'Register and promote a first version; later candidates are compared with it.',
  }
}

function stale(measured: string, current: string): Finding {
  const was = measured === 'none' ? 'no champion' : `champion ${measured}`
  const is = current === 'none' ? 'has none' : `names ${current}`
  return notCompared(
    `The evidence compares with ${was}, but the ledger now ${is}.`,
    'was compared with an outdated champion',
  )
}
