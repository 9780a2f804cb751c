import { MAX_LISTED, type TaskDetails } from '../evidence/task-details.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { aucParts } from '../stats/delong.ts'
import { type DieboldMariano, dieboldMariano, usualHorizon } from '../stats/diebold-mariano.ts'
import { queriesOf } from './queries.ts'
import { arrangeRows, type Rows } from './rows.ts'

/** Without a column of horizons, dates or seasonality the members about them are left out. */
export type DetailsRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly candidate: Predictions
  readonly champion?: Predictions
  /** Rank of each row's date. */
  readonly dates?: Int32Array
  readonly horizons?: Float64Array
  readonly seasonality?: number
}

const NO_GROUPS: Readonly<Record<string, string>> = {
  multilabel: 'a row has several decisions, so no group has one rate of them',
  ranking: 'a row has a place in its query and no decision of its own',
  forecasting: 'rows of one date depend on each other, so groups of rows cannot be told apart by tests of single rows',
}
const NO_FLIPS: Readonly<Record<string, string>> = {
  multilabel: 'a row has several decisions; the table of labels shows where they changed',
  ranking: 'a row has no decision that could go from right to wrong',
  forecasting: 'a row has no decision that could go from right to wrong',
}

/** What a multilabel, ranking or forecasting task has to tell beside its metrics; undefined for the other tasks. */
export function measureTaskDetails(request: DetailsRequest): TaskDetails | undefined {
  const { task, labels, candidate, champion } = request
  const models = [
    { name: 'candidate', predictions: candidate },
    ...(champion === undefined ? [] : [{ name: 'champion', predictions: champion }]),
  ]
  if (task.kind === 'binary' || task.kind === 'multiclass' || task.kind === 'regression') return undefined
  const { rows, order } = arrangeRows({ task, labels, models })
  const [own, other] = rows
  const absent = [
    { part: 'groups', reason: NO_GROUPS[task.kind] ?? '' },
    { part: 'flips', reason: NO_FLIPS[task.kind] ?? '' },
  ]
  if (own?.kind === 'multilabel') return { multilabel: describeLabels(own, other), absent }
  if (own?.kind === 'ranking') return { ranking: describeQueries(own), absent }
  if (own?.kind === 'forecasting') return { forecasting: describeForecast(own, other, { ...request, order }), absent }
  return { absent }
}

function describeLabels(own: Rows & { kind: 'multilabel' }, other: Rows | undefined) {
  const labels = own.names.slice(0, MAX_LISTED).map((name, k) => {
    const { rows, given, scores } = scoresOf(own, k)
    const before = other?.kind === 'multilabel' ? { champion: scoresOf(other, k).scores } : {}
    return { name: name.slice(0, 200).toWellFormed(), rows, given, candidate: scores, ...before }
  })
  return { threshold: own.threshold, labels }
}

/** Rows with the label, rows given it, and what scikit-learn says of it (a share of nothing is 0). */
function scoresOf({ labels, probabilities, names, threshold }: Rows & { kind: 'multilabel' }, k: number) {
  const width = names.length
  const rows = labels.length / width
  const truth = Uint8Array.from({ length: rows }, (_, row) => labels[row * width + k] as number)
  const scores = Float64Array.from({ length: rows }, (_, row) => probabilities[row * width + k] as number)
  let [both, given, wanted] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const isGiven = (scores[row] as number) >= threshold
    given += Number(isGiven)
    wanted += truth[row] as number
    both += Number(isGiven && truth[row] === 1)
  }
  const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
  const curve = wanted > 0 && wanted < rows ? { rocAuc: aucParts(truth, scores).auc } : {}
  const f1 = share(2 * both, given + wanted)
  return { rows: wanted, given, scores: { precision: share(both, given), recall: share(both, wanted), f1, ...curve } }
}

function describeQueries(rows: Rows & { kind: 'ranking' }) {
  const queries = queriesOf(rows)
  const sizes = queries.map(({ start, end }) => end - start).sort((a, b) => a - b)
  const middle = sizes.length / 2
  const medianRows = ((sizes[Math.ceil(middle) - 1] ?? 0) + (sizes[Math.floor(middle)] ?? 0)) / 2
  const judged = queries.filter(({ isJudged }) => isJudged).length
  return { queries: queries.length, judged, medianRows, mostRows: sizes.at(-1) ?? 0 }
}

