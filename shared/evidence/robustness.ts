import type { FromSchema } from 'json-schema-to-ts'
import { EDGE_CASES } from '../robustness/edge-names.ts'
import { FAILURES } from '../robustness/failures.ts'
import { PERTURBATION_KINDS } from '../robustness/perturbation-kinds.ts'
import { count, digest, figure, interval } from './parts.ts'

export const MAX_RESULTS = 150
export const MAX_CASES = 200

const name = { type: 'string', minLength: 1, maxLength: 300 } as const
const message = { type: 'string', minLength: 1, maxLength: 300 } as const
const failure = { enum: FAILURES } as const
const least0 = { type: 'number', minimum: 0 } as const

/** k of n rows with the interval of their share. */
const share = {
  type: 'object',
  additionalProperties: false,
  required: ['k', 'n', 'interval'],
  properties: { k: count, n: count, interval },
} as const

/** What a model does with perturbed rows; `failed` where it did not answer all of them. */
const side = {
  type: 'object',
  additionalProperties: false,
  properties: {
    /** Rows that are decided otherwise; absent where nothing is decided. */
    flips: share,
    /** Mean absolute change of the score (of the value, for a regression). */
    change: least0,
    /** How much worse the main metric becomes, in its own unit: above 0 where it became worse. */
    drop: figure,
    /** Without an answer, how it ended; `failing` counts single rows that end so. */
    failed: {
      type: 'object',
      additionalProperties: false,
      required: ['how', 'message', 'failing'],
      properties: { how: failure, message, failing: share },
    },
  },
} as const

const perturbation = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'changed', 'candidate'],
  properties: {
    kind: { enum: PERTURBATION_KINDS },
    size: name,
    /** Absent: all columns at once. */
    column: name,
    /** Rows of the sample in which something changed. */
    changed: count,
    candidate: side,
    champion: side,
    /** Drop of the candidate minus drop of the champion. */
    dropDifference: figure,
  },
} as const

/** The same rows in another order, or in batches of another size: every answer must be the same. */
const stability = {
  type: 'object',
  additionalProperties: false,
  required: ['check', 'rows', 'differing', 'largest'],
  properties: {
    check: { enum: ['order', 'batch-1', 'batch-7', 'again'] },
    rows: count,
    differing: count,
    largest: least0,
    failed: failure,
  },
} as const

const edge = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'result'],
  properties: {
    name: { enum: EDGE_CASES },
    result: { enum: ['answered', 'other-answers', ...failure.enum] },
    message,
  },
} as const

const attackSide = {
  type: 'object',
  additionalProperties: false,
  required: ['rows', 'flipped', 'within', 'columns', 'queries'],
  properties: {
    /** Rows that were tried, all of them decided right. */
    rows: count,
    /** Rows for which a change was found. */
    flipped: count,
    /** Half of the rows need no more than this, as far as the search found; absent where fewer than half were flipped. */
    median: {
      type: 'object',
      additionalProperties: false,
      required: ['value', 'low', 'level'],
      properties: { value: least0, low: least0, high: least0, level: interval.properties.level },
    },
    quantiles: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['p', 'distance'],
        properties: { p: { type: 'number', minimum: 0, maximum: 1 }, distance: least0 },
      },
    },
    within: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['distance', 'share'],
        properties: { distance: least0, share },
      },
    },
    /** Which columns the smallest changes are made of, as shares of the squared distance. */
    columns: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'weight'],
        properties: { name, weight: { type: 'number', minimum: 0, maximum: 1 } },
      },
    },
    /** Questions per row, at most. */
    queries: count,
  },
} as const

const fuzz = {
  type: 'object',
  additionalProperties: false,
  required: ['rows', 'answered', 'failures', 'questions'],
  properties: {
    rows: count,
    answered: count,
    /** Rows by how they ended, with the message of the first. */
    failures: {
      type: 'array',
      maxItems: FAILURES.length,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['how', 'rows', 'message'],
        properties: { how: failure, rows: count, message },
      },
    },
    /** Rows answered otherwise when asked again. */
    unrepeatable: count,
    /** Rows answered otherwise one by one than together, of `alone` tried. */
    differing: count,
    alone: count,
    questions: count,
  },
} as const

const writtenCase = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'kind', 'tried', 'failures', 'allowed'],
  properties: {
    name,
    kind: { enum: ['invariance', 'directional', 'minimum'] },
    /** Comparisons (rows times changes) that were made. */
    tried: count,
    failures: share,
    /** What cases.yml allows: so many failures, or such a share of them. */
    allowed: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
      properties: { failures: count, share: { type: 'number', minimum: 0, maximum: 1 } },
    },
    failed: failure,
    examples: { type: 'array', maxItems: 3, items: message },
  },
} as const

/** What happens to the answers when the rows are not quite what they were. Absent where `test.robustness` and `test.cases` are. */
export const robustnessSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    perturbations: {
      type: 'object',
      additionalProperties: false,
      required: ['metric', 'rows', 'measured', 'results'],
      properties: {
        metric: name,
        rows: count,
        /** How many perturbations were tried; `results` keeps the worst of each kind and size, worst first. */
        measured: count,
        /** Columns that were not perturbed one by one, because there are so many. */
        leftOut: count,
        results: { type: 'array', maxItems: MAX_RESULTS, items: perturbation },
      },
    },
    stability: { type: 'array', maxItems: 4, items: stability },
    edgeCases: { type: 'array', maxItems: EDGE_CASES.length, items: edge },
    adversarial: {
      type: 'object',
      additionalProperties: false,
      required: ['candidate'],
      properties: { candidate: attackSide, champion: attackSide },
    },
    fuzz,
    cases: {
      type: 'object',
      additionalProperties: false,
      required: ['file', 'digest', 'results'],
      properties: { file: name, digest, results: { type: 'array', maxItems: MAX_CASES, items: writtenCase } },
    },
  },
} as const

export type Robustness = FromSchema<typeof robustnessSchema>
export type PerturbationResult = FromSchema<typeof perturbation>
export type PerturbedSide = FromSchema<typeof side>
export type MeasuredShare = FromSchema<typeof share>
export type MeasuredSize = FromSchema<typeof figure>
export type StabilityResult = FromSchema<typeof stability>
export type EdgeResult = FromSchema<typeof edge>
export type AttackResult = FromSchema<typeof attackSide>
export type FuzzResult = FromSchema<typeof fuzz>
export type CaseResult = FromSchema<typeof writtenCase>
