import type { FromSchema } from 'json-schema-to-ts'

/** Schema pieces that several kinds of evidence share. */
export const text = { type: 'string', minLength: 1, maxLength: 1000 } as const
export const number = { type: 'number' } as const
export const count = { type: 'integer', minimum: 0 } as const
export const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' } as const
export const fileDigest = {
  type: 'object',
  additionalProperties: false,
  required: ['path', 'digest', 'size'],
  properties: { path: text, digest, size: count },
} as const
export const runtime = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'version', 'backend'],
  properties: { name: text, version: text, backend: text },
} as const

/** Lower and upper bound with the nominal coverage `level` in (0, 1) and the method that made them. */
export const interval = {
  type: 'object',
  additionalProperties: false,
  required: ['low', 'high', 'level', 'method'],
  properties: {
    low: number,
    high: number,
    level: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    method: text,
  },
} as const

/** A number with its interval. */
export const figure = {
  type: 'object',
  additionalProperties: false,
  required: ['value', 'interval'],
  properties: { value: number, interval },
} as const

export const estimateSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'value', 'interval', 'n', 'direction'],
  properties: {
    name: text,
    value: number,
    interval,
    n: count,
    direction: { enum: ['higher', 'lower'] },
    /** Of the metric's definition, from 1 (which is meant where it is absent): numbers of two versions are never compared. */
    version: { type: 'integer', minimum: 1 },
  },
} as const

/** Where the measurement was made. Absent members are unknown, not empty. */
export const sourceSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    repository: text,
    commit: text,
    headSha: text,
    baseRef: text,
    ref: text,
    event: text,
    runId: text,
    runAttempt: text,
    workflow: text,
    nonce: text,
  },
} as const

/** By which configuration was measured: which file, and which bytes. */
export const configSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['path', 'digest'],
  properties: { path: text, digest },
} as const

/** One thing that an in-toto statement is about, by its digest. */
export const subjectItem = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'digest'],
  properties: {
    name: text,
    digest: {
      type: 'object',
      additionalProperties: false,
      required: ['sha256'],
      properties: { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    },
  },
} as const

export type Interval = FromSchema<typeof interval>
export type Estimate = FromSchema<typeof estimateSchema>
export type EvidenceSource = FromSchema<typeof sourceSchema>
