const checkSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'state', 'severity', 'message', 'why'],
  properties: {
    id: { type: 'string', pattern: '^[a-z-]+$' },
    state: { enum: ['ok', 'problem', 'unknown'] },
    severity: { enum: ['error', 'warn', 'advice'] },
    message: { type: 'string', minLength: 1 },
    why: { type: 'string', minLength: 1 },
    fix: { type: 'string', minLength: 1 },
  },
} as const

/** JSON Schema of the members of what `assay doctor --json` shows. */
export const doctorProperties = {
  repository: { type: 'string', minLength: 1 },
  branch: { type: 'string', minLength: 1 },
  source: { enum: ['github', 'working-tree'] },
  proven: { type: 'boolean' },
  checks: { type: 'array', minItems: 1, items: checkSchema },
} as const
