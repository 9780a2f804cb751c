import type { FromSchema } from 'json-schema-to-ts'
import { MAX_FOUND } from '../evidence/discovered-slices.ts'
import type { DiscoverLimits } from '../slices/find-slices.ts'
import { LOSS_KINDS, lossKindsOf } from '../slices/row-loss.ts'

const DEFAULT_MAX = 20
const columns = {
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: 500 },
  uniqueItems: true,
  maxItems: 10000,
} as const

/** `test.discover` of a model: how weak slices are searched for. */
export const discoverSettingsSchema = {
  type: 'object',
  description: 'Search for the slices on which the model is weakest, and for those the change made worse.',
  additionalProperties: false,
  properties: {
    enabled: {
      type: 'boolean',
      description: 'Whether to search. Without it: on a holdout of 500 rows or more.',
    },
    loss: {
      enum: LOSS_KINDS,
      description: 'What counts against a row. Without it: `error` for classes, `absolute_error` for numbers.',
    },
    min_effect: {
      type: 'number',
      minimum: 0,
      description:
        'How much worse than the rest a slice must surely be: in points of accuracy as a share (0.02 without it) or in the unit of the loss (0.1 of its standard deviation without it).',
    },
    max: {
      type: 'integer',
      minimum: 1,
      maximum: MAX_FOUND,
      default: DEFAULT_MAX,
      description: 'Candidates of each half that are tested on the other one.',
    },
    columns: { ...columns, description: 'Only these columns.' },
    exclude: { ...columns, description: 'Not these columns.' },
  },
} as const

export type DiscoverSettings = FromSchema<typeof discoverSettingsSchema, { keepDefaultedPropertiesOptional: true }>

/** The settings with their defaults filled in. */
export function toDiscover(settings: DiscoverSettings = {}): DiscoverLimits {
  const { enabled, loss, min_effect: minEffect, max = DEFAULT_MAX, columns: only, exclude = [] } = settings
  return {
    max,
    exclude,
    ...(enabled === undefined ? {} : { enabled }),
    ...(loss === undefined ? {} : { loss }),
    ...(minEffect === undefined ? {} : { minEffect }),
    ...(only === undefined ? {} : { columns: only }),
  }
}

/** A loss that rows of the task do not have, with what to write instead. */
export function discoverProblems(task: string, { loss }: DiscoverSettings = {}): { message: string; fix: string }[] {
  const kinds = lossKindsOf(task)
  if (loss === undefined || kinds.includes(loss)) return []
  const fix = kinds.length === 0 ? 'remove `loss:`' : `use one of: ${kinds.join(', ')}`
  return [{ message: `"${loss}" is not a loss of a ${task} task`, fix }]
}
