import type { FromSchema } from 'json-schema-to-ts'
import { MEASURES } from '../drift/measures.ts'
import { MAX_CONDITION, MAX_SLICE_NAME, MAX_SLICES } from '../evidence/slices.ts'
import { TASK_KINDS } from '../model/task-kinds.ts'
import { checkSettingsSchema } from './check-settings.ts'
import { discoverSettingsSchema } from './discover-settings.ts'
import { driftKindsSchema, skewWithoutSource } from './drift-kinds-schema.ts'
import { labelsWithoutSource } from './drift-labels-schema.ts'
import { explainSettingsSchema } from './explain-settings.ts'
import { fairnessSettingsSchema, protectedSchema } from './fairness-settings.ts'
import { metricTestSchema, weightSchema } from './metric-settings.ts'
import { budgetSettingsSchema, casesPathSchema, robustnessSettingsSchema } from './robustness-settings.ts'
import { columnNames, source, summarySource, text } from './source-schema.ts'
import { classesSchema, targetSchema, taskDataSchema, taskTestSchema } from './task-settings.ts'
import { userMetricsSchema } from './user-metrics.ts'

/** Names are used in file paths, tags and git references, so they stay plain. */
export const MODEL_NAME_PATTERN = '^(?!.*(\\.\\.|\\.lock$))[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$'

const data = {
  type: 'object',
  description: 'Where the rows are. The holdout must never be used for training.',
  additionalProperties: false,
  required: ['holdout'],
  properties: {
    train: source,
    holdout: source,
    id: {
      ...text,
      description: 'Column that identifies a row; predictions are matched by it. Required with {predictions: …}.',
    },
    group: {
      ...text,
      description: 'Column of whom or what a row is about (a patient, a customer): all rows of one belong on one side.',
    },
    time: { ...text, description: 'Column of when a row happened: the holdout starts after the training data ends.' },
    ...taskDataSchema,
    weight: weightSchema,
    schema: {
      ...text,
      description: 'File that says what the data must look like, checked on every run; `assay schema` proposes it.',
    },
    exclude: { ...columnNames, description: 'Columns the model is never given (besides the target and the id).' },
    protected: protectedSchema,
  },
} as const

const train = {
  type: 'object',
  description: 'How the model is made: your own command, or a TypeScript/JavaScript module that trains with TF.js.',
  additionalProperties: false,
  properties: {
    run: {
      description:
        'A command line for bash, or a list of arguments that no shell reads. Values arrive in ASSAY_* environment variables.',
      anyOf: [
        { type: 'string', minLength: 1, maxLength: 4000 },
        { type: 'array', minItems: 1, maxItems: 200, items: { type: 'string', maxLength: 4000 } },
      ],
    },
    module: {
      ...text,
      description: 'Path of a module whose default export is `async ({tf, data, params, seed}) => model`.',
    },
    params: { type: 'object', description: 'Handed to the training unchanged, and recorded.' },
    seed: { type: 'integer', minimum: 1, maximum: 2147483647, default: 1 },
    timeout_minutes: { type: 'number', exclusiveMinimum: 0, maximum: 360, default: 60 },
  },
} as const

const model = {
  description:
    'Path of the trained model (ONNX file, TF.js folder or SavedModel folder), or {predictions: file} made elsewhere.',
  anyOf: [
    text,
    { type: 'object', additionalProperties: false, required: ['predictions'], properties: { predictions: text } },
  ],
} as const

const test = {
  type: 'object',
  additionalProperties: false,
  properties: {
    metrics: { type: 'array', minItems: 1, maxItems: 50, uniqueItems: true, items: text },
    level: {
      type: 'number',
      minimum: 0.5,
      maximum: 0.999,
      default: 0.95,
      description: 'Nominal coverage of the intervals.',
    },
    ...metricTestSchema,
    user_metrics: userMetricsSchema,
    ...taskTestSchema,
    checks: {
      type: 'boolean',
      default: true,
      description: 'Check training data and holdout for leaks and damage, when `data.train` is there.',
    },
    discover: discoverSettingsSchema,
    explain: explainSettingsSchema,
    robustness: robustnessSettingsSchema,
    cases: casesPathSchema,
    budget: budgetSettingsSchema,
    fairness: fairnessSettingsSchema,
    slices: {
      type: 'array',
      minItems: 1,
      maxItems: MAX_SLICES,
      description: 'Parts of the holdout that are measured one by one.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'where'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: MAX_SLICE_NAME },
          where: {
            type: 'string',
            minLength: 1,
            maxLength: MAX_CONDITION,
            description: 'SQL condition over columns of the holdout, for example `age < 25`.',
          },
        },
      },
    },
  },
} as const

const labels = { ...labelsWithoutSource, properties: { source, ...labelsWithoutSource.properties } } as const

const drift = {
  type: 'object',
  additionalProperties: false,
  required: ['current'],
  properties: {
    reference: {
      ...summarySource,
      description:
        'What the model was made for. When absent: the training data, or, where that is not at hand, the profile of it that was registered with the champion. The same forms as `current`.',
    },
    current: summarySource,
    columns: { ...columnNames, description: 'Only these columns.' },
    exclude: { ...columnNames, description: 'Not these columns.' },
    measures: {
      type: 'array',
      items: { enum: MEASURES },
      uniqueItems: true,
      description: 'Distances to report beside the tests. They decide nothing.',
    },
    ...driftKindsSchema,
    skew: { ...skewWithoutSource, properties: { ...skewWithoutSource.properties, serving: source } },
    importance: {
      type: 'object',
      maxProperties: 10000,
      additionalProperties: { type: 'number', minimum: 0 },
      description: 'How much columns matter to the model, in any unit: the severity of an alert weighs by it.',
    },
    labels,
  },
} as const

const modelEntry = {
  type: 'object',
  additionalProperties: false,
  required: ['task', 'target', 'data', 'model'],
  properties: {
    task: { enum: TASK_KINDS, description: 'What the model predicts.' },
    target: targetSchema,
    positive: { type: ['string', 'number', 'boolean'], description: 'The class a binary score is the probability of.' },
    classes: classesSchema,
    data,
    train,
    model,
    test,
    check: checkSettingsSchema,
    drift,
  },
} as const

/** JSON Schema of `assay.yml`; published for editors as docs/schema/assay.schema.json. */
export const configSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'assay.yml',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'models'],
  properties: {
    version: { const: 1 },
    models: {
      type: 'object',
      minProperties: 1,
      maxProperties: 200,
      propertyNames: { pattern: MODEL_NAME_PATTERN },
      additionalProperties: modelEntry,
    },
  },
} as const

export type SummarySourceDocument = FromSchema<typeof summarySource>
export type ConfigDocument = FromSchema<typeof configSchema>
export type ModelDocument = FromSchema<typeof modelEntry>
