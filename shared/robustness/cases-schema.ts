import type { FromSchema } from 'json-schema-to-ts'

const name = { type: 'string', minLength: 1, maxLength: 100 } as const
const cell = { type: ['number', 'string', 'boolean'], maxLength: 100_000 } as const
const limit = { type: 'number' } as const
const allowed = {
  max_failures: {
    type: 'integer',
    minimum: 0,
    description: 'Failures that are accepted; 0 when neither this nor `max_share` is there.',
  },
  max_share: {
    type: 'number',
    minimum: 0,
    maximum: 1,
    description: 'Share of failures that is accepted: more is a failure when the low end of its interval is above.',
  },
} as const

/** Columns are missing where the value is `{missing: true}`. */
const value = {
  anyOf: [
    cell,
    {
      type: 'object',
      additionalProperties: false,
      required: ['missing'],
      properties: { missing: { const: true } },
    },
  ],
} as const

const row = {
  type: 'object',
  minProperties: 1,
  maxProperties: 10000,
  additionalProperties: value,
} as const

const change = {
  type: 'object',
  minProperties: 1,
  maxProperties: 100,
  description: 'What is changed, by column.',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    properties: {
      set: {
        description: 'This value, or each of these.',
        anyOf: [cell, { type: 'array', minItems: 1, maxItems: 20, items: cell }],
      },
      add: { type: 'number', description: 'Added to the value.' },
      multiply: { type: 'number', description: 'The value times this.' },
      missing: { const: true, description: 'The value is taken away.' },
    },
  },
} as const

const writtenCase = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'kind', 'expect'],
  properties: {
    name: { ...name, description: 'How the report calls the case.' },
    kind: {
      enum: ['invariance', 'directional', 'minimum'],
      description:
        'invariance: a change that must not matter. directional: a change that may move the score one way only. minimum: rows whose answer is known.',
    },
    where: {
      type: 'string',
      minLength: 1,
      maxLength: 2000,
      description: 'SQL condition over columns of the holdout: only rows for which it holds.',
    },
    limit: {
      type: 'integer',
      minimum: 1,
      maximum: 100_000,
      default: 1000,
      description: 'Rows of the holdout, at most.',
    },
    rows: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      items: row,
      description:
        'Rows written out instead of the holdout. A column left out has its typical value: the median, or the most frequent text.',
    },
    change,
    class: { ...name, description: 'Class whose probability is the score of a multiclass model.' },
    expect: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      properties: {
        decision: { const: 'same', description: 'invariance: the decided class stays.' },
        within: { type: 'number', minimum: 0, description: 'invariance: the score (or value) moves by no more.' },
        score: {
          enum: ['not_lower', 'not_higher'],
          description: 'directional: where the score (or value) may go.',
        },
        tolerance: {
          type: 'number',
          minimum: 0,
          default: 0.000001,
          description: 'directional: a move by no more does not count.',
        },
        class: { ...cell, description: 'minimum: the decided class.' },
        min: { ...limit, description: 'minimum: least score (or value).' },
        max: { ...limit, description: 'minimum: largest score (or value).' },
      },
    },
    ...allowed,
  },
} as const

/** JSON Schema of the file that `test.cases` of `assay.yml` names; published as docs/schema/cases.schema.json. */
export const casesSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'cases.yml',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'cases'],
  properties: {
    version: { const: 1 },
    cases: { type: 'array', minItems: 1, maxItems: 200, items: writtenCase },
  },
} as const

export type CasesDocument = FromSchema<typeof casesSchema, { keepDefaultedPropertiesOptional: true }>
export type WrittenCase = CasesDocument['cases'][number]
