import { PHASES } from './course.ts'
import { SEVERITIES } from './severity.ts'

const text = { type: 'string', minLength: 1, maxLength: 1100 } as const
const count = { type: 'integer', minimum: 0 } as const
const time = { type: 'integer', minimum: 0 } as const
const share = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } as const

/** JSON Schema of `LordState`. */
export const lordSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['alpha', 'wealth', 'index', 'rejections'],
  properties: {
    alpha: share,
    wealth: share,
    index: count,
    rejections: { type: 'array', maxItems: 100_000, items: { type: 'integer', minimum: 1 } },
  },
} as const

const courseSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['phase', 'lord', 'incident', 'columns', 'quietRun'],
  properties: {
    phase: { enum: PHASES },
    lord: lordSchema,
    incident: count,
    since: time,
    closedAt: time,
    columns: { type: 'array', maxItems: 50, items: text },
    quietRun: count,
    reference: text,
  },
} as const

const measurementSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'attempt', 'digest', 'at', 'reference', 'drifted', 'undecided', 'count', 'columns', 'strength'],
  properties: {
    id: text,
    attempt: count,
    digest: text,
    at: time,
    reference: text,
    pValue: { type: 'number', minimum: 0, maximum: 1 },
    drifted: { type: 'array', maxItems: 20, items: text },
    undecided: { type: 'array', maxItems: 20, items: text },
    compared: { type: 'array', maxItems: 200, items: text },
    count,
    columns: count,
    strength: { type: 'number', minimum: 0 },
    severity: { enum: SEVERITIES },
  },
} as const

/** JSON Schema of `AlertState`. */
export const alertStateSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'base', 'log', 'shown'],
  properties: {
    schemaVersion: { const: 1 },
    base: courseSchema,
    until: {
      type: 'object',
      additionalProperties: false,
      required: ['at', 'id'],
      properties: { at: time, id: text },
    },
    log: { type: 'array', maxItems: 60, items: measurementSchema },
    shown: {
      type: 'object',
      additionalProperties: false,
      required: ['isOpen', 'incident'],
      properties: { isOpen: { type: 'boolean' }, incident: count, digest: text },
    },
  },
} as const
