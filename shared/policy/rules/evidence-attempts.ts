import type { FromSchema } from 'json-schema-to-ts'
import { plural } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The run that made the evidence was not repeated until it suited.',
  additionalProperties: false,
  required: ['max'],
  properties: {
    max: { type: 'integer', minimum: 1, maximum: 100, description: 'Last accepted attempt of the workflow run.' },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `evidence.attempts`: counts the attempts of one run; evidence that does not say its attempt fails. */
export const evidenceAttempts: RuleKind<Settings> = {
  kind: 'evidence.attempts',
  schema,
  describe: ({ max }) => `evidence from attempt ${max} of its run or an earlier one`,
  evaluate: ({ max }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const written = evidence.source.runAttempt ?? ''
    if (!/^[1-9]\d{0,5}$/.test(written))
      return repeated('The evidence does not say in which attempt of a run it was made.')
    const observed = Number(written)
    if (observed <= max) {
      return { verdict: 'pass', message: `Made in attempt ${observed} of its run.`, observed, limit: max }
    }
    const message = `Made in attempt ${observed} of its run; the policy accepts ${plural(max, 'attempt')}.`
    return { ...repeated(message), observed, limit: max }
  },
}

function repeated(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'was measured in a run that was repeated too often',
    fix: 'Find out why the earlier attempts failed, and push a commit that mends it: its run starts at attempt 1.',
  }
}
