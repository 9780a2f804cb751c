import type { FromSchema } from 'json-schema-to-ts'
import { count } from './parts.ts'

/** Rows that are named one by one, per direction. */
export const MAX_FLIP_IDS = 20
/** Longest id that is shown whole. */
export const MAX_ID_CHARACTERS = 100

const flipped = {
  type: 'object',
  additionalProperties: false,
  required: ['rows'],
  properties: {
    rows: count,
    /** The first of them in row order; only when the configuration names an id column. */
    ids: { type: 'array', maxItems: MAX_FLIP_IDS, items: { type: 'string', maxLength: MAX_ID_CHARACTERS } },
  },
} as const

/** Rows that candidate and champion decide differently, one right and the other wrong, and McNemar's mid-p value of that. */
export const flipsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['rightToWrong', 'wrongToRight', 'n', 'pValue'],
  properties: {
    rightToWrong: flipped,
    wrongToRight: flipped,
    n: count,
    pValue: { type: 'number', minimum: 0, maximum: 1 },
  },
} as const

export type Flips = FromSchema<typeof flipsSchema>
