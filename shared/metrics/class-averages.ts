import type { TablePart } from './confusion.ts'
import { type Metric, SCORE } from './metric.ts'

const TABLE = { ...SCORE, tasks: ['multiclass'], needs: 'nothing' } as const

const METRICS: readonly Metric[] = [
  {
    ...TABLE,
    name: 'macro_precision',
    title: 'Macro precision',
    describe:
      'Mean of the classes’ precision, over the classes that occur in truth or decision; 0 where none is decided.',
  },
  {
    ...TABLE,
    name: 'macro_recall',
    title: 'Macro recall',
    describe: 'Mean of the classes’ recall, over the classes that occur in truth or decision; 0 where none occurs.',
  },
  {
    ...TABLE,
    name: 'weighted_precision',
    title: 'Weighted precision',
    describe: 'Mean of the classes’ precision, each as often as the class occurs.',
  },
  {
    ...TABLE,
    name: 'weighted_recall',
    title: 'Weighted recall',
    describe: 'Mean of the classes’ recall, each as often as the class occurs: the accuracy by another name.',
  },
  {
    ...TABLE,
    name: 'weighted_f1',
    title: 'Weighted F1',
    describe: 'Mean of the classes’ F1, each as often as the class occurs.',
  },
  {
    ...TABLE,
    name: 'micro_precision',
    title: 'Micro precision',
    describe: 'Precision over all decisions together; with one class per row it is the accuracy.',
  },
  {
    ...TABLE,
    name: 'micro_recall',
    title: 'Micro recall',
    describe: 'Recall over all rows together; with one class per row it is the accuracy.',
  },
  {
    ...TABLE,
    name: 'macro_jaccard',
    title: 'Macro Jaccard',
    describe: 'Mean over the classes of the rows that truth and decision agree on, as a share of those in either.',
  },
]

/** Averages over the classes of a multiclass task, as scikit-learn defines them. */
export const CLASS_AVERAGES: TablePart = {
  metrics: METRICS,
  writer: ({ kind }) => (kind === 'multiclass' ? writeScores : undefined),
}

function writeScores(table: Float64Array, size: number, out: Float64Array): void {
  out.fill(0)
  let [total, right, seen] = [0, 0, 0]
  for (let k = 0; k < size; k++) {
    const { hit, truth, decided } = classOf(table, size, k)
    if (truth + decided === 0) continue
    const precision = decided > 0 ? hit / decided : 0
    const recall = truth > 0 ? hit / truth : 0
    seen++
    total += truth
    right += hit
    add(out, [precision, recall, truth * precision, hit, (truth * 2 * hit) / (truth + decided), 0, 0])
    ;(out[7] as number) += hit / (truth + decided - hit)
  }
  for (const at of [0, 1, 7]) (out[at] as number) /= seen
  for (const at of [2, 3, 4]) (out[at] as number) /= total
  out[5] = right / total
  out[6] = right / total
}

function classOf(table: Float64Array, size: number, k: number) {
  let [truth, decided] = [0, 0]
  for (let j = 0; j < size; j++) {
    truth += table[k * size + j] as number
    decided += table[j * size + k] as number
  }
  return { hit: table[k * size + k] as number, truth, decided }
}

function add(out: Float64Array, values: readonly number[]): void {
  for (const [at, value] of values.entries()) (out[at] as number) += value
}
