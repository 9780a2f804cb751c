import type { FromSchema } from 'json-schema-to-ts'
import { count, interval, number, text } from './parts.ts'

/** Groups of one attribute that are listed one by one; the rows of all further ones are counted. */
export const MAX_GROUPS = 50
/** A group of fewer rows is listed with its size only: its numbers would say more about single people than about the model. */
export const MIN_GROUP_ROWS = 30
/** Protected attributes of one model. */
export const MAX_ATTRIBUTES = 50

const share = { type: 'number', minimum: 0, maximum: 1 } as const
const name = { type: 'string', maxLength: 200 } as const

const groupMetric = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'value', 'interval', 'n'],
  properties: { name: text, value: number, interval, n: count },
} as const

/** `value` is the largest difference between two groups, `ratio` the smallest quotient; both intervals hold for all pairs at once. */
const gapSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['metric', 'value', 'interval', 'highest', 'lowest'],
  properties: {
    metric: text,
    value: { type: 'number', minimum: 0 },
    interval,
    ratio: {
      type: 'object',
      additionalProperties: false,
      required: ['value', 'interval'],
      properties: { value: share, interval },
    },
    highest: name,
    lowest: name,
    /** Test that the metric is the same in all groups, and the same after Benjamini-Hochberg over attributes and metrics. */
    pValue: share,
    adjustedPValue: share,
  },
} as const

const groupSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'n'],
  properties: {
    name,
    /** The rows without a value of the attribute. */
    missing: { const: true },
    n: count,
    /** Absent for a group too small to be measured; a metric is absent where no row of the group counts for it. */
    metrics: { type: 'array', maxItems: 10, items: groupMetric },
  },
} as const

/** What the model does to the groups of one protected attribute of the holdout. */
export const attributeSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['attribute', 'cut', 'groups', 'gaps'],
  properties: {
    attribute: { type: 'string', minLength: 1, maxLength: 500 },
    /** How rows were told apart: by the value itself, a number by the quartiles of the holdout or by given points, or by groups of values. */
    cut: { enum: ['values', 'quartiles', 'points', 'merged'] },
    groups: { type: 'array', minItems: 1, maxItems: MAX_GROUPS + 1, items: groupSchema },
    /** Smaller groups that are not listed. */
    omitted: {
      type: 'object',
      additionalProperties: false,
      required: ['groups', 'rows'],
      properties: { groups: count, rows: count },
    },
    /** One per metric that two groups or more were measured on. */
    gaps: { type: 'array', maxItems: 10, items: gapSchema },
  },
} as const

export const groupsSchema = { type: 'array', maxItems: MAX_ATTRIBUTES, items: attributeSchema } as const

export type AttributeGroups = FromSchema<typeof attributeSchema>
export type Group = FromSchema<typeof groupSchema>
export type GroupMetric = FromSchema<typeof groupMetric>
export type Gap = FromSchema<typeof gapSchema>
