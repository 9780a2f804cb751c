import type { FromSchema } from 'json-schema-to-ts'
import { count, figure, number, text } from './parts.ts'

/** Rows that changed sides whose answers are explained one by one. */
export const MAX_EXPLAINED_FLIPS = 20
/** Units whose Shapley values are drawn one by one. */
export const MAX_SWARM = 10
/** Curves of one model. */
export const MAX_CURVES = 12
const MAX_UNITS = 100
const MAX_PLACES = 40

const name = { type: 'string', minLength: 1, maxLength: 500 } as const
const correlation = { type: 'number', minimum: -1, maximum: 1 } as const
const numbers = { type: 'array', maxItems: MAX_PLACES, items: number } as const
const side = {
  type: 'object',
  additionalProperties: false,
  required: ['importance', 'size', 'share'],
  properties: {
    /** How much worse the metric gets when the unit's cells are dealt to other rows; above 0 the model needs it. */
    importance: figure,
    /** Mean size of the Shapley values, and its share of all units. */
    size: figure,
    share: figure,
    /** Rank correlation of the unit's value with its Shapley value. */
    direction: correlation,
  },
} as const

/** One column, or columns that were changed together. A model that reads none of them has no entry. */
export const unitSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'columns'],
  properties: {
    name,
    columns: { type: 'array', minItems: 1, maxItems: 10000, items: name },
    sharedWith: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'rho'],
        properties: { name, rho: correlation },
      },
    },
    candidate: side,
    champion: side,
    /** Importance of the candidate minus that of the champion, on the same rows and deals. */
    change: figure,
  },
} as const

const effort = {
  type: 'object',
  additionalProperties: false,
  required: ['method', 'residual', 'largestError', 'unconverged', 'values'],
  properties: {
    method: { enum: ['exact', 'sampled'] },
    /** Largest distance of base plus values from the answer. */
    residual: { type: 'number', minimum: 0 },
    largestError: { type: 'number', minimum: 0 },
    /** Values whose standard error is above a tenth of the row's whole attribution, of so many. */
    unconverged: count,
    values: count,
  },
} as const

const curve = {
  type: 'object',
  additionalProperties: false,
  required: ['mean', 'low', 'high', 'ice'],
  properties: { mean: numbers, low: numbers, high: numbers, ice: { type: 'array', maxItems: 9, items: numbers } },
} as const

const curveSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['column', 'at', 'candidate'],
  properties: {
    column: name,
    at: { anyOf: [numbers, { type: 'array', maxItems: MAX_PLACES, items: { type: 'string', maxLength: 100 } }] },
    candidate: curve,
    champion: curve,
  },
} as const

const flippedRow = {
  type: 'object',
  additionalProperties: false,
  required: ['direction', 'candidate', 'champion', 'units', 'rest'],
  properties: {
    id: { type: 'string', maxLength: 100 },
    direction: { enum: ['right-to-wrong', 'wrong-to-right'] },
    /** The answers that are explained. */
    candidate: number,
    champion: number,
    /** The units whose Shapley values differ most between the models, and the sum of all other differences (with that of the bases). */
    units: {
      type: 'array',
      maxItems: 3,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'candidate', 'champion', 'error'],
        properties: { name, candidate: number, champion: number, error: { type: 'number', minimum: 0 } },
      },
    },
    rest: number,
  },
} as const

const measured = {
  type: 'object',
  additionalProperties: false,
  required: ['state', 'metric', 'output', 'rows', 'repeats', 'background', 'explained', 'answers', 'base', 'units'],
  properties: {
    state: { const: 'measured' },
    metric: text,
    /** What the Shapley values and curves are about: `probability of "bad"`. */
    output: text,
    /** Rows of the holdout that were sampled, copies of each per unit, and rows that Shapley values compare with and are of. */
    rows: count,
    repeats: count,
    background: count,
    explained: count,
    /** How often a model was asked about a row. */
    answers: count,
    /** The metric on the sampled rows. */
    base: {
      type: 'object',
      additionalProperties: false,
      required: ['candidate'],
      properties: { candidate: number, champion: number },
    },
    units: { type: 'array', maxItems: MAX_UNITS, items: unitSchema },
    /** Columns of the holdout that the candidate does not read. */
    unread: { type: 'array', maxItems: 10000, items: name },
    rankCorrelation: correlation,
    shapley: {
      type: 'object',
      additionalProperties: false,
      required: ['candidate'],
      properties: { candidate: effort, champion: effort },
    },
    /** Rows per bin of the candidate's Shapley values: for low, middle and high values of the column, or one list without an order. */
    swarm: {
      type: 'object',
      additionalProperties: false,
      required: ['low', 'high', 'units'],
      properties: {
        low: number,
        high: number,
        units: {
          type: 'array',
          maxItems: MAX_SWARM,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'bins'],
            properties: {
              name,
              bins: { type: 'array', maxItems: 3, items: { type: 'array', maxItems: MAX_PLACES, items: count } },
            },
          },
        },
      },
    },
    curves: { type: 'array', maxItems: MAX_CURVES, items: curveSchema },
    flips: { type: 'array', maxItems: MAX_EXPLAINED_FLIPS, items: flippedRow },
  },
} as const

/** What the models rely on; absent when `test.explain` is off. `absent`: it was asked for and cannot be said. */
export const explanationSchema = {
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['state', 'reason'],
      properties: { state: { const: 'absent' }, reason: text },
    },
    measured,
  ],
} as const

export type Explanation = FromSchema<typeof explanationSchema>
export type MeasuredExplanation = FromSchema<typeof measured>
export type ExplainedUnit = FromSchema<typeof unitSchema>
export type UnitSide = FromSchema<typeof side>
export type ExplainedCurve = FromSchema<typeof curveSchema>
export type ExplainedFlip = FromSchema<typeof flippedRow>
export type Figure = FromSchema<typeof figure>
