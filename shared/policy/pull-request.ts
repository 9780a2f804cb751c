import type { Change } from './facts.ts'
import type { Finding, RuleContext } from './rule.ts'

export type PullRequest = Extract<Change, { kind: 'pull-request' }>

/**
 * The pull request that a rule about people or changed files looks at. On a push that was decided before; on a laptop it is still to be
 * decided.
 */
export function pullRequestOf({ change }: RuleContext, what: string): PullRequest | Finding {
  switch (change.kind) {
    case 'pull-request':
      return change
    case 'push':
      return { verdict: 'not-applicable', message: `${what} was decided on the pull request, before the push.` }
    case 'local':
      return {
        verdict: 'pending',
        message: `${what} is decided on the pull request.`,
        headline: 'waits for the pull request',
        fix: 'Open a pull request: the gate there looks at it.',
        waitsFor: 'the pull request',
      }
    default:
      return change satisfies never
  }
}
