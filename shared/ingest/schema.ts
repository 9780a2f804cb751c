import type { FromSchema } from 'json-schema-to-ts'
import { count, digest, sourceSchema, subjectItem, text } from '../evidence/parts.ts'
import { STATEMENT_TYPE } from '../evidence/schema.ts'

/** Tools whose results can be taken over. */
export const TOOLS = ['mlflow', 'dvc', 'wandb', 'evidently', 'sklearn', 'junit'] as const
export type Tool = (typeof TOOLS)[number]

export const IMPORTED_PREDICATE_TYPE = 'urn:assay:evidence:imported:v1'
/** Apart from evidence that was measured: neither gate nor App reads this folder, and it is in no evidence artifact. */
const IMPORTED_FOLDER = '.assay/imported'
/** Numbers of one file. */
export const MAX_METRICS = 1000
/** Names of failed cases that are kept, and of things that were left out. */
export const MAX_LISTED = 100
export const MAX_NAME = 300

const name = { type: 'string', minLength: 1, maxLength: MAX_NAME } as const

const predicate = {
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'kind', 'level', 'assay', 'model', 'createdAt', 'source', 'origin', 'metrics', 'left'],
  properties: {
    schemaVersion: { const: 1 },
    kind: { const: 'imported' },
    /** Somebody else's word: no interval, no holdout, no comparison, and nobody can check it. No rule accepts it. */
    level: { const: 'E0' },
    assay: text,
    model: text,
    createdAt: { type: 'string', format: 'date-time' },
    source: sourceSchema,
    origin: {
      type: 'object',
      additionalProperties: false,
      required: ['tool', 'file', 'digest'],
      properties: { tool: { enum: TOOLS }, file: text, digest },
    },
    metrics: {
      type: 'array',
      maxItems: MAX_METRICS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value'],
        properties: {
          /** As the tool calls it. */
          name,
          value: { type: 'number' },
          /** Our name, where the tool's can only mean that metric. */
          metric: text,
        },
      },
    },
    /** Tests of another tool: its counts, and the names of those that failed. */
    cases: {
      type: 'object',
      additionalProperties: false,
      required: ['passed', 'failed', 'skipped', 'failures'],
      properties: {
        passed: count,
        failed: count,
        skipped: count,
        failures: { type: 'array', maxItems: MAX_LISTED, items: name },
      },
    },
    /** What the file holds and was not taken over, and why. */
    left: {
      type: 'array',
      maxItems: MAX_LISTED,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'reason'],
        properties: { name, reason: text },
      },
    },
  },
} as const

/** Results of another tool as an in-toto statement about the file that they were read from. */
export const importedSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay imported results',
  type: 'object',
  additionalProperties: false,
  required: ['_type', 'subject', 'predicateType', 'predicate'],
  properties: {
    _type: { const: STATEMENT_TYPE },
    subject: { type: 'array', minItems: 1, maxItems: 1, items: subjectItem },
    predicateType: { const: IMPORTED_PREDICATE_TYPE },
    predicate,
  },
} as const

export type ImportedStatement = FromSchema<typeof importedSchema>
export type Imported = ImportedStatement['predicate']

/** Where the results of a tool about a model are kept. */
export function importedPath(model: string, tool: Tool): string {
  return `${IMPORTED_FOLDER}/${model}.${tool}.json`
}
