import type { FromSchema } from 'json-schema-to-ts'
import { count, text } from './parts.ts'

/** Rows that are named one by one, per direction. */
export const MAX_FLIP_IDS = 20
/** Longest id that is shown whole. */
export const MAX_ID_CHARACTERS = 100

/** Slices and groups whose flipped rows are counted one by one. */
export const MAX_FLIP_SLICES = 10

/** A slice, or a group of a protected attribute (`sex: female`), and how many of its rows flipped each way. */
const flipSlice = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'n', 'rightToWrong', 'wrongToRight'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 800 },
    n: count,
    rightToWrong: count,
    wrongToRight: count,
  },
} as const

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
    /** The test; McNemar's mid-p value when absent. */
    method: text,
    /** Where more rows went from right to wrong than in the whole holdout, most first; absent without slices and protected attributes. */
    slices: { type: 'array', maxItems: MAX_FLIP_SLICES, items: flipSlice },
  },
} as const

export type Flips = FromSchema<typeof flipsSchema>
export type FlipSlice = FromSchema<typeof flipSlice>
