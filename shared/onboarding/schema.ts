const text = { type: 'string' } as const
const texts = { type: 'array', items: text } as const

/** What `assay init --json` says. */
export const setupProperties = {
  models: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'path', 'open'],
      properties: { name: text, path: text, holdout: text, target: text, task: text, open: texts },
    },
  },
  files: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['path', 'text'],
      properties: { path: text, text },
    },
  },
  written: { type: 'boolean' },
  kept: texts,
  notes: texts,
} as const
