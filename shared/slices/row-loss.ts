import type { SearchedSlices } from '../evidence/discovered-slices.ts'
import { decide } from '../metrics/decide.ts'
import { type Rows, toRowsInOrder } from '../metrics/rows.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'

/** What is counted against a row: 0 or 1 for a wrong decision, else a number of which less is better. */
export const LOSS_KINDS = ['error', 'log_loss', 'absolute_error', 'squared_error'] as const
export type LossKind = (typeof LOSS_KINDS)[number]

/** The metric whose mean over rows each loss is; accuracy is what is left of the errors. */
export function metricOf(kind: LossKind, task: string): SearchedSlices['metric'] {
  if (kind === 'error') return task === 'multilabel' ? 'subset_accuracy' : 'accuracy'
  return METRIC_OF[kind]
}

const METRIC_OF = { log_loss: 'log_loss', absolute_error: 'mae', squared_error: 'mse' } as const

const LOG_LOSS_CLIP = 1e-15

/** One loss per row and model. */
export type RowLosses = {
  readonly kind: LossKind
  readonly candidate: Float64Array
  readonly champion?: Float64Array
}

/** The losses that rows of a task have; empty where none makes sense for a single row. The first is the default. */
export function lossKindsOf(task: string): readonly LossKind[] {
  if (task === 'binary' || task === 'multiclass') return ['error', 'log_loss']
  if (task === 'multilabel') return ['error']
  return task === 'regression' || task === 'forecasting' ? ['absolute_error', 'squared_error'] : []
}

/** The loss of every row in the order of the rows. Throws `UserError` where predictions do not fit the labels, `undefined` for other tasks. */
export function rowLosses(
  asked: { readonly task: TaskSpec; readonly labels: Labels },
  models: { readonly candidate: Predictions; readonly champion?: Predictions },
  kind: LossKind,
): RowLosses | undefined {
  const { candidate, champion } = models
  const named = [
    { name: 'candidate', predictions: candidate },
    ...(champion === undefined ? [] : [{ name: 'champion', predictions: champion }]),
  ]
  const losses = toRowsInOrder({ ...asked, models: named }).map((rows) => lossesOf(rows, kind))
  const [own, other] = losses
  if (own === undefined) return undefined
  return { kind, candidate: own, ...(other === undefined ? {} : { champion: other }) }
}

function lossesOf(rows: Rows, kind: LossKind): Float64Array | undefined {
  switch (rows.kind) {
    case 'binary':
    case 'multiclass': {
      if (kind === 'log_loss') return Float64Array.from(rows.labels, (_, row) => -Math.log(ofTruth(rows, row)))
      const decided = decide(rows)
      return Float64Array.from(decided, (to, row) => Number(to !== rows.labels[row]))
    }
    case 'regression': {
      const power = kind === 'squared_error' ? 2 : 1
      return Float64Array.from(rows.labels, (truth, row) => Math.abs((rows.values[row] as number) - truth) ** power)
    }
    case 'multilabel': {
      const { labels, probabilities, threshold, names } = rows
      const isWrong = (at: number): boolean => (probabilities[at] as number) >= threshold !== (labels[at] === 1)
      const wrong = new Float64Array(labels.length / names.length)
      for (let at = 0; at < labels.length; at++) if (isWrong(at)) wrong[Math.floor(at / names.length)] = 1
      return wrong
    }
    case 'forecasting': {
      const power = kind === 'squared_error' ? 2 : 1
      const width = rows.values.length / rows.labels.length
      return rows.labels.map((truth, row) => Math.abs((rows.values[row * width] as number) - truth) ** power)
    }
    case 'ranking':
      return undefined
    default:
      return rows satisfies never
  }
}

/** The probability given to the true class, kept from 0 as the metric does. */
function ofTruth(rows: Extract<Rows, { kind: 'binary' | 'multiclass' }>, row: number): number {
  const label = rows.labels[row] as number
  if (rows.kind === 'multiclass') return clipped(rows.probabilities[row * rows.classes.length + label] as number)
  const score = rows.scores[row] as number
  return clipped(label === 1 ? score : 1 - score)
}

function clipped(probability: number): number {
  return Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, probability))
}
