import type { FromSchema } from 'json-schema-to-ts'
import type { TaskKind } from '../model/task-kinds.ts'
import type { UserMetric } from './user-metrics.ts'

const text = { type: 'string', minLength: 1, maxLength: 500 } as const
const cost = { type: 'number', minimum: -1e12, maximum: 1e12 } as const
const share = { type: 'number', exclusiveMinimum: 0, maximum: 1 } as const

/** Rows of the training data that choose a threshold, at most. */
export const MAX_CHOOSING_ROWS = 200_000

/** `data.weight`. */
export const weightSchema = {
  ...text,
  description:
    'Column of how much a row counts, 0 or above: every metric and comparison is weighted. No model is given it.',
} as const

/** `test.costs`: per row of a binary task by cell, of a multiclass task by true class and decision. */
export const costsSchema = {
  description:
    'What a decision costs per row (a gain is negative), for the metric expected_cost: {tp, fp, fn, tn} of a binary task, or {matrix: {truth: {decision: cost}}}.',
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    tp: cost,
    fp: cost,
    fn: cost,
    tn: cost,
    matrix: {
      type: 'object',
      minProperties: 2,
      maxProperties: 100,
      additionalProperties: { type: 'object', maxProperties: 100, additionalProperties: cost },
    },
    unit: { ...text, maxLength: 40, description: 'Unit of the costs, for example EUR.' },
  },
} as const

/** `test.threshold`: a number, or how to choose one on the training data. */
export const thresholdSchema = {
  description: 'Score from which a binary model says "positive", or {choose: …}: how to find it on the training data.',
  anyOf: [
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    {
      type: 'object',
      additionalProperties: false,
      required: ['choose'],
      properties: {
        choose: {
          anyOf: [
            { enum: ['min_cost', 'max_f1', 'max_youden'] },
            {
              type: 'object',
              additionalProperties: false,
              required: ['recall_at_least'],
              properties: { recall_at_least: share },
            },
            {
              type: 'object',
              additionalProperties: false,
              required: ['precision_at_least'],
              properties: { precision_at_least: share },
            },
          ],
        },
        rows: {
          type: 'integer',
          minimum: 100,
          maximum: MAX_CHOOSING_ROWS,
          default: MAX_CHOOSING_ROWS,
          description: 'Rows of the training data that choose, drawn at random with a fixed seed where there are more.',
        },
      },
    },
  ],
} as const

/** Keys under `test:` about decisions. */
export const metricTestSchema = {
  threshold: thresholdSchema,
  costs: costsSchema,
  class_order: {
    type: 'array',
    minItems: 2,
    maxItems: 1000,
    uniqueItems: true,
    items: text,
    description: 'The classes of a multiclass task from lowest to highest, for the metric quadratic_kappa.',
  },
} as const

type Threshold = FromSchema<typeof thresholdSchema, { keepDefaultedPropertiesOptional: true }>
export type Costs = FromSchema<typeof costsSchema>

/** What makes a threshold the best. */
export type ThresholdGoal =
  | 'min_cost'
  | 'max_f1'
  | 'max_youden'
  | { readonly recall_at_least: number }
  | { readonly precision_at_least: number }

/** How the threshold is found on the training data, and on at most how many rows. */
export type ThresholdChoice = { readonly goal: ThresholdGoal; readonly rows: number }

/** What the configuration says about decisions, defaults filled in. */
export type MetricSettings = {
  readonly threshold: number
  readonly choose?: ThresholdChoice
  readonly costs?: Costs
  readonly classOrder?: readonly string[]
  readonly userMetrics?: readonly UserMetric[]
}

type Asked = {
  readonly threshold?: Threshold | undefined
  readonly costs?: Costs | undefined
  readonly class_order?: readonly string[] | undefined
  readonly user_metrics?: readonly UserMetric[] | undefined
}

/** The score from which a model says "positive" when nothing is said. */
const DEFAULT_THRESHOLD = 0.5

