import { SCALED_METRICS } from '../metrics/forecast.ts'
import { needsQuantiles } from '../metrics/task-needs.ts'
import type { TaskKind } from '../model/task-kinds.ts'
import type { ModelConfig } from './model-config.ts'

const text = { type: 'string', minLength: 1, maxLength: 500 } as const
/** Labels of a multilabel task: as many as a page can show. */
const MAX_LABELS = 200
const SHOWN_TARGET = 200

/** `target:` of a model. */
export const targetSchema = {
  description: 'Column that holds the truth. For a multilabel task a list of 0/1 columns, one per label.',
  anyOf: [text, { type: 'array', items: text, minItems: 2, maxItems: MAX_LABELS, uniqueItems: true }],
} as const

/** `classes:` of a model, where the holdout may lack some. */
export const classesSchema = {
  type: 'array',
  minItems: 2,
  maxItems: 1000,
  uniqueItems: true,
  items: { type: ['string', 'number', 'boolean'], maxLength: 500 },
  description:
    'All classes of a multiclass task, in the order of the model’s probabilities: needed where the model knows classes that no row of the holdout has.',
} as const

/** Keys under `data:` that only one task has. */
export const taskDataSchema = {
  query: { ...text, description: 'Column of the query that a row belongs to, for a ranking. No model is given it.' },
  series: { ...text, description: 'Column that tells the series apart, for a forecast of several.' },
  horizon: { ...text, description: 'Column of how many steps ahead a row is, for a forecast: errors are told by it.' },
} as const

/** Keys under `test:` that only a forecast has. */
export const taskTestSchema = {
  seasonality: {
    type: 'integer',
    minimum: 1,
    maximum: 100000,
    default: 1,
    description:
      'Rows of one season of a series, for MASE and RMSSE: 7 for days with a week, 12 for months with a year.',
  },
  quantiles: {
    type: 'array',
    minItems: 2,
    maxItems: 20,
    uniqueItems: true,
    items: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    description:
      'Levels of the quantiles that a forecast gives beside its value, growing, for example [0.1, 0.5, 0.9].',
  },
} as const

type Asked = {
  readonly task: TaskKind
  readonly target: string | readonly string[]
  readonly positive?: string | number | boolean | undefined
  readonly classes?: readonly (string | number | boolean)[] | undefined
  readonly data: {
    readonly train?: unknown
    readonly time?: string | undefined
    readonly query?: string | undefined
    readonly series?: string | undefined
    readonly horizon?: string | undefined
  }
  readonly train?: { readonly module?: string | undefined } | undefined
  readonly test?:
    | {
        readonly metrics?: readonly string[] | undefined
        readonly seasonality?: number | undefined
        readonly quantiles?: readonly number[] | undefined
      }
    | undefined
}

type Found = readonly [path: string, message: string, fix: string]

/** What a schema cannot say about the keys of single tasks: where, what, and how to mend it. */
export function taskProblems(model: Asked): readonly Found[] {
  return [
    ...targetProblems(model),
    ...repeatedClasses(model),
    ...missingKeys(model),
    ...foreignKeys(model),
    ...metricNeeds(model),
  ]
}

function targetProblems({ task, target, train }: Asked): readonly Found[] {
  if (task !== 'multilabel')
    return typeof target === 'string'
      ? []
      : [['/target', `a ${task} task has one target column`, 'name one column, or set `task: multilabel`']]
  const found: Found[] = []
  if (typeof target === 'string')
    found.push(['/target', 'a multilabel task has one 0/1 column per label', 'write `target: [first, second, …]`'])
  if (train?.module !== undefined)
    found.push(['/train/module', 'a module can train for one target column only', 'train with `run:` instead'])
  return found
}

/** 1 and "1" are two values to a schema, and one class. */
function repeatedClasses({ classes = [] }: Asked): readonly Found[] {
  const names = classes.map(String)
  return names.flatMap((name, i): Found[] =>
    names.indexOf(name) === i ? [] : [[`/classes/${i}`, `the class "${name}" is named twice`, 'remove one of the two']],
  )
}

