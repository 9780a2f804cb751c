import type { FromSchema } from 'json-schema-to-ts'
import { toMilliseconds } from '../moments.ts'
import { fixed } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The evidence was made recently enough.',
  additionalProperties: false,
  required: ['max_age_days'],
  properties: {
    max_age_days: { type: 'number', exclusiveMinimum: 0, maximum: 3650, description: 'Oldest accepted, in days.' },
  },
} as const

type Settings = FromSchema<typeof schema>

const DAY_MS = 86_400_000
/** Clocks of two machines may differ by this much. */
const SKEW_MS = 10 * 60_000

/** `evidence.fresh`: the age by the clock of the gate; evidence from the future has no age. */
export const evidenceFresh: RuleKind<Settings> = {
  kind: 'evidence.fresh',
  schema,
  attempts: 'last',
  describe: ({ max_age_days }) => `evidence not older than ${days(max_age_days)}`,
  evaluate: ({ max_age_days: limit }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const made = toMilliseconds(evidence.createdAt)
    const age = made === undefined ? Number.NaN : context.now - made
    if (!(age >= -SKEW_MS)) return old(`The evidence says it was made at ${evidence.createdAt}, which cannot be.`)
    const observed = Math.max(0, age) / DAY_MS
    if (observed <= limit)
      return { verdict: 'pass', message: `The evidence is ${days(observed)} old.`, observed, limit }
    return { ...old(`The evidence is ${days(observed)} old; the policy accepts ${days(limit)}.`), observed, limit }
  },
}

function old(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'has evidence that is too old',
    fix: 'Run the tests again on the same commit and let the gate judge the new evidence.',
  }
}

function days(value: number): string {
  const shown = fixed(value, 1).replace(/\.0$/, '')
  return `${shown} ${shown === '1' ? 'day' : 'days'}`
}
