import type { FromSchema } from 'json-schema-to-ts'
import { toMoment } from '../../data/calendar.ts'
import { lacking } from '../documents.ts'
import { toMilliseconds } from '../moments.ts'
import { pullRequestOf } from '../pull-request.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The limits were set before the model was measured: the policy of the base did not change after that.',
  additionalProperties: false,
  properties: {
    min_hours: {
      type: 'number',
      minimum: 0,
      maximum: 8760,
      default: 0,
      description: 'Hours that the policy must have stood before the measurement.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

const AGAIN = 'Run the workflow of the head commit again: its evidence is then younger than the policy.'

/**
 * `policy.prior`: the last commit of the base that changed the policy file against the time of the measurement. Commit times are what
 * committers say; whoever can write the base branch can write them.
 */
export const policyPrior: RuleKind<Settings> = {
  kind: 'policy.prior',
  schema,
  describe: ({ min_hours: hours = 0 }) =>
    hours === 0
      ? 'evidence that is younger than the policy'
      : `a policy that stood ${hours} hours before the measurement`,
  needs: () => ({ policyTime: true }),
  evaluate: ({ min_hours: limit = 0 }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const pull = pullRequestOf(context, 'Whether the policy came first')
    if (isFinding(pull)) return pull
    const { policyChangedAt: changed } = context
    const measured = toMilliseconds(evidence.createdAt)
    if (changed === undefined || !Number.isFinite(changed) || measured === undefined) {
      return lacking('When the policy was last changed is not known.', 'cannot show that its limits came first', AGAIN)
    }
    const observed = (measured - changed) / 3_600_000
    const said = `The policy is of ${toMoment(changed)}, the evidence of ${toMoment(measured)}`
    if (observed >= limit) return { verdict: 'pass', message: `${said}.`, observed, limit }
    const asks = limit === 0 ? 'asks for limits that were set before' : `asks for ${limit} hours between them`
    return {
      ...lacking(`${said}; the policy ${asks}.`, 'was measured before its limits were set', AGAIN),
      observed,
      limit,
    }
  },
}
