import type { FromSchema } from 'json-schema-to-ts'

/** How much is tried; 0 rows leave a part out. */
export type RobustnessSettings = {
  /** Rows of the holdout that perturbations are tried on. */
  readonly rows: number
  /** Columns that nobody can change: the search for a flip leaves them, and the protected ones, alone. */
  readonly immutable: readonly string[]
  readonly edgeCases: boolean
  readonly adversarial: { readonly rows: number; readonly queries: number }
  /** Odd rows that are made and asked. */
  readonly fuzz: number
}

/** How often the models are asked, taking turns. */
export type BudgetSettings = { readonly calls: number; readonly rows: number }

const ROBUSTNESS: RobustnessSettings = {
  rows: 2000,
  immutable: [],
  edgeCases: true,
  adversarial: { rows: 200, queries: 300 },
  fuzz: 500,
}
const BUDGET: BudgetSettings = { calls: 200, rows: 1000 }

const whole = (minimum: number, maximum: number, value: number, description: string) =>
  ({ type: 'integer', minimum, maximum, default: value, description }) as const

const names = {
  type: 'array',
  maxItems: 1000,
  uniqueItems: true,
  items: { type: 'string', minLength: 1, maxLength: 500 },
} as const

/** `test.robustness`: `true`, or the keys that differ from the defaults. */
export const robustnessSettingsSchema = {
  description:
    'Measure what noise, missing values, unseen categories, edge cases, fuzzing and small changes do to the answers: `true`, or settings. Off by default, because it asks the model some 100,000 times.',
  anyOf: [
    { type: 'boolean' },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        rows: whole(50, 100_000, ROBUSTNESS.rows, 'Rows of the holdout that are perturbed.'),
        immutable: {
          ...names,
          description: 'Columns that the search for a flip leaves alone, besides the protected ones.',
        },
        edge_cases: { type: 'boolean', default: true, description: 'Try empty, extreme and odd rows.' },
        adversarial: {
          description: 'Search for the smallest change that flips a decision: settings, or `false`.',
          anyOf: [
            { type: 'boolean' },
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                rows: whole(20, 2000, ROBUSTNESS.adversarial.rows, 'Rows whose decision is to be flipped.'),
                queries: whole(20, 5000, ROBUSTNESS.adversarial.queries, 'Questions per row, at most.'),
              },
            },
          ],
        },
        fuzz: whole(0, 10_000, ROBUSTNESS.fuzz, 'Odd rows that are made and asked; 0 makes none.'),
      },
    },
  ],
} as const

/** `test.cases`: where the written cases stand. */
export const casesPathSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 500,
  description:
    'File of cases that people wrote: what must not matter, what may move the score one way only, rows whose answer is known.',
} as const

/** `test.budget`: `true`, or the keys that differ from the defaults. */
export const budgetSettingsSchema = {
  description:
    'Measure latency, throughput and memory of candidate and champion in turns: `true`, or settings. Off by default, because no two runs give the same times.',
  anyOf: [
    { type: 'boolean' },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        calls: whole(50, 10_000, BUDGET.calls, 'Single rows that each model is asked.'),
        rows: whole(10, 100_000, BUDGET.rows, 'Rows of a batch.'),
      },
    },
  ],
} as const

type Documents = {
  readonly robustness?: FromSchema<typeof robustnessSettingsSchema, { keepDefaultedPropertiesOptional: true }>
  readonly cases?: string
  readonly budget?: FromSchema<typeof budgetSettingsSchema, { keepDefaultedPropertiesOptional: true }>
}

/** The settings with their defaults; what is off is absent. */
export function toRobustness({ robustness, cases, budget }: Documents = {}): {
  readonly robustness?: RobustnessSettings
  readonly cases?: string
  readonly budget?: BudgetSettings
} {
  return {
    ...(robustness === undefined || robustness === false ? {} : { robustness: toSettings(robustness) }),
    ...(cases === undefined ? {} : { cases }),
    ...(budget === undefined || budget === false ? {} : { budget: { ...BUDGET, ...(budget === true ? {} : budget) } }),
  }
}

function toSettings(document: Exclude<Documents['robustness'], undefined | false>): RobustnessSettings {
  if (document === true) return ROBUSTNESS
  const { edge_cases: edgeCases = true, adversarial = true, ...own } = document
  const search = adversarial === false ? { rows: 0, queries: 0 } : ROBUSTNESS.adversarial
  return {
    ...ROBUSTNESS,
    ...own,
    edgeCases,
    adversarial: typeof adversarial === 'object' ? { ...search, ...adversarial } : search,
  }
}

/** What a schema cannot say; `path` is below `test`. */
export function robustnessProblems(
  test: Documents | undefined,
  { task, model }: { readonly task: string; readonly model: unknown },
): { readonly path: string; readonly message: string; readonly fix: string }[] {
  const asked = Object.keys(toRobustness(test))
  if (typeof model === 'object') {
    const message = 'a file of predictions cannot be asked about other rows'
    return asked.map((key) => ({ path: `/${key}`, message, fix: 'name the model file under `model:`, or remove this' }))
  }
  if (['binary', 'multiclass', 'regression'].includes(task)) return []
  return asked
    .filter((key) => key !== 'budget')
    .map((key) => ({ path: `/${key}`, message: `it is not measured for a ${task} task yet`, fix: 'remove it' }))
}
