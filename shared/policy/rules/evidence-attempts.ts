import type { FromSchema } from 'json-schema-to-ts'
import { plural } from '../numbers.ts'
import type { Finding, RuleContext, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The commit was not measured again and again until it suited.',
  additionalProperties: false,
  required: ['max'],
  properties: {
    max: {
      type: 'integer',
      minimum: 1,
      maximum: 100,
      description: 'Most attempts at measuring one head commit: of one run, and of all its runs together.',
    },
    aggregate: {
      enum: ['worst', 'last'],
      default: 'worst',
      description:
        'Which of several attempts every rule of the model is judged by. `last` believes the last one, whatever was measured before; it has no effect in a rule with `when`.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/**
 * `evidence.attempts`: counts the attempts of all runs of the head commit, also those that left nothing. Where only the evidence itself is
 * at hand it counts the attempts of that one run; evidence that does not say its attempt fails.
 */
export const evidenceAttempts: RuleKind<Settings> = {
  kind: 'evidence.attempts',
  schema,
  attempts: 'last',
  describe: ({ max, aggregate = 'worst' }) =>
    `at most ${plural(max, 'attempt')} at measuring the commit, judged by the ${aggregate} of them`,
  evaluate: ({ max }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const written = evidence.source.runAttempt ?? ''
    const { attempts } = context.facts
    if (attempts === undefined && !/^[1-9]\d{0,5}$/.test(written))
      return repeated('The evidence does not say in which attempt of a run it was made.')
    const said = Number(/^[1-9]\d{0,5}$/.test(written) ? written : 1)
    const observed = Math.max(said, attempts?.total ?? 1)
    const numbers = { observed, limit: max }
    const what = `${plural(observed, 'attempt')} at measuring this commit${unknownWords(attempts)}`
    if (observed <= max) return { verdict: 'pass', message: `${what}.`, ...numbers }
    return { ...repeated(`${what}; the policy accepts ${max}.`), ...numbers }
  },
}

/** What cannot be seen is counted and said. */
function unknownWords(attempts: RuleContext['facts']['attempts']): string {
  const words = [
    ...(attempts === undefined || attempts.unknown === 0 ? [] : [`${attempts.unknown} without evidence`]),
    ...(attempts === undefined || attempts.gone === 0 ? [] : [`${attempts.gone} whose artifact is gone`]),
  ]
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

function repeated(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'was measured too often before it suited',
    fix: 'Find out why the earlier attempts failed, and push a commit that mends it: its run starts at attempt 1.',
  }
}
