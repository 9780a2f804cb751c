import type { FromSchema } from 'json-schema-to-ts'
import { count, figure, interval, number, text } from './parts.ts'
import { MAX_CONDITION } from './slices.ts'

/** Slices of one list: the weakest ones, or those that the change made worse. */
export const MAX_FOUND = 50
/** Columns that are named one by one, searched or left out. */
export const MAX_NAMED_COLUMNS = 200

const share = { type: 'number', minimum: 0, maximum: 1 } as const
const value = { type: ['string', 'number'], maxLength: 500 } as const

const condition = {
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['column', 'kind', 'value'],
      properties: { column: text, kind: { const: 'equals' }, value },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['column', 'kind'],
      properties: { column: text, kind: { const: 'missing' } },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['column', 'kind'],
      /** From `from` (inclusive) to `below` (exclusive); dates are milliseconds since 1970 UTC. */
      properties: { column: text, kind: { const: 'range' }, from: number, below: number },
    },
  ],
} as const

/** A slice that the search found on one half of the holdout, measured on the `n` rows of it in the other half. */
export const foundSliceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['where', 'conditions', 'rows', 'n', 'value', 'interval', 'against', 'effect', 'pValue', 'adjustedPValue'],
  properties: {
    /** The same as `conditions`, as SQL that `test.slices` takes. */
    where: { type: 'string', minLength: 1, maxLength: MAX_CONDITION },
    conditions: { type: 'array', minItems: 1, maxItems: 2, items: condition },
    /** Rows of the slice in the whole holdout, and in the half it was measured on. */
    rows: count,
    n: count,
    /** The metric of the candidate on these `n` rows. */
    value: number,
    interval,
    /** The metric of the other rows of that half; for a change: that of the champion on the same rows. */
    against: number,
    /** How much worse `value` is than `against`; positive is worse. The interval is widened for all slices that were selected. */
    effect: figure,
    /** One-sided: is the slice worse? */
    pValue: share,
    /** After Benjamini-Hochberg over the candidates of its half, times two for the two halves. */
    adjustedPValue: share,
  },
} as const

const found = { type: 'array', maxItems: MAX_FOUND, items: foundSliceSchema } as const
const columnNames = { type: 'array', maxItems: MAX_NAMED_COLUMNS, items: text } as const

const searched = {
  type: 'object',
  additionalProperties: false,
  required: ['state', 'metric', 'minEffect', 'max', 'columns', 'tested', 'weakest'],
  properties: {
    state: { const: 'searched' },
    metric: { enum: ['accuracy', 'subset_accuracy', 'log_loss', 'mae', 'mse'] },
    /** A slice is listed where the low end of its effect is above this, in the unit of the metric. */
    minEffect: { type: 'number', minimum: 0 },
    /** Candidates of each half that were tested at most. */
    max: count,
    /** Columns that were searched, and those that could not be or were not to be. */
    columns: columnNames,
    leftOut: {
      type: 'array',
      maxItems: MAX_NAMED_COLUMNS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'reason'],
        properties: { column: text, reason: text },
      },
    },
    /** Candidates that were tested, both halves together. */
    tested: {
      type: 'object',
      additionalProperties: false,
      required: ['weakest'],
      properties: { weakest: count, worse: count },
    },
    weakest: found,
    /** Where the candidate is worse than the champion, and more so than elsewhere; absent without a champion. */
    worse: found,
  },
} as const

const skipped = {
  type: 'object',
  additionalProperties: false,
  required: ['state', 'reason'],
  properties: { state: { const: 'skipped' }, reason: text },
} as const

/** The automatic search for weak slices: what it found, or why there was none. */
export const discoveredSlicesSchema = { oneOf: [searched, skipped] } as const

export type SliceCondition = FromSchema<typeof condition>
export type FoundSlice = FromSchema<typeof foundSliceSchema>
export type DiscoveredSlices = FromSchema<typeof discoveredSlicesSchema>
export type SearchedSlices = FromSchema<typeof searched>
