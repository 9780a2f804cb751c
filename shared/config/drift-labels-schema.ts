const text = { type: 'string', minLength: 1, maxLength: 500 } as const

/** JSON Schema of `drift.labels`, but for its `source`, which has the form of every source. */
export const labelsWithoutSource = {
  type: 'object',
  description:
    'Predictions whose labels have arrived since: `assay drift --state` bets that they are worse than the baseline, label by label.',
  additionalProperties: false,
  required: ['source', 'prediction', 'label', 'time', 'baseline'],
  properties: {
    prediction: { ...text, description: 'Column of what the model said: the class for the loss 0-1, else a number.' },
    label: { ...text, description: 'Column of the truth; rows without one are passed over.' },
    time: {
      ...text,
      description:
        'Column of when the label arrived, a date or a growing number: what is not later than the last row seen is not read again.',
    },
    loss: { enum: ['0-1', 'absolute', 'squared'], default: '0-1' },
    baseline: {
      type: 'number',
      minimum: 0,
      description: 'Upper bound of the mean loss that the model had when it was accepted, in the unit of the loss.',
    },
    tolerance: { type: 'number', minimum: 0, default: 0.01, description: 'How much more loss is still all right.' },
    bound: {
      type: 'number',
      exclusiveMinimum: 0,
      default: 1,
      description: 'Largest difference between prediction and label that counts; larger ones count as this.',
    },
  },
} as const
