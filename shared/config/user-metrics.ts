import type { FromSchema } from 'json-schema-to-ts'
import { METRICS } from '../metrics/catalog.ts'
import type { TaskKind } from '../model/task-kinds.ts'

/** As many metrics of one's own as a report can show. */
const MAX_USER_METRICS = 20

/** `test.user_metrics`. */
export const userMetricsSchema = {
  type: 'array',
  minItems: 1,
  maxItems: MAX_USER_METRICS,
  description:
    'Metrics of your own: an SQL aggregate over the holdout with the columns label, score, decision, prediction, probability and weight beside its own.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'sql', 'direction'],
    properties: {
      name: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$' },
      sql: {
        type: 'string',
        minLength: 1,
        maxLength: 4000,
        description: 'One aggregate expression, for example `sum(amount * decision) / count(*)`.',
      },
      direction: { enum: ['higher', 'lower'], description: 'Which way is better.' },
      unit: { type: 'string', minLength: 1, maxLength: 40, description: 'For people; it changes no number.' },
      domain: {
        type: 'array',
        minItems: 2,
        maxItems: 2,
        items: { type: 'number' },
        description: 'Smallest and largest possible value; intervals stay inside.',
      },
      tolerance: {
        type: 'number',
        minimum: 0,
        description: 'Changes up to this size count as equal; 2 % of the champion’s value when absent.',
      },
    },
  },
} as const

export type UserMetric = FromSchema<typeof userMetricsSchema>[number]

type Found = readonly [path: string, message: string, fix: string]

/** What a schema cannot say about metrics of one's own. */
export function userMetricProblems(task: TaskKind, metrics: readonly UserMetric[] = []): readonly Found[] {
  const names = metrics.map(({ name }) => name)
  return metrics.flatMap(({ name, domain }, i): Found[] => {
    const at = `/test/user_metrics/${i}`
    const [low = 0, high = 0] = domain ?? [0, 1]
    return [
      ...(METRICS.has(name) ? [[`${at}/name`, `"${name}" is a metric already`, 'name yours otherwise'] as const] : []),
      ...(names.indexOf(name) === i
        ? []
        : [[`${at}/name`, `there are two metrics named "${name}"`, 'name one of them otherwise'] as const]),
      ...(low < high
        ? []
        : [[`${at}/domain`, 'the domain ends before it begins', 'write [smallest, largest]'] as const]),
      ...(PLAIN.includes(task) || i > 0
        ? []
        : [[at, `a ${task} task has no metrics of one's own`, 'remove `user_metrics:`'] as const]),
    ]
  })
}

const PLAIN: readonly TaskKind[] = ['binary', 'multiclass', 'regression']
