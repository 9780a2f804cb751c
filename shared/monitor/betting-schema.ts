const share = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } as const
const amount = { type: 'number', minimum: 0 } as const

/** JSON Schema of `EProcessState`. */
export const eProcessSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['alpha', 'limit', 'count', 'sum', 'spread', 'logWealth', 'peak'],
  properties: {
    alpha: share,
    limit: share,
    count: { type: 'integer', minimum: 0 },
    sum: amount,
    spread: amount,
    logWealth: { type: 'number' },
    peak: amount,
    alarmAt: { type: 'integer', minimum: 1 },
  },
} as const
