import { MODEL_NAME_PATTERN } from '../config/schema.ts'
import { EVALUATION_SETTING, type EvaluationSettings } from './evaluation-settings.ts'
import { MULTIPLICITY_SETTING, type Multiplicity } from './family.ts'
import { FEEDBACKS, type Feedback } from './feedback.ts'
import { PRESETS_SETTING } from './presets/names.ts'
import { RULE_KINDS } from './registry.ts'
import { WAIVER_SETTING, type WaiversDocument } from './waivers/settings.ts'
import { MAX_CONDITION_LENGTH } from './when/tokens.ts'

const path = { type: 'string', minLength: 1, maxLength: 500 } as const
const mode = {
  enum: ['enforce', 'advisory'],
  default: 'enforce',
  description: '`advisory` evaluates and shows everything, but never blocks.',
} as const

const id = {
  type: 'string',
  pattern: '^[a-z0-9][a-z0-9._-]{0,63}$',
  description: 'Name of the rule, unique in its model.',
} as const

const parts = {
  type: 'array',
  minItems: 2,
  maxItems: 20,
  items: { type: 'object', required: ['id'], description: 'A rule of its own: an id and exactly one kind.' },
} as const

const combinators = {
  all_of: { ...parts, description: 'Every one of these rules must hold.' },
  any_of: { ...parts, description: 'One of these rules must hold.' },
  n_of: {
    type: 'object',
    description: 'Some of these rules must hold.',
    additionalProperties: false,
    required: ['at_least', 'rules'],
    properties: {
      at_least: { type: 'integer', minimum: 1, maximum: 20, description: 'How many of the rules must hold.' },
      rules: parts,
    },
  },
} as const

const kinds = Object.fromEntries(RULE_KINDS.map(({ kind, schema }) => [kind, schema]))

/** One rule inside another. Each is checked by itself, so that a mistake is told at its place however deep it stands. */
export const partSchema = {
  type: 'object',
  description: 'One rule inside another: an id and exactly one kind with its settings.',
  additionalProperties: false,
  required: ['id'],
  properties: { id, ...combinators, ...kinds },
} as const

/** One rule at the top of a list of rules. */
const rule = {
  type: 'object',
  description: 'One requirement: an id, exactly one kind with its settings, and how much it weighs.',
  additionalProperties: false,
  required: ['id'],
  properties: {
    id,
    severity: { enum: ['block', 'warn'], default: 'block', description: '`warn` reports a failure without blocking.' },
    when: {
      type: 'string',
      minLength: 1,
      maxLength: MAX_CONDITION_LENGTH,
      description: 'The rule is asked only of changes for which this holds, or of which it is not known.',
    },
    ...combinators,
    ...kinds,
  },
} as const

/** Keys that say how much of the measured numbers is shown. */
const feedback = {
  feedback: {
    enum: FEEDBACKS,
    default: 'full',
    description:
      'What the report shows of numbers on the holdout: everything, whole steps (`coarse`), or only what is the best so far (`ladder`). The verdict is always decided by the exact numbers.',
  },
  feedback_step: {
    type: 'number',
    exclusiveMinimum: 0,
    description:
      'The smallest difference that is shown, in the unit of the metric. Absent: one standard error, rounded up.',
  },
} as const

const rules = { type: 'array', minItems: 1, maxItems: 200, items: rule } as const

const model = {
  type: 'object',
  additionalProperties: false,
  required: ['rules'],
  properties: {
    paths: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: path,
      description: 'The model is touched when one of these changes (`*`, `**`, `?`). Absent: every change touches it.',
    },
    rules,
    promote: { ...rules, description: 'What a deployment is asked, in the place of `rules`. Absent: the same.' },
    ...feedback,
    multiplicity: MULTIPLICITY_SETTING,
  },
} as const

const mergeQueue = {
  enum: ['measured', 'head_evidence'],
  default: 'measured',
  description:
    'Whose evidence judges a group of the merge queue: that of the commit that would be merged, or, weaker, that of the pull request.',
} as const

/** `.github/assay-policy.yml`. Thresholds live here and nowhere else; the file is read from the base branch. */
export const policySchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay policy',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'models'],
  properties: {
    version: { const: 1 },
    mode,
    evaluation: EVALUATION_SETTING,
    waivers: WAIVER_SETTING,
    merge_queue: mergeQueue,
    presets: PRESETS_SETTING,
    models: {
      type: 'object',
      minProperties: 1,
      maxProperties: 500,
      propertyNames: { type: 'string', pattern: MODEL_NAME_PATTERN },
      additionalProperties: model,
    },
  },
} as const

/** `assay-floor.yml` of an organisation: rules that every model of every repository must meet beside its own. */
export const floorSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay floor',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'rules'],
  properties: {
    version: { const: 1 },
    mode,
    paths: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: path,
      description: 'A change of these touches every model, whatever its own `paths` say. Absent: every change does.',
    },
    presets: PRESETS_SETTING,
    rules,
    ...feedback,
    multiplicity: MULTIPLICITY_SETTING,
    waivers: WAIVER_SETTING,
    merge_queue: mergeQueue,
  },
} as const

/** The document as its schema guarantees it, before the rules are resolved to their kinds. */
export type PolicyDocument = {
  readonly version: 1
  readonly presets?: readonly string[]
  readonly mode?: 'enforce' | 'advisory'
  readonly evaluation?: EvaluationSettings
  readonly waivers?: WaiversDocument
  readonly merge_queue?: 'measured' | 'head_evidence'
  readonly models: { readonly [name: string]: ModelDocument }
}
/** Keys of a model, or of a floor, that say what is shown. */
export type FeedbackDocument = { readonly feedback?: Feedback; readonly feedback_step?: number }
export type ModelDocument = FeedbackDocument & {
  readonly paths?: readonly string[]
  readonly rules: readonly RuleDocument[]
  readonly promote?: readonly RuleDocument[]
  readonly multiplicity?: Multiplicity
}
/** A rule inside another. Kinds stand under their names and fit their schemas. */
export type PartDocument = {
  readonly id: string
  readonly all_of?: readonly PartDocument[]
  readonly any_of?: readonly PartDocument[]
  readonly n_of?: { readonly at_least: number; readonly rules: readonly PartDocument[] }
  readonly [kind: string]: unknown
}
export type RuleDocument = PartDocument & { readonly severity?: 'block' | 'warn'; readonly when?: string }
export type FloorDocument = FeedbackDocument & {
  readonly version: 1
  readonly presets?: readonly string[]
  readonly mode?: 'enforce' | 'advisory'
  readonly paths?: readonly string[]
  readonly rules: readonly RuleDocument[]
  readonly multiplicity?: Multiplicity
  readonly waivers?: WaiversDocument
  readonly merge_queue?: 'measured' | 'head_evidence'
}
