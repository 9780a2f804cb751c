import type { FromSchema } from 'json-schema-to-ts'
import { TASK_KINDS } from '../model/task-kinds.ts'
import { artifactSchema } from './artifact.ts'
import { calibrationSchema } from './calibration.ts'
import { comparisonSchema } from './comparison.ts'
import { dataChangesSchema } from './data-change.ts'
import { decisionsSchema } from './decisions.ts'
import { decompositionSchema } from './decomposition.ts'
import { dependenceSchema } from './dependence.ts'
import { discoveredSlicesSchema } from './discovered-slices.ts'
import { explanationSchema } from './explanation.ts'
import { fairnessSchema } from './fairness.ts'
import { flipsSchema } from './flips.ts'
import { groupsSchema } from './groups.ts'
import { integritySchema } from './integrity.ts'
import { machineSchema } from './machine.ts'
import { configSchema, count, digest, estimateSchema, fileDigest, runtime, sourceSchema, text } from './parts.ts'
import { performanceSchema } from './performance.ts'
import { robustnessSchema } from './robustness.ts'
import { slicesSchema } from './slices.ts'
import { taskDetailsSchema } from './task-details.ts'

/** `none`: the ledger was read and holds no champion. `unavailable`: it could not be read or scored, which never passes a baseline rule. */
const champion = {
  oneOf: [
    { type: 'object', additionalProperties: false, required: ['state'], properties: { state: { const: 'none' } } },
    {
      type: 'object',
      additionalProperties: false,
      required: ['state', 'reason'],
      properties: { state: { const: 'unavailable' }, reason: text },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['state', 'version', 'digest', 'runtime', 'metrics'],
      properties: {
        state: { const: 'compared' },
        /** `here`: scored again in this run, on the same rows. Absent in evidence that is older than the word; it meant `here`. */
        made: { enum: ['here', 'at registration'] },
        /** Why it could not be scored here. */
        reason: text,
        version: text,
        digest,
        runtime,
        metrics: { type: 'array', maxItems: 100, items: estimateSchema },
      },
    },
  ],
} as const

/** A stored profile by its bytes. */
export const referenceProfile = {
  type: 'object',
  additionalProperties: false,
  required: ['digest', 'size'],
  properties: { digest, size: count },
} as const

export const testPredicateSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'schemaVersion',
    'kind',
    'assay',
    'model',
    'task',
    'createdAt',
    'source',
    'config',
    'candidate',
    'holdout',
    'metrics',
    'champion',
    'comparison',
  ],
  properties: {
    schemaVersion: { const: 1 },
    kind: { const: 'test' },
    /** Version of Assay that measured. */
    assay: text,
    model: text,
    task: { enum: TASK_KINDS },
    createdAt: { type: 'string', format: 'date-time' },
    source: sourceSchema,
    config: configSchema,
    candidate: {
      type: 'object',
      additionalProperties: false,
      required: ['digest', 'files', 'runtime'],
      properties: {
        digest,
        files: { type: 'array', minItems: 1, maxItems: 1000, items: fileDigest },
        runtime,
        /** Digest of the sealed run record of the training, when `assay train` made the model. */
        runRecord: digest,
        /** The profile of the training data, as it was when the model was measured. */
        profile: referenceProfile,
      },
    },
    holdout: {
      type: 'object',
      additionalProperties: false,
      required: ['digest', 'rows', 'source'],
      properties: {
        digest,
        rows: { type: 'integer', minimum: 1 },
        source: text,
        id: text,
        target: text,
        /** Rows per class, in class order. */
        classes: {
          type: 'array',
          maxItems: 1000,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'rows'],
            properties: { name: { type: 'string' }, rows: count },
          },
        },
      },
    },
    metrics: { type: 'array', minItems: 1, maxItems: 100, items: estimateSchema },
    champion,
    comparison: { type: 'array', maxItems: 100, items: comparisonSchema },
    /** Which rows belong together; absent where `data.group` and `data.time` are, or where every row stands alone. */
    dependence: dependenceSchema,
    /** The class of machine that measured. */
    machine: machineSchema,
    /** One entry per protected attribute; absent when the configuration names none. */
    groups: groupsSchema,
    /** Every rate and gap of the groups, crossings, and how the gaps moved; absent where `groups` is. */
    fairness: fairnessSchema,
    /** The slices of `test.slices`; absent when there are none. */
    slices: slicesSchema,
    /** What the search for weak slices found; absent when `test.discover` is off. */
    discoveredSlices: discoveredSlicesSchema,
    /** Against the base of a pull request; absent where there is none. */
    data: dataChangesSchema,
    /** Only with a champion, and only where something is decided: binary and multiclass. */
    flips: flipsSchema,
    /** Thresholds, costs and weights; absent where nothing is decided, costs or is weighted. */
    decisions: decisionsSchema,
    /** Can the probabilities be taken at their word? Only where there are classes. */
    calibration: calibrationSchema,
    /** Leaks and damage between training data and holdout; absent without training data, or when `test.checks` is off. */
    integrity: integritySchema,
    /** What a multilabel, ranking or forecasting task has to tell beside its metrics; absent for the other tasks. */
    taskDetails: taskDetailsSchema,
    /** How much of the change is data and how much is code; absent unless it was asked for. */
    decomposition: decompositionSchema,
    /** What the model file says about itself; absent for a file of predictions. */
    artifact: artifactSchema,
    /** What the model relies on; absent when `test.explain` is off. */
    explanation: explanationSchema,
    /** What happens when rows are not quite what they were; absent when `test.robustness` and `test.cases` are off. */
    robustness: robustnessSchema,
    /** Times of this run; absent when `test.budget` is off. */
    performance: performanceSchema,
  },
} as const

export type { Comparison, ComparisonVerdict } from './comparison.ts'
export type TestPredicate = FromSchema<typeof testPredicateSchema>
