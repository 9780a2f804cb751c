import type { FromSchema } from 'json-schema-to-ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The candidate was measured on exactly the agreed holdout: the change cannot choose easier rows.',
  additionalProperties: false,
  required: ['digest'],
  properties: {
    digest: {
      type: 'string',
      pattern: '^sha256:[0-9a-f]{64}$',
      description: 'Content digest of the holdout, as `assay test --json` and every report show it.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `holdout.pinned`: evidence from any other rows fails. */
export const holdoutPinned: RuleKind<Settings> = {
  kind: 'holdout.pinned',
  schema,
  describe: ({ digest }) => `measured on the holdout ${digest.slice(0, 19)}`,
  evaluate: ({ digest }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const measured = evidence.holdout.digest
    if (measured === digest)
      return { verdict: 'pass', message: `Measured on the agreed holdout, ${digest.slice(0, 19)}.` }
    return {
      verdict: 'fail',
      message: `Measured on the holdout ${measured.slice(0, 19)}; the policy asks for ${digest.slice(0, 19)}.`,
      headline: 'was measured on another holdout than agreed',
      fix: 'Restore the agreed holdout, or agree on a new one: change `digest` in the policy first.',
    }
  },
}
