import type { FromSchema } from 'json-schema-to-ts'
import { MAX_CURVES } from '../evidence/explanation.ts'

/** What is explained, and with how much work. */
export type ExplainSettings = {
  /** Rows of the holdout that importance is measured on. */
  readonly rows: number
  readonly repeats: number
  /** Rows that Shapley values compare with, and rows that they are of. */
  readonly background: number
  readonly explained: number
  /** Columns whose curve is drawn. */
  readonly curves: number
  /** Columns or groups that stand by themselves; all when absent. */
  readonly features?: readonly string[]
  /** Columns that are one thing, by its name. */
  readonly groups: Readonly<Record<string, readonly string[]>>
}

const DEFAULTS = { rows: 2000, repeats: 5, background: 100, explained: 100, curves: 6, groups: {} } as const

const text = { type: 'string', minLength: 1, maxLength: 500 } as const
const whole = (minimum: number, maximum: number, value: number, description: string) =>
  ({ type: 'integer', minimum, maximum, default: value, description }) as const

/** `test.explain` of a model: `true`, or the keys that differ from the defaults. */
export const explainSettingsSchema = {
  description:
    'Measure what the model relies on: `true`, or settings. Off by default, because it asks the model several 100,000 times.',
  anyOf: [
    { type: 'boolean' },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        rows: whole(100, 20000, DEFAULTS.rows, 'Most rows of the holdout that importance is measured on.'),
        repeats: whole(5, 100, DEFAULTS.repeats, 'How often every feature is permuted.'),
        background: whole(10, 1000, DEFAULTS.background, 'Rows that Shapley values compare with.'),
        explained: whole(20, 1000, DEFAULTS.explained, 'Rows that Shapley values are averaged over.'),
        curves: whole(0, MAX_CURVES, DEFAULTS.curves, 'How many of the most important columns get a curve.'),
        features: {
          type: 'array',
          minItems: 1,
          maxItems: 59,
          uniqueItems: true,
          items: text,
          description: 'Columns or groups that stand by themselves; all others together are one.',
        },
        groups: {
          type: 'object',
          minProperties: 1,
          maxProperties: 100,
          additionalProperties: { type: 'array', minItems: 1, maxItems: 1000, uniqueItems: true, items: text },
          description: 'Columns that belong together (a category as columns of 0 and 1), by a name.',
        },
      },
    },
  ],
} as const

export type ExplainDocument = FromSchema<typeof explainSettingsSchema, { keepDefaultedPropertiesOptional: true }>

/** The settings with their defaults, or nothing where explanations are off. */
export function toExplainSettings(document: ExplainDocument | undefined): ExplainSettings | undefined {
  if (document === undefined || document === false) return undefined
  const { features, ...own } = document === true ? {} : document
  return { ...DEFAULTS, ...own, ...(features === undefined ? {} : { features }) }
}

/** What a schema cannot say: `path` is below `test.explain`. */
export function explainProblems(
  document: ExplainDocument | undefined,
  isPredictionsFile: boolean,
): { readonly path: string; readonly message: string; readonly fix: string }[] {
  const settings = toExplainSettings(document)
  if (settings === undefined) return []
  if (isPredictionsFile) {
    const message = 'a file of predictions cannot be explained: nobody can ask it about other rows'
    return [{ path: '', message, fix: 'name the model file under `model:`, or remove `explain:`' }]
  }
  const groups = Object.entries(settings.groups)
  return groups.flatMap(([name, columns], i) =>
    columns
      .filter((column) => groups.slice(0, i).some(([, earlier]) => earlier.includes(column)))
      .map((column) => ({
        path: `/groups/${name}`,
        message: `"${column}" is in two groups`,
        fix: 'leave it in one of them',
      })),
  )
}
