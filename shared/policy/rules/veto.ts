import type { FromSchema } from 'json-schema-to-ts'
import type { Review } from '../facts.ts'
import { type PullRequest, pullRequestOf } from '../pull-request.ts'
import type { RuleKind } from '../rule.ts'
import { teamFault } from '../teams.ts'
import { isFinding } from '../test-evidence.ts'
import { approvalSchema } from './approval.ts'

const schema = {
  type: 'object',
  description: 'People who can hold the merge alone; only they lift what they said.',
  additionalProperties: false,
  required: ['from'],
  properties: {
    from: { ...approvalSchema.properties.from, description: 'Teams (org/team) and people (@login) with a veto.' },
  },
} as const

type Settings = FromSchema<typeof schema>

/**
 * `veto`: a request for changes by one of these people holds until that person approves. A dismissal by somebody else does not lift it:
 * GitHub lets every writer dismiss reviews.
 */
export const veto: RuleKind<Settings> = {
  kind: 'veto',
  schema,
  describe: ({ from }) => `no veto of ${from.join(' or ')}`,
  needs: ({ from }) => ({ people: true, teams: from.filter((name) => name.includes('/')) }),
  evaluate: ({ from }, context) => {
    const pull = pullRequestOf(context, 'A veto')
    if (isFinding(pull)) return pull
    const holding = vetoes(pull, from).map((name) => `@${name}`)
    if (holding.length === 0) {
      const fault = teamFault(pull.teams, { from, count: 1 })
      return fault === undefined
        ? { verdict: 'pass', message: 'Nobody who may has vetoed.' }
        : { verdict: 'fail', ...fault }
    }
    const who = holding.join(', ')
    return {
      verdict: 'fail',
      message: `Vetoed by ${who}.`,
      headline: `is vetoed by ${who}`,
      fix: `Answer ${who}; the veto ends with an approving review of the same person.`,
    }
  },
}

/** The last decision of each person; comments decide nothing. */
function vetoes({ reviews }: PullRequest, from: readonly string[]): string[] {
  const latest = new Map<string, Review>()
  for (const review of reviews.toSorted((a, b) => a.submittedAt - b.submittedAt)) {
    if (review.state !== 'commented') latest.set(review.reviewer.toLowerCase(), review)
  }
  const names = from.map((name) => name.toLowerCase())
  const may = ({ reviewer, teams }: Review): boolean =>
    [`@${reviewer}`, ...teams].some((name) => names.includes(name.toLowerCase()))
  return [...latest.values()].filter((one) => may(one) && one.state !== 'approved').map(({ reviewer }) => reviewer)
}
