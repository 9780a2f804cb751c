import type { FromSchema } from 'json-schema-to-ts'
import type { HoldoutUse } from '../facts.ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The holdout is not asked too often: whoever sees its numbers again and again learns it by heart.',
  additionalProperties: false,
  required: ['uses', 'per'],
  properties: {
    uses: {
      type: 'integer',
      minimum: 1,
      maximum: 2000,
      description: 'Most uses of the holdout: attempts at measuring this model on it.',
    },
    per: {
      type: 'string',
      pattern: '^[1-9][0-9]{0,3}d$',
      description: 'The window in which they are counted, back from now, in days: `30d`.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

const DAY_MS = 86_400_000
/** From this share of the budget on the report warns. */
const WARN_FROM = 0.8

/** `holdout.budget`: uses in the window, with the one under review; a history that is not known fails. */
export const holdoutBudget: RuleKind<Settings> = {
  kind: 'holdout.budget',
  schema,
  attempts: 'last',
  needs: () => ({ holdout: true }),
  describe: ({ uses, per }) => `at most ${plural(uses, 'use')} of the holdout in ${windowWords(per)}`,
  evaluate: ({ uses: limit, per }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { holdout } = context.facts
    if (holdout === undefined) return unknownUse()
    const from = context.now - daysIn(per) * DAY_MS
    const recent = holdout.releases.filter(({ at }) => at > from)
    const observed = recent.length
    const models = new Set(recent.map(({ candidate }) => candidate)).size
    const name = `The holdout ${evidence.holdout.digest.slice(0, 19)}`
    const message = `${name} was used ${usesWords(holdout, observed, limit)} in ${windowWords(per)}, for ${plural(models, 'different model')}`
    const numbers = { observed, limit }
    if (!(observed <= limit)) return { ...spent(`${message}.`), ...numbers }
    if (observed < WARN_FROM * limit) return { verdict: 'pass', message: `${message}.`, ...numbers }
    return {
      verdict: 'warn',
      message: `${message}; ${plural(limit - observed, 'use')} left.`,
      headline: `has used up ${Math.round((100 * observed) / limit)} % of what its holdout may be asked`,
      fix: 'Prepare a new holdout of rows that no model was trained or chosen on.',
      ...numbers,
    }
  },
}

/** What a rule says that needs the history of a holdout where there is none. */
export function unknownUse(): Finding {
  return {
    verdict: 'fail',
    message: 'How often the holdout was used, and since when, is not known: the ledger or the App did not say.',
    headline: 'has a holdout of unknown use',
    fix: 'Let the job read the ledger (`contents: read` and the default token), or let the App judge.',
  }
}

function usesWords({ basis }: HoldoutUse, observed: number, limit: number): string {
  const words = `${count(observed)} of ${plural(limit, 'time')}`
  return basis === 'app' ? words : `at least ${words} (registered versions; only the App counts pull requests)`
}

function spent(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'was measured on a holdout that was used too often',
    fix: 'Replace the holdout by rows that no model was trained or chosen on, and agree on it in the policy (`holdout.pinned`).',
  }
}

function daysIn(per: string): number {
  return Number(per.slice(0, -1))
}

function windowWords(per: string): string {
  return `the last ${plural(daysIn(per), 'day')}`
}
