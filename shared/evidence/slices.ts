import type { FromSchema } from 'json-schema-to-ts'
import { comparisonSchema } from './comparison.ts'
import { count, estimateSchema } from './parts.ts'

/** Slices of one model. */
export const MAX_SLICES = 50
export const MAX_SLICE_NAME = 100
export const MAX_CONDITION = 2000

const change = {
  ...comparisonSchema,
  properties: {
    ...comparisonSchema.properties,
    /** After Benjamini-Hochberg over all slices and metrics. */
    adjustedPValue: { type: 'number', minimum: 0, maximum: 1 },
  },
} as const

/** The rows of the holdout for which a condition of `test.slices` holds. */
export const sliceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'where', 'n'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: MAX_SLICE_NAME },
    where: { type: 'string', minLength: 1, maxLength: MAX_CONDITION },
    n: count,
    /** Absent for a slice too small to be measured; a metric that its rows leave undefined is absent. */
    metrics: { type: 'array', maxItems: 100, items: estimateSchema },
    /** The champion on the same rows, and candidate minus champion. */
    champion: { type: 'array', maxItems: 100, items: estimateSchema },
    changes: { type: 'array', maxItems: 100, items: change },
  },
} as const

export const slicesSchema = { type: 'array', maxItems: MAX_SLICES, items: sliceSchema } as const

export type Slice = FromSchema<typeof sliceSchema>
export type SliceChange = FromSchema<typeof change>
