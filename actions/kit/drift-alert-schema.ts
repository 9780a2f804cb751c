import { count, text } from '../../shared/evidence/parts.ts'
import { PHASES } from '../../shared/monitor/course.ts'
import { SEVERITIES } from '../../shared/monitor/severity.ts'

/** Where a model stands over time: only with `--state`. */
export const driftAlertSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['phase', 'incident', 'quietRun', 'actions'],
  properties: {
    phase: { enum: PHASES },
    incident: { type: 'integer', minimum: 0 },
    quietRun: { type: 'integer', minimum: 0 },
    actions: { type: 'array', items: { enum: ['open', 'reopen', 'update', 'close'] } },
    since: text,
    severity: { enum: SEVERITIES },
    /** The bet on labels that arrived; `eValue` of 1 / alpha or more is an alarm. */
    labels: {
      type: 'object',
      additionalProperties: false,
      required: ['count', 'added', 'meanLoss', 'limit', 'eValue', 'watched', 'worse'],
      properties: {
        count,
        added: count,
        meanLoss: { type: 'number', minimum: 0 },
        limit: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
        eValue: { type: 'number', minimum: 0 },
        alarmAt: { type: 'integer', minimum: 1 },
        /** Models of the state file that have labels, and those of them that got worse (e-BH). */
        watched: { type: 'integer', minimum: 1 },
        worse: { type: 'array', items: text },
      },
    },
    test: {
      type: 'object',
      additionalProperties: false,
      required: ['index', 'level', 'isRejected'],
      properties: {
        index: { type: 'integer', minimum: 1 },
        level: { type: 'number', minimum: 0, maximum: 1 },
        isRejected: { type: 'boolean' },
      },
    },
  },
} as const
