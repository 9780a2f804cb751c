import type { Share } from '../stats/proportion.ts'
import type { TablePart } from './confusion.ts'
import { decide } from './decide.ts'
import { isNear } from './extremes.ts'
import { SCORE } from './metric.ts'
import { type Rows, rowsIn } from './rows.ts'
import { TOP_K, topKName, truthIsAmong } from './top-k.ts'

export { decide } from './decide.ts'

const CLASSIFICATION = ['binary', 'multiclass'] as const
const BINARY = ['binary'] as const
const PROPORTION = { ...SCORE, unit: 'share', interval: 'wilson', comparison: 'mcnemar' } as const

/** Metrics of the decided class: the positive class from the threshold up, or the most probable class. */
export const DECISIONS: TablePart = {
  metrics: [
    {
      ...PROPORTION,
      name: 'accuracy',
      title: 'Accuracy',
      tasks: CLASSIFICATION,
      needs: 'nothing',
      describe: 'Share of rows decided right.',
    },
    {
      ...SCORE,
      name: 'balanced_accuracy',
      title: 'Balanced accuracy',
      tasks: CLASSIFICATION,
      describe: 'Mean over the classes of the share of their rows decided right.',
    },
    {
      ...PROPORTION,
      name: 'precision',
      title: 'Precision',
      tasks: BINARY,
      comparison: 'bca',
      describe: 'Share of the rows decided positive that are positive; 0 when none is decided positive.',
    },
    {
      ...PROPORTION,
      name: 'recall',
      title: 'Recall',
      tasks: BINARY,
      describe: 'Share of the positive rows that are decided positive.',
    },
    {
      ...PROPORTION,
      name: 'specificity',
      title: 'Specificity',
      tasks: BINARY,
      describe: 'Share of the negative rows that are decided negative.',
    },
    { ...SCORE, name: 'f1', title: 'F1', tasks: BINARY, describe: 'Harmonic mean of precision and recall.' },
    {
      ...SCORE,
      name: 'mcc',
      title: 'Matthews correlation',
      tasks: CLASSIFICATION,
      domain: [-1, 1],
      describe: 'Correlation of decision and truth; 0 is chance, and 0 when all rows get one decision.',
    },
    {
      ...SCORE,
      name: 'macro_f1',
      title: 'Macro F1',
      tasks: ['multiclass'],
      needs: 'nothing',
      describe: 'Mean of the classes’ F1, over the classes that occur in truth or decision.',
    },
  ],
  writer: ({ kind }) => (kind === 'binary' || kind === 'multiclass' ? writeScores : undefined),
}

/** Rows a proportion metric is about (all, the positive, the negative, those decided positive) and whether each was decided right. */
export function trials(metric: string, rows: Rows, decided: Int32Array): (row: number) => boolean | undefined {
  const right = (row: number): boolean => decided[row] === rows.labels[row]
  switch (metric) {
    case 'recall':
      return (row) => (rows.labels[row] === 1 ? right(row) : undefined)
    case 'specificity':
      return (row) => (rows.labels[row] === 0 ? right(row) : undefined)
    case 'precision':
      return (row) => (decided[row] === 1 ? right(row) : undefined)
    case 'npv':
      return (row) => (decided[row] === 0 ? right(row) : undefined)
    case 'fpr':
      return (row) => (rows.labels[row] === 0 ? !right(row) : undefined)
    case 'fnr':
      return (row) => (rows.labels[row] === 1 ? !right(row) : undefined)
    default:
      return otherTrials(metric, rows) ?? right
  }
}

/** Shares of all rows that ask something else than whether the decision is right. */
function otherTrials(metric: string, rows: Rows): ((row: number) => boolean) | undefined {
  if (rows.kind === 'regression' && metric === 'within_10_percent') {
    return (row) => isNear(rows.labels[row] as number, rows.values[row] as number)
  }
  const k = TOP_K.find((size) => metric === topKName(size))
  return rows.kind === 'multiclass' && k !== undefined ? (row) => truthIsAmong(k, rows, row) : undefined
}

/**
 * Successes and trials of a proportion metric, and the `rows` tried. With weights the trials are as many as equally weighted rows
 * would tell as much as (Kish, "Survey Sampling", 1965): the square of the sum of the weights over the sum of their squares.
 */
export function shareOf(metric: string, rows: Rows): Share & { readonly rows: number } {
  const trial = trials(metric, rows, decide(rows))
  const [hits, tried, size] = [{ sum: 0 }, { sum: 0, squares: 0 }, rowsIn(rows)]
  let count = 0
  for (let row = 0; row < size; row++) {
    const success = trial(row)
    if (success === undefined) continue
    const weight = rows.weights === undefined ? 1 : (rows.weights[row] as number)
    count++
    tried.sum += weight
    tried.squares += weight * weight
    if (success) hits.sum += weight
  }
  if (tried.sum === 0) return { k: 0, n: 0, rows: count }
  const n = tried.sum ** 2 / tried.squares
  return { k: hits.sum === tried.sum ? n : (hits.sum / tried.sum) * n, n, rows: count }
}

/** In the order of `DECISIONS.metrics`. Rows of the table are the truth, columns the decision. */
function writeScores(table: Float64Array, size: number, out: Float64Array): void {
  const perClass = classScores(table, size)
  const [tn, fp, fn, tp] = table as unknown as [number, number, number, number]
  out[0] = perClass.right / perClass.total
  out[1] = perClass.recall
  out[2] = tp + fp > 0 ? tp / (tp + fp) : 0
  out[3] = tp / (tp + fn)
  out[4] = tn / (tn + fp)
  out[5] = tp + fn > 0 ? (2 * tp) / (2 * tp + fp + fn) : Number.NaN
  out[6] = perClass.truths > 0 ? correlation(perClass) : Number.NaN
  out[7] = perClass.f1
}

/** The correlation of truth and decision over all classes (Gorodkin, Computational Biology and Chemistry 28, 2004). */
function correlation({ both, truths, decisions }: ReturnType<typeof classScores>): number {
  return decisions > 0 ? both / Math.sqrt(truths * decisions) : 0
}

/** Sums over classes; recall is averaged over the classes that occur, F1 over those that occur or are decided. */
function classScores(table: Float64Array, size: number) {
  let [total, right, recalls, occurring, f1s, seen] = [0, 0, 0, 0, 0, 0]
  let [same, truths, decisions] = [0, 0, 0]
  for (let k = 0; k < size; k++) {
    const hit = table[k * size + k] as number
    let [truth, decided] = [0, 0]
    for (let j = 0; j < size; j++) {
      truth += table[k * size + j] as number
      decided += table[j * size + k] as number
    }
    total += truth
    right += hit
    same += truth * decided
    truths += truth ** 2
    decisions += decided ** 2
    if (truth > 0) {
      recalls += hit / truth
      occurring++
    }
    if (truth + decided > 0) {
      f1s += (2 * hit) / (truth + decided)
      seen++
    }
  }
  const squared = { truths: total ** 2 - truths, decisions: total ** 2 - decisions }
  return { total, right, recall: recalls / occurring, f1: f1s / seen, both: right * total - same, ...squared }
}
