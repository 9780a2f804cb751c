import { SEASONS } from '../drift/kinds/season.ts'

const column = { type: 'string', minLength: 1, maxLength: 500 } as const

/** What `drift:` of a model may ask beyond single columns. All of it needs rows. */
export const driftKindsSchema = {
  prediction: {
    ...column,
    description:
      'Column with the answers of the model on both sides: a score of the positive class, a class, or a number. With the target in the reference it also gives the performance without labels.',
  },
  season: {
    type: 'object',
    description:
      'Compare rows of the same phase only. Without `by` the season of each column is looked for in the reference.',
    additionalProperties: false,
    required: ['time'],
    properties: { time: { ...column, description: 'Column of dates or times (UTC).' }, by: { enum: SEASONS } },
  },
  dates: { type: 'boolean', description: 'Compare the weekdays and hours that columns of dates fall on.' },
  multivariate: {
    type: 'boolean',
    description:
      'Compare all columns together: by a classifier that tries to tell the sides apart, and by correlations.',
  },
} as const

/** `drift.skew`, but for the forms that its `serving` may take: those of any data of rows. */
export const skewWithoutSource = {
  type: 'object',
  description: 'Compare rows of the reference with the same rows as the model was served them.',
  additionalProperties: false,
  required: ['serving', 'id'],
  properties: { id: { ...column, description: 'Column by which the rows are matched.' } },
} as const
