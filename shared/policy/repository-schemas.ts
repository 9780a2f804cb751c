import type { FromSchema } from 'json-schema-to-ts'
import { MODEL_NAME_PATTERN } from '../config/schema.ts'

const draft = 'http://json-schema.org/draft-07/schema#'
const words = { type: 'string', minLength: 1, maxLength: 2000 } as const

/** How much depends on a model. */
export const RISK_TIERS = ['low', 'medium', 'high'] as const

/** `.github/assay-inventory.yml`: the models that an organisation has, for whom they work and what depends on them. */
export const inventorySchema = {
  $schema: draft,
  title: 'Assay model inventory',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'models'],
  properties: {
    version: { const: 1 },
    models: {
      type: 'object',
      maxProperties: 500,
      propertyNames: { type: 'string', pattern: MODEL_NAME_PATTERN },
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          owner: { ...words, description: 'Who answers for the model: @login, org/team, or a name.' },
          risk: { enum: RISK_TIERS, description: 'How much depends on it.' },
          purpose: { ...words, description: 'What its answers are used for.' },
          users: { ...words, description: 'Who uses its answers.' },
          validator: { ...words, description: 'Who validates it, independent of the owner.' },
          vendor: { ...words, description: 'Who made it, when somebody else did.' },
        },
      },
    },
  },
} as const

/** `.github/assay-validations.yml`: when somebody independent validated a model as a whole. */
export const validationsSchema = {
  $schema: draft,
  title: 'Assay validation record',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'validations'],
  properties: {
    version: { const: 1 },
    validations: {
      type: 'array',
      maxItems: 1000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['model', 'date', 'by', 'report'],
        properties: {
          model: { type: 'string', pattern: MODEL_NAME_PATTERN },
          date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day on which it was done.' },
          by: { type: 'string', pattern: '^@[A-Za-z0-9-]{1,39}$', description: 'Login of who did it: @dana.' },
          report: { ...words, description: 'Where the report lies.' },
        },
      },
    },
  },
} as const

export type Inventory = FromSchema<typeof inventorySchema>
export type Validations = FromSchema<typeof validationsSchema>

export const INVENTORY_PATH = '.github/assay-inventory.yml'
export const VALIDATIONS_PATH = '.github/assay-validations.yml'
