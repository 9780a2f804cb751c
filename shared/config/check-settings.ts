import type { FromSchema } from 'json-schema-to-ts'
import { type CheckLimits, DEFAULT_LIMITS } from '../integrity/limits.ts'

const limit = { type: 'number', exclusiveMinimum: 0, maximum: 1 } as const
const strength = (what: string, { warn, error }: CheckLimits['auc']) =>
  ({
    type: 'object',
    description: `Low end of the interval of ${what} that one column alone reaches on the holdout.`,
    additionalProperties: false,
    properties: { warn: { ...limit, default: warn }, error: { ...limit, default: error } },
  }) as const

/** `check:` of a model: from where on the checks of integrity and leakage say something, and what is accepted. */
export const checkSettingsSchema = {
  type: 'object',
  description: 'Limits of the checks of integrity and leakage, and findings that are accepted.',
  additionalProperties: false,
  properties: {
    auc: strength('ROC AUC', DEFAULT_LIMITS.auc),
    r2: strength('R²', DEFAULT_LIMITS.r2),
    duplicates: {
      ...limit,
      default: DEFAULT_LIMITS.duplicates,
      description: 'Share of holdout rows that are in the training data, beyond what repeats by nature.',
    },
    digits: {
      type: 'integer',
      minimum: 1,
      maximum: 15,
      description: 'Also compare rows with decimal numbers rounded to so many significant digits.',
    },
    allow: {
      type: 'array',
      maxItems: 200,
      description: 'Findings that are known and accepted, by code, or by code and column.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['code'],
        properties: {
          code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]{1,60}$' },
          column: { type: 'string', minLength: 1, maxLength: 500 },
        },
      },
    },
  },
} as const

export type CheckSettings = FromSchema<typeof checkSettingsSchema, { keepDefaultedPropertiesOptional: true }>

/** The settings with their defaults filled in. */
export function toCheckLimits(settings: CheckSettings = {}): CheckLimits {
  const { auc, r2, duplicates, digits, allow = [] } = settings
  return {
    auc: { ...DEFAULT_LIMITS.auc, ...auc },
    r2: { ...DEFAULT_LIMITS.r2, ...r2 },
    duplicates: duplicates ?? DEFAULT_LIMITS.duplicates,
    ...(digits === undefined ? {} : { digits }),
    allow,
  }
}
