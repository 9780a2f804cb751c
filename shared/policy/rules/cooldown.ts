import type { FromSchema } from 'json-schema-to-ts'
import { lacking } from '../documents.ts'
import { fixed } from '../numbers.ts'
import type { RuleKind } from '../rule.ts'

const schema = {
  type: 'object',
  description: 'The champion stays for a while before it is replaced, so that what it does can be seen.',
  additionalProperties: false,
  required: ['hours'],
  properties: {
    hours: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 8760,
      description: 'Hours since the ledger made it champion.',
    },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `cooldown`: judged by the clock of the gate. A champion whose beginning is not known fails; no champion needs no rest. */
export const cooldown: RuleKind<Settings> = {
  kind: 'cooldown',
  schema,
  describe: ({ hours }) => `a champion of ${hours} hours or more`,
  evaluate: ({ hours: limit }, { facts, now }) => {
    const { champion } = facts
    if (champion.state === 'none')
      return { verdict: 'pass', message: 'There is no champion yet, so nothing is replaced.' }
    if (champion.state === 'unknown' || champion.since === undefined || !Number.isFinite(now - champion.since)) {
      const fix = 'Let the gate read the ledger branch: `permissions: { contents: read }`.'
      return lacking('When the champion began is not known.', 'has a champion whose beginning is not known', fix)
    }
    const observed = (now - champion.since) / 3_600_000
    const shown = `${champion.version} has been champion for ${fixed(observed, 1)} hours`
    if (observed >= limit) return { verdict: 'pass', message: `${shown}.`, observed, limit }
    const fix = `Wait ${fixed(limit - observed, 1)} hours and evaluate again.`
    return {
      ...lacking(`${shown}; the policy asks for ${limit}.`, 'would replace a champion too soon', fix),
      observed,
      limit,
    }
  },
}
