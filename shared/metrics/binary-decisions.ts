import type { TablePart } from './confusion.ts'
import { type Metric, SCORE } from './metric.ts'

const BINARY = ['binary'] as const
const PART = { ...SCORE, tasks: BINARY, unit: 'share', interval: 'wilson', comparison: 'mcnemar' } as const
const TABLE = { ...SCORE, tasks: BINARY } as const

const METRICS: readonly Metric[] = [
  {
    ...PART,
    name: 'npv',
    title: 'Negative predictive value',
    comparison: 'bca',
    describe: 'Share of the rows decided negative that are negative; 0 when none is decided negative.',
  },
  {
    ...PART,
    name: 'fpr',
    title: 'False positive rate',
    direction: 'lower',
    describe: 'Share of the negative rows that are decided positive.',
  },
  {
    ...PART,
    name: 'fnr',
    title: 'False negative rate',
    direction: 'lower',
    describe: 'Share of the positive rows that are decided negative.',
  },
  {
    ...TABLE,
    name: 'f2',
    title: 'F2',
    describe: 'Mean of precision and recall in which recall counts for more (beta 2).',
  },
  {
    ...TABLE,
    name: 'f0_5',
    title: 'F0.5',
    describe: 'Mean of precision and recall in which precision counts for more (beta 0.5).',
  },
  {
    ...TABLE,
    name: 'jaccard',
    title: 'Jaccard',
    describe: 'Rows that are positive in truth and decision, as a share of those that are in either.',
  },
  {
    ...TABLE,
    name: 'g_mean',
    title: 'Geometric mean of the rates',
    describe: 'Root of recall times specificity: low as soon as one of them is.',
  },
  {
    ...TABLE,
    name: 'youden',
    title: 'Youden’s J',
    domain: [-1, 1],
    describe: 'Recall plus specificity minus 1: 0 for a decision that does not look at the row.',
  },
]

/** More metrics of the binary decision, from its four counts. */
export const BINARY_DECISIONS: TablePart = {
  metrics: METRICS,
  writer: ({ kind }) => (kind === 'binary' ? writeScores : undefined),
}

function writeScores(table: Float64Array, _size: number, out: Float64Array): void {
  const [tn, fp, fn, tp] = table as unknown as [number, number, number, number]
  const [recall, specificity] = [tp / (tp + fn), tn / (tn + fp)]
  const isDefined = tp + fn > 0
  out[0] = tn + fn > 0 ? tn / (tn + fn) : 0
  out[1] = fp / (tn + fp)
  out[2] = fn / (tp + fn)
  out[3] = isDefined ? (5 * tp) / (5 * tp + 4 * fn + fp) : Number.NaN
  out[4] = isDefined ? (1.25 * tp) / (1.25 * tp + 0.25 * fn + fp) : Number.NaN
  out[5] = isDefined ? tp / (tp + fp + fn) : Number.NaN
  out[6] = Math.sqrt(recall * specificity)
  out[7] = recall + specificity - 1
}
