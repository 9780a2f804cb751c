import type { FromSchema } from 'json-schema-to-ts'
import { count, interval, number, text } from './parts.ts'

/** Candidate minus champion on the same rows; `verdict` is the statistical reading at the metric's default tolerance. */
export const comparisonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'metric',
    'verdict',
    'candidate',
    'champion',
    'difference',
    'interval',
    'method',
    'n',
    'tolerance',
    'detectable',
  ],
  properties: {
    metric: text,
    verdict: { enum: ['improved', 'equal', 'regressed', 'inconclusive', 'not-comparable'] },
    candidate: number,
    champion: number,
    difference: number,
    interval,
    pValue: { type: 'number', minimum: 0, maximum: 1 },
    method: text,
    n: count,
    /** Differences up to this size count as equal. */
    tolerance: { type: 'number', minimum: 0 },
    /** Smallest true difference that these rows would show with 80 % power. */
    detectable: { type: 'number', minimum: 0 },
    /** Rows that would be needed to decide, when the verdict is `inconclusive`. */
    rowsNeeded: count,
    /** Interval of candidate over champion at the same level, where both are above 0. */
    ratio: {
      type: 'object',
      additionalProperties: false,
      required: ['low', 'high'],
      properties: { low: { type: 'number', minimum: 0 }, high: { type: 'number', minimum: 0 } },
    },
  },
} as const

export type Comparison = FromSchema<typeof comparisonSchema>
export type ComparisonVerdict = Comparison['verdict']
