import type { FromSchema } from 'json-schema-to-ts'
import { driftColumnSchema, driftPredicateSchema } from '../evidence/drift-predicate.ts'
import { count, digest, number, text } from '../evidence/parts.ts'
import { testPredicateSchema } from '../evidence/test-predicate.ts'
import { importedSchema } from '../ingest/schema.ts'

/** Columns that moved, as many as a card lists. */
export const MAX_DRIFT_COLUMNS = 30

const { schemaVersion, kind, model, config, ...results } = testPredicateSchema.properties
const { origin, metrics: reported, cases } = importedSchema.properties.predicate.properties
const window = driftPredicateSchema.properties.reference

const written = {
  type: 'object',
  additionalProperties: false,
  required: ['files', 'sections'],
  properties: {
    /** The files that people wrote. */
    files: { type: 'array', maxItems: 10, items: text },
    license: text,
    library: text,
    baseModel: text,
    language: { type: 'array', maxItems: 50, items: text },
    tags: { type: 'array', maxItems: 50, items: text },
    sections: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['title', 'format', 'text'],
        properties: {
          title: text,
          format: { enum: ['plain', 'markdown'] },
          text: { type: 'array', maxItems: 2000, items: { type: 'string' } },
        },
      },
    },
  },
} as const

/**
 * A model card: what people say (`written`) apart from what was measured (`measured`). Every part of `measured` names the evidence that
 * its numbers come from by the sha256 of the file.
 */
export const cardSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay model card',
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'kind', 'model', 'written', 'measured'],
  properties: {
    schemaVersion: { const: 1 },
    kind: { const: 'model-card' },
    model: text,
    written,
    measured: {
      type: 'object',
      additionalProperties: false,
      required: ['results'],
      properties: {
        results: {
          type: 'object',
          additionalProperties: false,
          required: [
            'evidence',
            'assay',
            'task',
            'createdAt',
            'source',
            'candidate',
            'holdout',
            'metrics',
            'champion',
            'comparison',
          ],
          properties: { evidence: digest, ...results },
        },
        drift: {
          type: 'object',
          additionalProperties: false,
          required: ['evidence', 'createdAt', 'headline', 'reference', 'current', 'drifted', 'compared', 'columns'],
          properties: {
            evidence: digest,
            createdAt: text,
            headline: text,
            reference: window,
            current: window,
            drifted: { type: 'boolean' },
            compared: count,
            columns: { type: 'array', maxItems: MAX_DRIFT_COLUMNS, items: driftColumnSchema },
          },
        },
        training: {
          type: 'object',
          additionalProperties: false,
          required: ['evidence', 'finishedAt', 'seconds', 'seed', 'how', 'data'],
          properties: {
            evidence: digest,
            finishedAt: text,
            seconds: number,
            seed: count,
            how: text,
            commit: text,
            data: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['source', 'rows'],
                properties: { source: text, rows: count },
              },
            },
          },
        },
      },
    },
    /** What other tools report: nobody's measurement of ours, and apart from `measured`. */
    imported: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['evidence', 'level', 'origin', 'metrics'],
        properties: { evidence: digest, level: { const: 'E0' }, origin, metrics: reported, cases },
      },
    },
  },
} as const

export type Card = FromSchema<typeof cardSchema>
export type Written = Card['written']
