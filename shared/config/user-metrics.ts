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
    'Metrics of your own: an SQL aggregate over the holdout with the columns label, score, decision, prediction, probability and weight beside its own, or a module of JavaScript or TypeScript.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'direction'],
    properties: {
      name: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$' },
      sql: {
        type: 'string',
        minLength: 1,
        maxLength: 4000,
        description: 'One aggregate expression, for example `sum(amount * decision) / count(*)`.',
      },
      module: {
        type: 'string',
        minLength: 1,
        maxLength: 500,
        pattern: '\\.(js|mjs|ts|mts)$',
        description:
          'Instead of `sql`: path of a module with a function of that name, or a default one, of `{rows, labels, scores, columns, …}` to a number.',
      },
      timeout_minutes: {
        type: 'number',
        exclusiveMinimum: 0,
        maximum: 360,
        default: 5,
        description: 'How long the module may take for all draws of all models; what several are allowed adds up.',
      },
      direction: { enum: ['higher', 'lower'], description: 'Which way is better.' },
      title: { type: 'string', minLength: 1, maxLength: 80, description: 'For people; it changes no number.' },
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

export type UserMetric = FromSchema<typeof userMetricsSchema, { keepDefaultedPropertiesOptional: true }>[number]

/** Minutes that a module may take where nothing is said. */
export const DEFAULT_METRIC_MINUTES = 5

type Found = readonly [path: string, message: string, fix: string]

/** What a schema cannot say about metrics of one's own. */
export function userMetricProblems(task: TaskKind, metrics: readonly UserMetric[] = []): readonly Found[] {
  const names = metrics.map(({ name }) => name)
  return metrics.flatMap(({ name, domain, sql, module, timeout_minutes }, i): Found[] => {
    const at = `/test/user_metrics/${i}`
    const [low = 0, high = 0] = domain ?? [0, 1]
    return [
      ...(METRICS.has(name) ? [[`${at}/name`, `"${name}" is a metric already`, 'name yours otherwise'] as const] : []),
      ...(names.indexOf(name) === i
        ? []
        : [[`${at}/name`, `there are two metrics named "${name}"`, 'name one of them otherwise'] as const]),
      ...((sql === undefined) !== (module === undefined)
        ? []
        : [
            [
              at,
              'a metric of your own needs exactly one of "sql" and "module"',
              'keep one: `sql: avg(label)` or `module: metrics/profit.ts`',
            ] as const,
          ]),
      ...(timeout_minutes === undefined || module !== undefined
        ? []
        : [[`${at}/timeout_minutes`, 'only a module has a time of its own', 'remove it'] as const]),
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
