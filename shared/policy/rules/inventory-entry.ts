import type { FromSchema } from 'json-schema-to-ts'
import { documentPath, lacking, parsedDocument } from '../documents.ts'
import { INVENTORY_PATH, type Inventory, inventorySchema, RISK_TIERS } from '../repository-schemas.ts'
import type { RuleKind } from '../rule.ts'
import { isFinding } from '../test-evidence.ts'

const FIELDS = ['owner', 'risk', 'purpose', 'users', 'validator', 'vendor'] as const

const schema = {
  type: 'object',
  description: 'The model stands in the inventory, with who answers for it and what depends on it.',
  additionalProperties: false,
  properties: {
    file: { ...documentPath, default: INVENTORY_PATH, description: 'The inventory, at the head commit.' },
    require: {
      type: 'array',
      minItems: 1,
      maxItems: FIELDS.length,
      uniqueItems: true,
      items: { enum: FIELDS },
      default: ['owner', 'risk', 'purpose'],
      description: `What must be said of the model: ${FIELDS.join(', ')}.`,
    },
    risk: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { enum: RISK_TIERS },
      description: 'Accepted tiers: a policy for little risk does not fit a model of high risk.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

/** `inventory.entry`: reads what the change proposes; protect the file with `approval.paths` where only some may write it. */
export const inventoryEntry: RuleKind<Settings> = {
  kind: 'inventory.entry',
  schema,
  describe: (settings) => `an entry in ${fileOf(settings)} with ${fieldsOf(settings).join(', ')}`,
  needs: (settings) => ({ documents: [fileOf(settings)] }),
  evaluate: (settings, context) => {
    const file = fileOf(settings)
    const document = parsedDocument<Inventory>(context, file, inventorySchema)
    if (isFinding(document)) return document
    const { models } = document.value
    const entry = Object.hasOwn(models, context.model) ? models[context.model] : undefined
    if (entry === undefined) {
      const message = `${file} does not list ${context.model}.`
      return lacking(message, 'is not in the inventory', `Add ${context.model} to ${file}.`)
    }
    const empty = fieldsOf(settings).filter((field) => (entry[field] ?? '').trim() === '')
    if (empty.length > 0) {
      const names = empty.join(', ')
      return lacking(
        `${file} does not say ${names}.`,
        `has an inventory entry without ${names}`,
        `Write ${names} into ${file}.`,
      )
    }
    const { risk } = entry
    if (settings.risk !== undefined && (risk === undefined || !settings.risk.includes(risk))) {
      const message = `${file} says risk ${risk ?? '(none)'}; this policy is for ${settings.risk.join(' or ')}.`
      return lacking(message, 'is of another risk tier than its policy', 'Give the model the policy of its tier.')
    }
    return { verdict: 'pass', message: `Listed in ${file}: ${entry.owner ?? 'no owner'}, risk ${risk ?? 'not said'}.` }
  },
}

function fileOf({ file = INVENTORY_PATH }: Settings): string {
  return file
}

function fieldsOf({ require: fields = ['owner', 'risk', 'purpose'] }: Settings) {
  return fields
}
