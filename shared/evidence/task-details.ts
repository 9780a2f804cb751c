import type { FromSchema } from 'json-schema-to-ts'
import { type Contradiction, repeated } from './contradiction.ts'
import { count, type Estimate, number, text } from './parts.ts'

/** Labels, and horizons, that a statement lists; a holdout has more only by mistake. */
export const MAX_LISTED = 200

const share = { type: 'number', minimum: 0, maximum: 1 } as const
const name = { type: 'string', minLength: 1, maxLength: 200 } as const

const labelScores = {
  type: 'object',
  additionalProperties: false,
  required: ['precision', 'recall', 'f1'],
  properties: { precision: share, recall: share, f1: share, rocAuc: share },
} as const

const multilabel = {
  type: 'object',
  additionalProperties: false,
  required: ['threshold', 'labels'],
  properties: {
    threshold: share,
    labels: {
      type: 'array',
      minItems: 1,
      maxItems: MAX_LISTED,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'rows', 'given', 'candidate'],
        properties: {
          name,
          /** Rows that have the label, and rows that the candidate gives it. */
          rows: count,
          given: count,
          candidate: labelScores,
          champion: labelScores,
        },
      },
    },
  },
} as const

const ranking = {
  type: 'object',
  additionalProperties: false,
  required: ['queries', 'judged', 'medianRows', 'mostRows'],
  properties: {
    queries: count,
    /** Queries with a relevant row: the others count for nothing. */
    judged: count,
    medianRows: number,
    mostRows: count,
  },
} as const

const lossTest = {
  type: 'object',
  additionalProperties: false,
  required: ['loss', 'statistic', 'pValue', 'dates', 'lags'],
  properties: { loss: { enum: ['absolute', 'squared'] }, statistic: number, pValue: share, dates: count, lags: count },
} as const

const forecasting = {
  type: 'object',
  additionalProperties: false,
  required: ['dates', 'bias', 'horizons', 'quantiles'],
  properties: {
    dates: count,
    /** Mean of forecast minus value. */
    bias: number,
    seasonality: count,
    /** Rows whose series has training data to scale its errors by; absent where nobody asked for scaled errors. */
    scaledRows: count,
    horizons: {
      type: 'array',
      maxItems: MAX_LISTED,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['horizon', 'rows', 'mae', 'bias'],
        properties: { horizon: number, rows: count, mae: number, bias: number, championMae: number },
      },
    },
    /** For each quantile the share of values at or below it, which should be its level. */
    quantiles: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['level', 'below'],
        properties: { level: share, below: share },
      },
    },
    /** Diebold and Mariano's test of candidate against champion; negative where the candidate loses less. */
    tests: { type: 'array', maxItems: 2, items: lossTest },
  },
} as const

/** What a multilabel, ranking or forecasting task has to tell beside its metrics, and the parts of a test that have no meaning for it. */
export const taskDetailsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['absent'],
  properties: {
    multilabel,
    ranking,
    forecasting,
    absent: {
      type: 'array',
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['part', 'reason'],
        properties: { part: name, reason: text },
      },
    },
  },
} as const

export type TaskDetails = FromSchema<typeof taskDetailsSchema>

type Measured = { readonly task: string; readonly rows: number; readonly metrics: readonly Estimate[] }

const PATH = '/predicate/taskDetails'

/** What the schema cannot say of the details: counts that do not fit the holdout, and details of another task. */
export function taskDetailsContradictions(details: TaskDetails | undefined, measured: Measured): Contradiction[] {
  if (details === undefined) return []
  const kinds = (['multilabel', 'ranking', 'forecasting'] as const).filter((kind) => details[kind] !== undefined)
  const others = kinds.filter((kind) => kind !== measured.task)
  return [
    ...others.map((kind) => ({
      path: `${PATH}/${kind}`,
      message: `details of a ${kind} task although the task is ${measured.task}`,
    })),
    ...labelContradictions(details.multilabel?.labels ?? [], measured),
    ...(details.ranking === undefined ? [] : queryContradictions(details.ranking, measured)),
    ...(details.forecasting === undefined ? [] : forecastContradictions(details.forecasting, measured)),
  ]
}

type Label = NonNullable<TaskDetails['multilabel']>['labels'][number]

function labelContradictions(labels: readonly Label[], { rows }: Measured): Contradiction[] {
  const path = `${PATH}/multilabel/labels`
  const names = labels.map(({ name: own }) => own)
  const isTooMany = labels.some((label) => label.rows > rows || label.given > rows)
  return [...repeated(names, path, 'name'), ...(isTooMany ? [tooMany(path)] : [])]
}

function queryContradictions(queries: NonNullable<TaskDetails['ranking']>, { rows, metrics }: Measured) {
  const path = `${PATH}/ranking`
  const found: Contradiction[] = []
  if (queries.queries > rows || queries.mostRows > rows) found.push(tooMany(path))
  if (queries.judged > queries.queries) found.push({ path, message: 'more queries are judged than there are' })
  if (metrics.some(({ n }) => n !== queries.judged))
    found.push({ path: '/predicate/metrics', message: 'a metric is about other queries than those that were judged' })
  return found
}

function forecastContradictions(forecast: NonNullable<TaskDetails['forecasting']>, { rows }: Measured) {
  const path = `${PATH}/forecasting`
  const ahead = forecast.horizons.reduce((sum, one) => sum + one.rows, 0)
  const isTooMany = [ahead, forecast.dates, forecast.scaledRows ?? 0].some((one) => one > rows)
  return isTooMany ? [tooMany(path)] : []
}

function tooMany(path: string): Contradiction {
  return { path, message: 'a count is larger than the holdout' }
}