/** The settings with their defaults; a threshold that is still to be chosen is the default until it is. */
export function toMetricSettings({ threshold, costs, class_order, user_metrics }: Asked = {}): MetricSettings {
  return {
    threshold: typeof threshold === 'number' ? threshold : DEFAULT_THRESHOLD,
    ...(typeof threshold === 'object'
      ? { choose: { goal: threshold.choose as ThresholdGoal, rows: threshold.rows ?? MAX_CHOOSING_ROWS } }
      : {}),
    ...(costs === undefined ? {} : { costs }),
    ...(class_order === undefined ? {} : { classOrder: class_order }),
    ...(user_metrics === undefined ? {} : { userMetrics: user_metrics }),
  }
}

type Model = {
  readonly task: TaskKind
  readonly target: string | readonly string[]
  readonly model: unknown
  readonly data: { readonly train?: unknown; readonly weight?: string | undefined; readonly id?: string | undefined }
  readonly test?: (Asked & { readonly metrics?: readonly string[] | undefined }) | undefined
}
type Found = readonly [path: string, message: string, fix: string]

/** What a schema cannot say about weights, costs, order and threshold: where, what, and how to mend it. */
export function metricProblems(model: Model): readonly Found[] {
  return [...weightProblems(model), ...costProblems(model), ...thresholdProblems(model)]
}

function weightProblems({ task, target, data: { weight, id } }: Model): readonly Found[] {
  if (weight === undefined) return []
  if (!['binary', 'multiclass', 'regression'].includes(task)) {
    return [['/data/weight', `a ${task} task has no weights`, 'remove `weight:`']]
  }
  if (weight !== id && ![target].flat().includes(weight)) return []
  return [['/data/weight', 'the weight is the target or the id', 'name a column of its own']]
}

function costProblems({ task, test }: Model): readonly Found[] {
  const found: Found[] = []
  const { costs, class_order, metrics = [] } = test ?? {}
  const cells = [costs?.tp, costs?.fp, costs?.fn, costs?.tn].some((value) => value !== undefined)
  if (costs !== undefined && task === 'binary' && (costs.matrix !== undefined || !cells)) {
    found.push([
      '/test/costs',
      'a binary task has costs by cell',
      'write `costs: {fp: 1, fn: 5}`; what is left out costs 0',
    ])
  }
  if (costs !== undefined && task === 'multiclass' && (costs.matrix === undefined || cells)) {
    found.push([
      '/test/costs',
      'a multiclass task has a matrix of costs',
      'write `costs: {matrix: {a: {b: 1}, b: {a: 5}}}`',
    ])
  }
  if (costs !== undefined && task !== 'binary' && task !== 'multiclass') {
    found.push(['/test/costs', `a ${task} task decides nothing that costs`, 'remove `costs:`'])
  }
  if (class_order !== undefined && task !== 'multiclass') {
    found.push(['/test/class_order', `a ${task} task has no classes to order`, 'remove `class_order:`'])
  }
  if (costs === undefined && metrics.includes('expected_cost')) {
    found.push(['/test/metrics', 'expected_cost needs costs, and none are named', 'add `costs:` under `test:`'])
  }
  return found
}

function thresholdProblems({ task, data, model, test }: Model): readonly Found[] {
  const threshold = test?.threshold
  if (typeof threshold !== 'object') return []
  const found: Found[] = []
  if (task !== 'binary') {
    found.push(['/test/threshold', `a threshold is chosen for a binary task only`, 'write a number, or remove it'])
  }
  if (data.train === undefined) {
    found.push([
      '/test/threshold',
      'a threshold is chosen on the training data, and none is named',
      'add `train:` under `data:`',
    ])
  }
  if (typeof model !== 'string') {
    found.push([
      '/test/threshold',
      'predictions made elsewhere are of the holdout, so nothing is left to choose on',
      'write a number',
    ])
  }
  if (threshold.choose === 'min_cost' && test?.costs === undefined) {
    found.push(['/test/threshold', 'min_cost needs costs, and none are named', 'add `costs:` under `test:`'])
  }
  return found
}
