import { count, number, text } from './parts.ts'

const share = { type: 'number', minimum: 0, maximum: 1 } as const
const pValue = { type: 'number', minimum: 0, maximum: 1 } as const

/** Parts of drift evidence beyond single columns, each there only when it was asked for and could be answered. */
export const driftKinds = {
  /** How well a classifier tells the sides apart (0.5 is chance), and by which columns. */
  multivariate: {
    type: 'object',
    additionalProperties: false,
    required: ['auc', 'standardError', 'rows', 'columns', 'correlations'],
    properties: {
      auc: share,
      standardError: number,
      /** Rows that the classifier learned from and was tested on, both sides. */
      rows: count,
      /** How much of the area is lost when a column is shuffled among the rows. */
      columns: {
        type: 'array',
        maxItems: 10,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'importance'],
          properties: { name: text, importance: number },
        },
      },
      /** Pairs whose rank correlation changed most surely. */
      correlations: {
        type: 'array',
        maxItems: 10,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['columns', 'reference', 'current', 'pValue'],
          properties: {
            columns: { type: 'array', minItems: 2, maxItems: 2, items: text },
            reference: number,
            current: number,
            pValue,
          },
        },
      },
    },
  },
  /** What the model's metrics are likely to be now, estimated without labels. */
  performance: {
    type: 'object',
    additionalProperties: false,
    required: ['assumption', 'level', 'rows', 'estimates'],
    properties: {
      assumption: text,
      level: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      rows: count,
      estimates: {
        type: 'array',
        maxItems: 20,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['metric', 'reference', 'estimate', 'low', 'high'],
          properties: { metric: text, reference: number, estimate: number, low: number, high: number },
        },
      },
    },
  },
  /** Whether classes became more or less frequent, or what a score means changed. */
  shift: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'reading'],
    properties: {
      kind: { enum: ['none', 'label', 'concept', 'label-or-other', 'unknown'] },
      reading: text,
      /** Shares of the classes: in the reference, and now, estimated from predictions alone. */
      classes: {
        type: 'array',
        maxItems: 20,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'reference', 'estimated', 'standardError'],
          properties: { name: text, reference: share, estimated: share, standardError: number },
        },
      },
      /** p value of "the predictions changed only because the shares of the classes did". */
      fit: pValue,
    },
  },
  /** The rows of the reference against the same rows as they were served. */
  skew: {
    type: 'object',
    additionalProperties: false,
    required: ['serving', 'id', 'matched', 'onlyReference', 'onlyServing', 'drifted', 'columns'],
    properties: {
      serving: text,
      id: text,
      matched: count,
      onlyReference: count,
      onlyServing: count,
      drifted: { type: 'boolean' },
      columns: {
        type: 'array',
        maxItems: 10000,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'differing', 'share', 'drifted'],
          properties: {
            name: text,
            differing: count,
            share,
            drifted: { type: 'boolean' },
            example: {
              type: 'object',
              additionalProperties: false,
              required: ['id', 'reference', 'serving'],
              properties: { id: text, reference: text, serving: text },
            },
          },
        },
      },
    },
  },
  /** What was asked and could not be answered. */
  unanswered: {
    type: 'array',
    maxItems: 1000,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'reason'],
      properties: { kind: text, reason: text },
    },
  },
} as const
