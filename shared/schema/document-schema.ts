import type { FromSchema } from 'json-schema-to-ts'
import { CHECK_CODES } from './catalog.ts'

/** Types of columns as a schema names them; `other` is nested or binary. */
export const SCHEMA_TYPES = ['integer', 'number', 'text', 'boolean', 'date', 'other'] as const
/** Forms of text that have a name. */
export const FORMATS = [
  'email',
  'uuid',
  'url',
  'ipv4',
  'ipv6',
  'date',
  'date-time',
  'time',
  'hex',
  'digits',
  'json',
] as const
/** What an environment is called unless the schema names its own. */
export const DEFAULT_ENVIRONMENTS = ['training', 'serving'] as const

const text = { type: 'string', minLength: 1, maxLength: 500 } as const
const share = { type: 'number', minimum: 0, maximum: 1 } as const
const count = { type: 'integer', minimum: 0 } as const
const scalar = { type: ['string', 'number', 'boolean'] } as const
const bound = { type: ['number', 'string'] } as const
const condition = { type: 'string', minLength: 1, maxLength: 2000 } as const
const values = { type: 'array', minItems: 1, maxItems: 10000, uniqueItems: true, items: scalar } as const
const open = { type: 'object', additionalProperties: false, minProperties: 1 } as const
const countSpan = { ...open, properties: { min: count, max: count } } as const
const shareSpan = { ...open, properties: { min: share, max: share } } as const
const span = { ...open, properties: { min: { type: 'number' }, max: { type: 'number' } } } as const
const severity = {
  type: 'object',
  description: 'How much a finding weighs, by its code: error, warn or off.',
  additionalProperties: false,
  properties: Object.fromEntries(CHECK_CODES.map((code) => [code, { enum: ['error', 'warn', 'off'] }])),
} as const

const column = {
  type: 'object',
  additionalProperties: false,
  required: ['type'],
  properties: {
    type: { enum: SCHEMA_TYPES },
    required: { type: 'boolean', description: 'Must the data have this column?' },
    stage: {
      enum: ['planned', 'deprecated'],
      description: 'Nothing is checked before a column is there for good, or once it is given up.',
    },
    not_in: {
      type: 'array',
      minItems: 1,
      items: text,
      description: 'Environments in which nothing is expected of the column.',
    },
    present: { ...share, description: 'Least share of rows with a value.' },
    unique: { type: 'boolean', description: 'No value twice.' },
    values: { ...values, description: 'The only values there may be.' },
    never: { ...values, description: 'Values that may not occur.' },
    contains: { ...values, description: 'Values that must occur.' },
    seen: {
      type: 'array',
      minItems: 2,
      maxItems: 2,
      items: bound,
      description: 'Smallest and largest value of the reference; beyond them is a warning.',
    },
    min: { ...bound, description: 'Smallest value; dates as text: "2026-01-31".' },
    max: { ...bound, description: 'Largest value.' },
    length: { ...countSpan, description: 'Characters of a text.' },
    pattern: { ...text, description: 'Regular expression (RE2) that is found in every text; `^…$` for all of it.' },
    not_pattern: { ...text, description: 'Regular expression (RE2) that is found in no text.' },
    format: { enum: FORMATS },
    date_format: { ...text, description: 'A text that reads as a date by this pattern, for example %d.%m.%Y.' },
    mostly: { ...share, description: 'Least share of the values that fit what is said of values above.' },
    when: { ...condition, description: 'SQL condition: what is said of values holds for these rows only.' },
    order: { enum: ['increasing', 'strictly-increasing', 'decreasing', 'strictly-decreasing'] },
    distinct: { ...countSpan, description: 'Different values.' },
    unique_share: { ...shareSpan, description: 'Different values per row with a value.' },
    most_common: { ...values, description: 'One of these is the most frequent value.' },
    mean: span,
    sum: span,
    stdev: span,
    smallest: span,
    largest: span,
    quantiles: { type: 'object', propertyNames: { pattern: '^(0(\\.\\d+)?|1)$' }, additionalProperties: span },
    max_age_days: { type: 'number', exclusiveMinimum: 0, description: 'The newest date is at most so many days old.' },
    severity,
  },
} as const

/** JSON Schema of a data schema file; published for editors as docs/schema/data-schema.schema.json. */
export const dataSchemaSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Schema of a data set',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'columns'],
  properties: {
    version: { const: 1 },
    environments: { type: 'array', minItems: 1, uniqueItems: true, items: text },
    rows: {
      ...open,
      properties: {
        min: count,
        max: count,
        reference: { ...count, description: 'Rows of the data that the schema was made from.' },
        ratio: { ...span, description: 'Rows divided by those of the reference.' },
      },
    },
    column_order: { type: 'boolean', description: 'Must the columns stand in the order of the schema?' },
    keys: {
      type: 'array',
      maxItems: 20,
      items: { type: 'array', minItems: 1, maxItems: 20, uniqueItems: true, items: text },
      description: 'Columns that together tell every row apart.',
    },
    severity,
    columns: { type: 'object', minProperties: 1, maxProperties: 100000, additionalProperties: column },
    rules: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['check'],
        properties: {
          name: text,
          check: { ...condition, description: 'SQL condition that every row meets, for example `starts <= ends`.' },
          when: { ...condition, description: 'Only for these rows.' },
          mostly: { ...share },
          severity: { enum: ['error', 'warn', 'off'] },
        },
      },
    },
  },
} as const

export type SchemaDocument = FromSchema<typeof dataSchemaSchema>
export type ColumnRule = FromSchema<typeof column>
export type SchemaType = (typeof SCHEMA_TYPES)[number]
export type FormatName = (typeof FORMATS)[number]
/** What a figure may be; either side may be open. */
export type Span = { readonly min?: number | undefined; readonly max?: number | undefined }
