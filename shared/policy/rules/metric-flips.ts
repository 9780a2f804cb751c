import type { FromSchema } from 'json-schema-to-ts'
import { currentChampion, IF_NO_CHAMPION, notCompared } from '../champion.ts'
import { count, significant } from '../numbers.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'Few rows that the champion decides rightly are decided wrongly by the candidate.',
  additionalProperties: false,
  required: ['max_share'],
  properties: {
    max_share: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description:
        'Largest accepted share of the holdout that turns from right to wrong (0.01 is one row in a hundred).',
    },
    if_no_champion: IF_NO_CHAMPION,
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `metric.flips`: the same accuracy can be reached by other mistakes; this counts the new ones. */
export const metricFlips: RuleKind<Settings> = {
  kind: 'metric.flips',
  schema,
  attempts: 'same-champion',
  describe: ({ max_share }) => `at most ${percent(max_share)} of the rows from right to wrong`,
  evaluate: (settings, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const champion = currentChampion(settings, evidence, context)
    if (isFinding(champion)) return champion
    const { flips, holdout } = evidence
    if (flips === undefined || flips.n !== holdout.rows || flips.n === 0) {
      const message = 'The evidence does not count which rows turned from right to wrong on the whole holdout.'
      return notCompared(message, 'has no count of the decisions that changed')
    }
    const { rows } = flips.rightToWrong
    const numbers = { observed: rows / flips.n, limit: settings.max_share }
    const shown = `${count(rows)} of ${count(flips.n)} rows (${percent(numbers.observed)}) turned from right to wrong against champion ${champion.version}`
    if (numbers.observed <= numbers.limit) return { verdict: 'pass', message: `${shown}.`, ...numbers }
    return {
      verdict: 'fail',
      message: `${shown}; the policy accepts ${percent(settings.max_share)}.`,
      headline: `decides ${count(rows)} rows wrongly that champion ${champion.version} decides rightly`,
      fix: 'Look at these rows (the report lists them when data.id is set), and find what they share.',
      ...numbers,
    }
  },
}

function percent(share: number): string {
  return `${significant(share * 100, 2)} %`
}