function missingKeys({ task, data }: Asked): readonly Found[] {
  if (task === 'ranking' && data.query === undefined)
    return [
      ['/data', 'a ranking orders the rows of queries, and no query is named', 'add `query: <column>` under `data:`'],
    ]
  if (task === 'forecasting' && data.time === undefined)
    return [['/data', 'a forecast needs to know when each row is', 'add `time: <column>` under `data:`']]
  return []
}

function foreignKeys({ task, classes, data, test }: Asked): readonly Found[] {
  const given: readonly [TaskKind, string, unknown][] = [
    ['multiclass', '/classes', classes],
    ['ranking', '/data/query', data.query],
    ['forecasting', '/data/series', data.series],
    ['forecasting', '/data/horizon', data.horizon],
    ['forecasting', '/test/seasonality', test?.seasonality],
    ['forecasting', '/test/quantiles', test?.quantiles],
  ]
  return given.flatMap(([owner, path, value]): Found[] => {
    if (value === undefined || task === owner) return []
    const key = path.slice(path.lastIndexOf('/') + 1)
    return [[path, `"${key}" means nothing for a ${task} task`, `remove it, or set \`task: ${owner}\``]]
  })
}

function metricNeeds({ task, data, test }: Asked): readonly Found[] {
  if (task !== 'forecasting') return []
  const { metrics = [], quantiles = [] } = test ?? {}
  const found = metrics.flatMap((metric, i): Found[] => {
    const path = `/test/metrics/${i}`
    if (SCALED_METRICS.includes(metric) && data.train === undefined)
      return [
        [
          path,
          `${metric} compares with a naive forecast on the training data, and none is named`,
          'add `train:` under `data:`',
        ],
      ]
    return needsQuantiles(metric) && quantiles.length === 0
      ? [[path, `${metric} measures quantiles, and none are named`, 'add `quantiles: [0.1, 0.5, 0.9]` under `test:`']]
      : []
  })
  const isGrowing = quantiles.every((level, i) => i === 0 || level > (quantiles[i - 1] as number))
  return isGrowing
    ? found
    : [...found, ['/test/quantiles', 'the levels are not growing', 'write them from low to high']]
}

/** The target of a model: one column, or for a multilabel task the columns and their names in one text. */
export function toTarget(target: string | readonly string[]): Pick<ModelConfig, 'target' | 'labels'> {
  if (typeof target === 'string') return { target }
  const all = target.join(', ')
  const short = all.length <= SHOWN_TARGET ? all : `${all.slice(0, SHOWN_TARGET - 1).toWellFormed()}…`
  return { target: short, labels: target }
}

/** The classes that are named, as text. */
export function toClasses({
  positive,
  classes,
}: Pick<Asked, 'positive' | 'classes'>): Pick<ModelConfig, 'positive' | 'classes'> {
  return {
    ...(positive === undefined ? {} : { positive: String(positive) }),
    ...(classes === undefined ? {} : { classes: classes.map(String) }),
  }
}

/** The keys of single tasks under `data:`. */
export function toTaskData({
  query,
  series,
  horizon,
}: Asked['data']): Pick<ModelConfig['data'], 'query' | 'series' | 'horizon'> {
  return {
    ...(query === undefined ? {} : { query }),
    ...(series === undefined ? {} : { series }),
    ...(horizon === undefined ? {} : { horizon }),
  }
}

/** The keys of single tasks under `test:`. */
export function toTaskTest({
  seasonality,
  quantiles,
}: NonNullable<Asked['test']> = {}): Pick<ModelConfig['test'], 'seasonality' | 'quantiles'> {
  return {
    ...(seasonality === undefined ? {} : { seasonality }),
    ...(quantiles === undefined ? {} : { quantiles }),
  }
}
