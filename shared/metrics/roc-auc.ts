import { clusterVariance, groupedAucCovariance } from '../stats/cluster-variance.ts'
import { type AucParts, aucCovariance, aucParts } from '../stats/delong.ts'
import type { DrawnClusters } from './clusters.ts'
import { type Metric, SCORE } from './metric.ts'
import { oncePerRows, scoreOrder } from './once-per-rows.ts'
import type { Rows } from './rows.ts'

/** Area under the ROC curve; with several classes the plain mean of one-against-the-rest over the classes. */
export const ROC_AUC: Metric = {
  ...SCORE,
  name: 'roc_auc',
  title: 'ROC AUC',
  tasks: ['binary', 'multiclass'],
  interval: 'delong',
  comparison: 'delong',
  describe:
    'Chance that a random positive row scores above a random negative row; with several classes the mean over them.',
}

/** An AUC with its parts: one for a binary task, one per class otherwise. */
export type Auc = { readonly value: number; readonly parts: readonly AucParts[] }

/** The AUC of classification rows in which every class occurs. */
export const measureAuc = oncePerRows((rows: Rows): Auc => {
  const parts =
    rows.kind === 'binary'
      ? [aucParts(rows.labels, rows.scores, scoreOrder(rows))]
      : onePerClass(rows).map(({ positive, scores }) => aucParts(positive, scores))
  return { value: parts.reduce((sum, part) => sum + part.auc, 0) / parts.length, parts }
})

/**
 * Variance of an AUC or, with a second model on the same rows, of the first minus the second. With `clusters`, of rows that depend on each
 * other.
 */
export function aucVariance(rows: Rows, first: Auc, second?: Auc, clusters?: DrawnClusters): number {
  if (clusters !== undefined) return clusteredVariance(rows, clusters, first, second)
  if (rows.kind === 'binary') return binaryVariance(rows.labels, first.parts[0], second?.parts[0])
  const own = influence(rows, first)
  const other = second ? influence(rows, second) : new Float64Array(own.length)
  const squares = own.reduce((sum, value, row) => sum + (value - (other[row] as number)) ** 2, 0)
  return (squares * own.length) / (own.length - 1)
}

function binaryVariance(positive: Uint8Array, first: AucParts | undefined, second: AucParts | undefined): number {
  if (!first) return 0
  const own = aucCovariance(positive, first, first)
  if (!second) return own
  return Math.max(0, own + aucCovariance(positive, second, second) - 2 * aucCovariance(positive, first, second))
}

/** Two classes in groups have a formula of their own; several classes, or time, go by what each row moves. */
function clusteredVariance(
  rows: Rows,
  { clusters, units }: DrawnClusters,
  first: Auc,
  second: Auc | undefined,
): number {
  const [a, b] = [first.parts[0], second?.parts[0]]
  if (rows.kind === 'binary' && clusters.by === 'group' && a !== undefined) {
    const of = (x: AucParts, y: AucParts): number => groupedAucCovariance(rows.labels, clusters, x, y)
    return b === undefined ? of(a, a) : Math.max(0, of(a, a) + of(b, b) - 2 * of(a, b))
  }
  const own = influence(rows, first)
  const other = second && influence(rows, second)
  return clusterVariance(units, other === undefined ? own : own.map((value, row) => value - (other[row] as number)))
}

function onePerClass(rows: Rows): readonly { positive: Uint8Array; scores: Float64Array }[] {
  switch (rows.kind) {
    case 'binary':
      return [{ positive: rows.labels, scores: rows.scores }]
    case 'multiclass':
      return rows.classes.map((_, k) => againstTheRest(rows, k))
    case 'regression':
    case 'multilabel':
    case 'ranking':
    case 'forecasting':
      return []
    default:
      return rows satisfies never
  }
}

function againstTheRest({ labels, probabilities, classes }: Rows & { kind: 'multiclass' }, k: number) {
  const positive = new Uint8Array(labels.length)
  const scores = new Float64Array(labels.length)
  for (let row = 0; row < labels.length; row++) {
    positive[row] = labels[row] === k ? 1 : 0
    scores[row] = probabilities[row * classes.length + k] as number
  }
  return { positive, scores }
}

/** How much each row moves the mean AUC: the DeLong components of all classes added up, centred on 0. */
function influence(rows: Rows, { parts }: Auc): Float64Array {
  const moved = new Float64Array(rows.labels.length)
  for (const [k, { placements, auc, positives, negatives }] of parts.entries()) {
    const kind = rows.kind === 'binary' ? 1 : k
    for (let row = 0; row < moved.length; row++) {
      const share = rows.labels[row] === kind ? positives : negatives
      ;(moved[row] as number) += ((placements[row] as number) - auc) / share / parts.length
    }
  }
  return moved
}
