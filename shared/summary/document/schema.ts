import type { FromSchema } from 'json-schema-to-ts'
import { MAX_CATEGORIES } from '../category-counts.ts'
import { STORED_CELLS } from '../number-cells.ts'
import { MIN_CELL } from '../private-summary.ts'
import { BUCKETS } from '../text-counts.ts'

/** Columns of one stored profile. */
export const MAX_PROFILE_COLUMNS = 100_000

const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const
const positive = { ...count, minimum: 1 } as const
const step = { ...positive, maximum: 2 ** 53 } as const
const shift = { type: 'integer', minimum: 0, maximum: 63 } as const
const number = { type: 'number' } as const
const counts = { type: 'array', maxItems: STORED_CELLS, items: positive } as const
/** One figure for each bucket, or none when all are zero. */
const buckets = { type: 'array', maxItems: BUCKETS, items: count } as const

/**
 * Cells of numbers. Up to a shift of 10 the cells are given as `values`; above as whole numbers, the magnitude's bits without the lowest
 * `shift`: the `first`, and the `steps` from each to the next. `borders`, in private profiles, part neighbouring cells: as numbers, or as the
 * way from the lower cell's key.
 */
const cells = {
  type: 'object',
  additionalProperties: false,
  required: ['shift', 'counts'],
  properties: {
    shift,
    values: { type: 'array', maxItems: STORED_CELLS, items: number },
    first: { type: 'integer', minimum: -(2 ** 52), maximum: 2 ** 52 },
    steps: { type: 'array', maxItems: STORED_CELLS, items: step },
    borders: { type: 'array', maxItems: STORED_CELLS, items: number },
    counts,
  },
} as const

const rest = {
  type: 'object',
  additionalProperties: false,
  required: ['rows', 'values'],
  properties: { rows: count, values: count },
} as const

const common = { name: { type: 'string', maxLength: 100_000 }, missing: count } as const
const column = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'kind', 'missing', 'infinite', 'cells'],
      properties: {
        ...common,
        kind: { enum: ['number', 'boolean', 'date'] },
        infinite: count,
        cells,
        min: number,
        max: number,
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'kind', 'missing', 'names', 'counts'],
      properties: {
        ...common,
        kind: { const: 'category' },
        names: { type: 'array', maxItems: MAX_CATEGORIES, items: { type: 'string' } },
        counts: { ...counts, maxItems: MAX_CATEGORIES },
        rest,
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'kind', 'missing', 'values', 'words', 'lengths', 'wordCounts'],
      properties: {
        ...common,
        kind: { const: 'text' },
        values: buckets,
        words: buckets,
        lengths: cells,
        wordCounts: cells,
        rest,
      },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'kind', 'missing'],
      properties: { ...common, kind: { enum: ['empty', 'other'] } },
    },
  ],
} as const

/** JSON Schema of a stored profile. What it cannot say (sums, orders) is checked by `parseProfile`. */
export const storedProfileSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay stored profile',
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'kind', 'rows', 'columns'],
  properties: {
    schemaVersion: { const: 1 },
    kind: { const: 'assay-profile' },
    privacy: {
      description: 'Present when no figure may be about fewer rows than `leastRows`.',
      type: 'object',
      additionalProperties: false,
      required: ['mode', 'leastRows'],
      properties: { mode: { const: 'edges-only' }, leastRows: { const: MIN_CELL } },
    },
    rows: count,
    columns: { type: 'array', maxItems: MAX_PROFILE_COLUMNS, items: column },
  },
} as const

export type StoredProfile = FromSchema<typeof storedProfileSchema>
export type StoredColumn = StoredProfile['columns'][number]
export type StoredCells = FromSchema<typeof cells>
