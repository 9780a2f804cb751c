import type { FromSchema } from 'json-schema-to-ts'

const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string' } as const
const declared = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'type'],
    properties: { name: text, type: text },
  },
} as const

/** Columns that one side does not have, and columns whose kind of values changed; types as the database calls them. */
const schemaDifferenceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['added', 'removed', 'retyped'],
  properties: {
    added: declared,
    removed: declared,
    retyped: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'from', 'to'],
        properties: { name: text, from: text, to: text },
      },
    },
  },
} as const

/** How the rows of two versions differ. `changed` and `changedCells` are known only where rows have an id. */
const rowDifferenceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['added', 'removed', 'unchanged'],
  properties: {
    added: count,
    removed: count,
    unchanged: count,
    changed: count,
    /** Rows with the same id and another value, by column; only columns that have some, in the order of the base. */
    changedCells: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'rows'],
        properties: { name: text, rows: count },
      },
    },
  },
} as const

/** What a diff says about columns and rows, apart from their distributions. */
export const diffProperties = { schema: schemaDifferenceSchema, rows: rowDifferenceSchema } as const

export type SchemaDifference = FromSchema<typeof schemaDifferenceSchema>
export type RowDifference = FromSchema<typeof rowDifferenceSchema>
