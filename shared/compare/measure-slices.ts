import { MIN_GROUP_ROWS } from '../evidence/groups.ts'
import type { Slice } from '../evidence/slices.ts'
import { metricOf } from '../metrics/catalog.ts'
import { whyUndefined } from '../metrics/defined.ts'
import { estimateMetrics } from '../metrics/estimate.ts'
import { arrangeRows } from '../metrics/rows.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { benjaminiHochberg } from '../stats/multiplicity.ts'
import type { Dependence } from '../stats/units.ts'
import { measureBoth } from './compare-models.ts'
import { pickDependence } from './dependence.ts'

/** A named condition, and for every row whether it holds (1) or not (0). */
export type RowSlice = { readonly name: string; readonly where: string; readonly holds: Uint8Array }

export type SlicesRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly candidate: Predictions
  readonly champion?: Predictions
  /** Names of metrics of the task. */
  readonly metrics: readonly string[]
  readonly slices: readonly RowSlice[]
  /** Nominal two-sided coverage of the intervals, in (0, 1). */
  readonly level: number
  /** Equal seeds give equal intervals, whatever the order of the rows. */
  readonly seed: string
  /** Which rows depend on each other; absent where they are independent. */
  readonly dependence?: Dependence | undefined
}

/** Each slice as if it were the holdout: candidate, champion and change, where its rows define the metric. Small slices have a size only. */
export function measureSlices(request: SlicesRequest): Slice[] {
  return adjustSlices(measureEachSlice(request))
}

/** The same for some of the slices, before the p values of all are adjusted together. */
export function measureEachSlice(request: SlicesRequest): Slice[] {
  const order = canonicalOrderOf(request)
  return request.slices.map((slice) => measureSlice(slice, order, request))
}

/** One order for all slices, in which none of them has to be sorted again. */
function canonicalOrderOf({ task, labels, candidate, champion }: SlicesRequest): Int32Array {
  const others = champion === undefined ? [] : [{ name: 'champion', predictions: champion }]
  return arrangeRows({ task, labels, models: [{ name: 'candidate', predictions: candidate }, ...others] }).order
}

function measureSlice({ name, where, holds }: RowSlice, order: Int32Array, request: SlicesRequest): Slice {
  const rows = order.filter((row) => holds[row] === 1)
  const own = { name, where, n: rows.length }
  // Rows that count for nothing are none.
  const { weights } = request.labels
  const counted = weights === undefined ? rows.length : rows.filter((row) => (weights[row] as number) > 0).length
  if (counted < MIN_GROUP_ROWS) return { ...own, n: counted }
  const { task, level, seed } = request
  const labels = pickLabels(request.labels, rows)
  const metrics = request.metrics.filter((metric) => {
    const known = metricOf(metric, task.kind)
    return known !== undefined && whyUndefined(known, task, labels) === undefined
  })
  const dependence = request.dependence && pickDependence(request.dependence, rows)
  const asked = { task, labels, metrics, level, seed, dependence, quick: true }
  const candidate = pickPredictions(request.candidate, rows)
  if (request.champion === undefined) {
    return { ...own, metrics: estimateMetrics({ ...asked, predictions: candidate }) }
  }
  const both = measureBoth({ ...asked, candidate, champion: pickPredictions(request.champion, rows) })
  return { ...own, metrics: both.own, champion: both.champion, changes: both.changes }
}

function pickLabels(labels: Labels, rows: Int32Array): Labels {
  const picked = pickTruth(labels, rows)
  return labels.weights === undefined ? picked : { ...picked, weights: pick(labels.weights, rows) }
}

function pickTruth(labels: Labels, rows: Int32Array): Labels {
  switch (labels.kind) {
    case 'binary':
      return { kind: 'binary', values: new Uint8Array(pick(labels.values, rows)) }
    case 'multiclass':
      return { kind: 'multiclass', values: new Int32Array(pick(labels.values, rows)) }
    case 'regression':
      return { kind: 'regression', values: pick(labels.values, rows) }
    case 'multilabel': {
      const { width } = labels
      const values = Uint8Array.from({ length: rows.length * width }, (_, at) => {
        return labels.values[(rows[Math.floor(at / width)] as number) * width + (at % width)] as number
      })
      return { kind: 'multilabel', values, width }
    }
    case 'ranking': {
      const queries = Int32Array.from(rows, (row) => labels.queries[row] as number)
      return { kind: 'ranking', values: pick(labels.values, rows), queries }
    }
    case 'forecasting': {
      const { scales } = labels
      const picked = scales && { absolute: pick(scales.absolute, rows), squared: pick(scales.squared, rows) }
      return {
        kind: 'forecasting',
        values: pick(labels.values, rows),
        ...(picked === undefined ? {} : { scales: picked }),
      }
    }
    default:
      return labels satisfies never
  }
}

function pickPredictions(predictions: Predictions, rows: Int32Array): Predictions {
  switch (predictions.kind) {
    case 'binary':
      return { ...predictions, scores: pick(predictions.scores, rows) }
    case 'regression':
      return { kind: 'regression', values: pick(predictions.values, rows) }
    case 'multiclass': {
      const { classes, probabilities } = predictions
      return { kind: 'multiclass', classes, probabilities: pick(probabilities, rows, classes.length) }
    }
    case 'multilabel': {
      const { names, probabilities } = predictions
      return { kind: 'multilabel', names, probabilities: pick(probabilities, rows, names.length) }
    }
    case 'ranking':
      return { kind: 'ranking', scores: pick(predictions.scores, rows) }
    case 'forecasting': {
      const { levels, values } = predictions
      return { kind: 'forecasting', levels, values: pick(values, rows, 1 + levels.length) }
    }
    default:
      return predictions satisfies never
  }
}

/** The numbers of some rows, `width` of them per row. */
function pick(values: ArrayLike<number>, rows: Int32Array, width = 1): Float64Array {
  const picked = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width
    for (let k = 0; k < width; k++) picked[i * width + k] = values[from + k] as number
  }
  return picked
}

/** Adjusts the p values of all changes in all slices (Benjamini-Hochberg). */
export function adjustSlices(slices: readonly Slice[]): Slice[] {
  const tested = slices.flatMap(({ changes = [] }) => changes.filter(({ pValue }) => pValue !== undefined))
  const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue))
  const found = new Map(tested.map((change, i) => [change, adjusted[i] ?? 1]))
  return slices.map((slice) => {
    if (slice.changes === undefined) return slice
    const changes = slice.changes.map((change) => {
      const adjustedPValue = found.get(change)
      return adjustedPValue === undefined ? change : { ...change, adjustedPValue }
    })
    return { ...slice, changes }
  })
}
