import { MODEL_NAME_PATTERN } from '../config/schema.ts'
import { RULE_KINDS } from './registry.ts'

const path = { type: 'string', minLength: 1, maxLength: 500 } as const

const rule = {
  type: 'object',
  description: 'One requirement: an id, exactly one kind with its settings, and how much it weighs.',
  additionalProperties: false,
  required: ['id'],
  properties: {
    id: {
      type: 'string',
      pattern: '^[a-z0-9][a-z0-9._-]{0,63}$',
      description: 'Name of the rule, unique in its model.',
    },
    severity: { enum: ['block', 'warn'], default: 'block', description: '`warn` reports a failure without blocking.' },
    ...Object.fromEntries(RULE_KINDS.map(({ kind, schema }) => [kind, schema])),
  },
} as const

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
    rules: { type: 'array', minItems: 1, maxItems: 200, items: rule },
  },
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
    mode: {
      enum: ['enforce', 'advisory'],
      default: 'enforce',
      description: '`advisory` evaluates and shows everything, but never blocks.',
    },
    models: {
      type: 'object',
      minProperties: 1,
      maxProperties: 500,
      propertyNames: { type: 'string', pattern: MODEL_NAME_PATTERN },
      additionalProperties: model,
    },
  },
} as const

/** The document as its schema guarantees it, before the rules are resolved to their kinds. */
export type PolicyDocument = {
  readonly version: 1
  readonly mode?: 'enforce' | 'advisory'
  readonly models: { readonly [name: string]: ModelDocument }
}
export type ModelDocument = { readonly paths?: readonly string[]; readonly rules: readonly RuleDocument[] }
export type RuleDocument = {
  readonly id: string
  readonly severity?: 'block' | 'warn'
  readonly [kind: string]: unknown
}
