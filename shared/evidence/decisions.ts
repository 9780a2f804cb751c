import type { FromSchema } from 'json-schema-to-ts'
import type { Contradiction } from './contradiction.ts'
import { count, digest, number, text } from './parts.ts'

const chosen = {
  type: 'object',
  additionalProperties: false,
  required: ['goal', 'reached', 'rows', 'source', 'digest'],
  properties: {
    /** What it is best at, for example `max_f1` or `recall at least 0.9`. */
    goal: text,
    /** The goal's own number on the rows that chose; costs are turned round (more is better). */
    reached: number,
    /** Rows of the training data that chose, and the digest of their content. */
    rows: count,
    source: text,
    digest,
  },
} as const

const decided = {
  type: 'object',
  additionalProperties: false,
  required: ['threshold', 'from'],
  properties: {
    threshold: number,
    /** `configuration`: as written. `training data`: chosen there. `registration`: as it was when the version was registered. */
    from: { enum: ['configuration', 'training data', 'registration'] },
    chosen,
  },
} as const

/** How binary decisions were made, what they cost, and how much rows count. */
export const decisionsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    candidate: decided,
    champion: decided,
    /** Cost per row of true negative, false positive, false negative and true positive; of a multiclass task only the unit. */
    costs: {
      type: 'object',
      additionalProperties: false,
      properties: { cells: { type: 'array', minItems: 4, maxItems: 4, items: number }, unit: text },
    },
    weight: {
      type: 'object',
      additionalProperties: false,
      required: ['column', 'effectiveRows'],
      /** Equally weighted rows that would tell as much (Kish). */
      properties: { column: text, effectiveRows: number },
    },
  },
} as const

export type Decided = FromSchema<typeof decided>
export type Decisions = FromSchema<typeof decisionsSchema>

/** What the schema of decisions cannot say; `rows` is the number of rows of the holdout. */
export function decisionContradictions(decisions: Decisions | undefined, rows: number): Contradiction[] {
  if (decisions === undefined) return []
  const path = '/predicate/decisions'
  const found = (['candidate', 'champion'] as const).flatMap((side): Contradiction[] => {
    const own = decisions[side]
    if (own === undefined || (own.chosen !== undefined) === (own.from === 'training data')) return []
    return [
      {
        path: `${path}/${side}/from`,
        message: 'a threshold is said to be chosen on training data exactly when it says how',
      },
    ]
  })
  const effective = decisions.weight?.effectiveRows ?? rows
  if (effective <= rows * (1 + 1e-9)) return found
  return [...found, { path: `${path}/weight/effectiveRows`, message: 'weighted rows tell more than there are rows' }]
}