type ForecastRows = Rows & { readonly kind: 'forecasting' }
type Ordered = DetailsRequest & { readonly order: Int32Array }

function describeForecast(own: ForecastRows, other: Rows | undefined, request: Ordered) {
  const errors = errorsOf(own)
  const before = other?.kind === 'forecasting' ? errorsOf(other) : undefined
  const dates = request.dates === undefined ? undefined : inOrder(request.dates, request.order)
  const { seasonality } = request
  const tests = dates === undefined || before === undefined ? [] : lossTests(errors, before, { dates, request })
  return {
    dates: dates === undefined ? 0 : new Set(dates).size,
    bias: meanOf(errors, (error) => error),
    ...(seasonality === undefined ? {} : { seasonality }),
    ...(own.scales === undefined ? {} : { scaledRows: own.scales.absolute.filter((scale) => scale > 0).length }),
    horizons: byHorizon(errors, before, request),
    quantiles: own.levels.map((level, k) => ({ level, below: shareBelow(own, k) })),
    ...(tests.length === 0 ? {} : { tests }),
  }
}

function errorsOf({ labels, values, levels }: ForecastRows): Float64Array {
  return labels.map((label, row) => (values[row * (1 + levels.length)] as number) - label)
}

function shareBelow({ labels, values, levels }: ForecastRows, k: number): number {
  const below = labels.filter((label, row) => label <= (values[row * (1 + levels.length) + 1 + k] as number))
  return below.length / labels.length
}

function byHorizon(errors: Float64Array, before: Float64Array | undefined, { horizons, order }: Ordered) {
  if (horizons === undefined) return []
  const rowsOf = new Map<number, number[]>()
  for (let i = 0; i < order.length; i++) {
    const horizon = horizons[order[i] as number] as number
    if (!Number.isFinite(horizon)) continue
    const rows = rowsOf.get(horizon)
    if (rows === undefined) rowsOf.set(horizon, [i])
    else rows.push(i)
  }
  const found = [...rowsOf].sort(([a], [b]) => a - b).slice(0, MAX_LISTED)
  return found.map(([horizon, rows]) => {
    const mae = (all: Float64Array): number =>
      meanOf(
        Float64Array.from(rows, (row) => all[row] as number),
        Math.abs,
      )
    const bias = meanOf(
      Float64Array.from(rows, (row) => errors[row] as number),
      (error) => error,
    )
    return { horizon, rows: rows.length, mae: mae(errors), bias, ...(before && { championMae: mae(before) }) }
  })
}

/** Both losses by date, candidate minus champion; the lags reach one step short of the longest horizon. */
function lossTests(
  errors: Float64Array,
  before: Float64Array,
  { dates, request }: { readonly dates: Int32Array; readonly request: Ordered },
) {
  const count = new Set(dates).size
  const longest = request.horizons?.reduce((most, one) => (Number.isFinite(one) ? Math.max(most, one) : most), 0)
  const asked = longest === undefined || longest < 1 ? usualHorizon(count) : Math.round(longest)
  const horizon = Math.max(1, Math.min(asked, Math.floor(count / 2)))
  const losses = [
    ['absolute', Math.abs],
    ['squared', (error: number) => error ** 2],
  ] as const
  return losses.flatMap(([loss, of]) => {
    const found: DieboldMariano | undefined = dieboldMariano(byDate(errors, before, { dates, of }), horizon)
    return found === undefined ? [] : [{ loss, ...found, dates: count, lags: horizon - 1 }]
  })
}

function byDate(
  errors: Float64Array,
  before: Float64Array,
  { dates, of }: { readonly dates: Int32Array; readonly of: (error: number) => number },
): Float64Array {
  const sums = new Map<number, { sum: number; rows: number }>()
  for (let row = 0; row < errors.length; row++) {
    const date = dates[row] as number
    const own = sums.get(date) ?? { sum: 0, rows: 0 }
    own.sum += of(errors[row] as number) - of(before[row] as number)
    own.rows++
    sums.set(date, own)
  }
  const sorted = [...sums].sort(([a], [b]) => a - b)
  return Float64Array.from(sorted, ([, { sum, rows }]) => sum / rows)
}

function inOrder(values: Int32Array, order: Int32Array): Int32Array {
  return Int32Array.from(order, (row) => values[row] as number)
}

function meanOf(values: Float64Array, of: (value: number) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0) / values.length
}
