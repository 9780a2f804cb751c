import type { FromSchema } from 'json-schema-to-ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const LEVELS = ['E0', 'E1', 'E2', 'E3', 'E4'] as const

const schema = {
  type: 'object',
  description: 'The evidence can be trusted at least this far.',
  additionalProperties: false,
  required: ['min'],
  properties: {
    min: {
      enum: ['E1', 'E2', 'E3', 'E4'],
      description: 'Least level: E0 is a file in hand, E1 an artifact of a completed run of the head commit.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `evidence.level`: a level that nothing here can show yet is not shown, so it fails. */
export const evidenceLevel: RuleKind<Settings> = {
  kind: 'evidence.level',
  schema,
  attempts: 'last',
  describe: ({ min }) => `evidence of level ${min} or above`,
  evaluate: ({ min }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const levels: readonly string[] = LEVELS
    const level = context.facts.test?.level ?? 'E0'
    const numbers = { observed: levels.indexOf(level), limit: levels.indexOf(min) }
    if (numbers.observed >= numbers.limit)
      return { verdict: 'pass', message: `The evidence has level ${level}.`, ...numbers }
    return {
      verdict: 'fail',
      message: `The evidence has level ${level}; the policy asks for ${min}.`,
      headline: `has evidence of level ${level} where ${min} is needed`,
      fix: 'Let the App judge the evidence of a completed workflow run (docs/threat-model.md has the levels), or agree on another level first.',
      ...numbers,
    }
  },
}
