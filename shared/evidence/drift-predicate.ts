import type { FromSchema } from 'json-schema-to-ts'
import { driftKinds } from './drift-kinds.ts'
import { configSchema, count, digest, interval, number, sourceSchema, text } from './parts.ts'

const effect = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'size', 'material'],
  properties: { name: text, size: number, material: number, interval },
} as const
const verdict = { enum: ['drifted', 'stable', 'immaterial', 'not-enough-data'] } as const

/** One column of a drift report; `effect.size` is in `effect.unit` (standard deviations, total variation, share). */
export const driftColumnSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'type', 'drifted', 'verdict', 'tests', 'effect', 'n'],
  properties: {
    name: text,
    type: { enum: ['numeric', 'categorical', 'text', 'date', 'relation'] },
    /** The model's answer, or the truth it predicts. */
    role: { enum: ['prediction', 'outcome'] },
    drifted: { type: 'boolean' },
    verdict,
    tests: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'pValue', 'weight'],
        properties: {
          name: text,
          statistic: number,
          pValue: { type: 'number', minimum: 0, maximum: 1 },
          weight: { type: 'number', minimum: 0, maximum: 1 },
        },
      },
    },
    /** Combined p value of the column and the same after Benjamini-Hochberg over the report. */
    pValue: { type: 'number', minimum: 0, maximum: 1 },
    adjustedPValue: { type: 'number', minimum: 0, maximum: 1 },
    effect,
    /** Where more than one question was asked of the column (values, missing, lengths of texts): each by itself, `effect` being the one that decided. */
    aspects: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'pValue', 'adjustedPValue', 'verdict', 'effect'],
        properties: {
          name: text,
          pValue: { type: 'number', minimum: 0, maximum: 1 },
          adjustedPValue: { type: 'number', minimum: 0, maximum: 1 },
          verdict,
          effect,
          message: text,
        },
      },
    },
    n: {
      type: 'object',
      additionalProperties: false,
      required: ['reference', 'current'],
      properties: { reference: count, current: count },
    },
    missing: {
      type: 'object',
      additionalProperties: false,
      required: ['reference', 'current'],
      properties: { reference: count, current: count },
    },
    /** Shares per bin of both sides, for the picture. */
    histogram: {
      type: 'object',
      additionalProperties: false,
      required: ['labels', 'reference', 'current'],
      properties: {
        labels: { type: 'array', maxItems: 64, items: { type: 'string', maxLength: 200 } },
        reference: { type: 'array', maxItems: 64, items: number },
        current: { type: 'array', maxItems: 64, items: number },
      },
    },
    /** Smallest change, in the unit of `effect`, that these rows would show with 80 % power. */
    detectable: { type: 'number', minimum: 0 },
    /** Categories of the current data that the reference does not have (at most 20), and how many rows hold any. */
    unseen: {
      type: 'object',
      additionalProperties: false,
      required: ['categories', 'rows'],
      properties: {
        categories: { type: 'array', maxItems: 20, items: { type: 'string', maxLength: 200 } },
        rows: count,
      },
    },
    /** Distances that were asked for by name; they decide nothing. `chance` is what 95 % of clean data of this size stay below. */
    measures: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value', 'unit'],
        properties: {
          name: text,
          value: number,
          unit: text,
          pValue: { type: 'number', minimum: 0, maximum: 1 },
          chance: { type: 'number', minimum: 0 },
        },
      },
    },
    message: text,
    rowsNeeded: count,
    /** How much the column matters to the model, in any unit; compared with that of the other columns. */
    importance: { type: 'number', minimum: 0 },
  },
} as const

export const driftPredicateSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'kind', 'assay', 'createdAt', 'source', 'reference', 'current', 'drifted', 'columns'],
  properties: {
    schemaVersion: { const: 1 },
    kind: { const: 'drift' },
    assay: text,
    model: text,
    createdAt: { type: 'string', format: 'date-time' },
    source: sourceSchema,
    /** The configuration that named the two sides; absent where two files were named by hand. */
    config: configSchema,
    reference: {
      type: 'object',
      additionalProperties: false,
      required: ['source', 'rows'],
      properties: { source: text, rows: count, digest },
    },
    current: {
      type: 'object',
      additionalProperties: false,
      required: ['source', 'rows'],
      properties: { source: text, rows: count, digest },
    },
    drifted: { type: 'boolean' },
    columns: { type: 'array', maxItems: 100000, items: driftColumnSchema },
    /** Columns that were not tested, and why: identifiers, dates, types that no test can use. */
    skipped: {
      type: 'array',
      maxItems: 100000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'reason'],
        properties: { name: text, reason: text },
      },
    },
    /** What was asked of several columns together, judged in one family with the columns. */
    relations: { type: 'array', maxItems: 10, items: driftColumnSchema },
    ...driftKinds,
  },
} as const

export type DriftColumn = FromSchema<typeof driftColumnSchema>
export type DriftPredicate = FromSchema<typeof driftPredicateSchema>
