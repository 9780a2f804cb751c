import type { FromSchema } from 'json-schema-to-ts'
import { pullRequestOf } from '../pull-request.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'These data are what they were at the base of the pull request.',
  additionalProperties: false,
  required: ['parts'],
  properties: {
    parts: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
      items: { enum: ['train', 'holdout', 'reference'] },
      description: 'Data of assay.yml that may not change: train, holdout, reference.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `data.unchanged`: `unknown` is no promise, so it fails. Together with `any_of` and an approval: nobody changes the holdout alone. */
export const dataUnchanged: RuleKind<Settings> = {
  kind: 'data.unchanged',
  schema,
  describe: ({ parts }) => `no change of ${parts.join(', ')} data`,
  evaluate: ({ parts }, context) => {
    const pull = pullRequestOf(context, 'A change of the data')
    if (isFinding(pull)) return pull
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const states = parts.map((part) => {
      return { part, state: evidence.data?.find((change) => change.part === part)?.state ?? 'unknown' }
    })
    const other = states.filter(({ state }) => state !== 'same')
    if (other.length === 0)
      return { verdict: 'pass', message: `The ${parts.join(', ')} data are the same as at the base.` }
    return changed(
      other.map(({ part, state }) => (state === 'changed' ? `${part} changed` : `${part} cannot be compared`)),
    )
  },
}

function changed(what: readonly string[]): Finding {
  return {
    verdict: 'fail',
    message: `Against the base of the pull request: ${what.join(', ')}.`,
    headline: `comes with other data (${what.join(', ')})`,
    fix: 'Change these data in a pull request of their own; where they cannot be compared, fetch the base branch before the test.',
  }
}
