import type { FromSchema } from 'json-schema-to-ts'
import { count, plural } from '../numbers.ts'
import type { Finding, RuleKind } from '../rule.ts'
import { isFinding, testEvidence } from '../test-evidence.ts'

const schema = {
  type: 'object',
  description: 'The holdout has enough rows, of every class.',
  additionalProperties: false,
  required: ['min_rows'],
  properties: {
    min_rows: { type: 'integer', minimum: 1, description: 'Fewest rows.' },
    min_class_rows: { type: 'integer', minimum: 1, description: 'Fewest rows of any class; not for regression.' },
  },
} as const

type Settings = FromSchema<typeof schema>

/** `holdout.size`: few rows cannot show much, whatever the numbers look like. */
export const holdoutSize: RuleKind<Settings> = {
  kind: 'holdout.size',
  schema,
  describe: ({ min_rows, min_class_rows }) =>
    `a holdout of ${plural(min_rows, 'row')} or more${min_class_rows === undefined ? '' : `, ${count(min_class_rows)} of each class`}`,
  evaluate: ({ min_rows, min_class_rows }, context) => {
    const evidence = testEvidence(context)
    if (isFinding(evidence)) return evidence
    const { rows, classes = [] } = evidence.holdout
    if (!(rows >= min_rows)) return small(`The holdout has ${plural(rows, 'row')}`, rows, min_rows)
    const numbers = { observed: rows, limit: min_rows }
    if (min_class_rows === undefined)
      return { verdict: 'pass', message: `The holdout has ${plural(rows, 'row')}.`, ...numbers }
    const [rarest] = classes.toSorted((a, b) => a.rows - b.rows)
    if (rarest === undefined) return { ...small('The evidence does not count the rows per class', 0, min_class_rows) }
    if (!(rarest.rows >= min_class_rows)) {
      return small(`The holdout has ${plural(rarest.rows, 'row')} of ${rarest.name}`, rarest.rows, min_class_rows)
    }
    const message = `The holdout has ${plural(rows, 'row')}, ${count(rarest.rows)} of the rarest class.`
    return { verdict: 'pass', message, ...numbers }
  },
}

function small(what: string, observed: number, limit: number): Finding {
  return {
    verdict: 'fail',
    message: `${what}; the policy asks for ${count(limit)}.`,
    headline: `was tested on too few rows (${count(observed)} of ${count(limit)})`,
    fix: 'Add rows to the holdout: new ones, that no model was trained or chosen on.',
    observed,
    limit,
  }
}
