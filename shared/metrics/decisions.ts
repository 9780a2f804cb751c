import type { Statistics, Units } from '../stats/bootstrap.ts'
import type { Share } from '../stats/proportion.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

const CLASSIFICATION = ['binary', 'multiclass'] as const
const BINARY = ['binary'] as const
const PROPORTION = { ...SCORE, unit: 'share', interval: 'wilson', comparison: 'mcnemar' } as const

/** Metrics of the decided class: the positive class from the threshold up, or the most probable class. */
export const DECISIONS: Family = {
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
      tasks: BINARY,
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
  prepare: prepareDecisions,
}

/** The decided class per row: 1 is positive for a binary task, ties go to the first class. */
export function decide(rows: Rows): Int32Array {
  switch (rows.kind) {
    case 'binary':
      return Int32Array.from(rows.scores, (score) => (score >= rows.threshold ? 1 : 0))
    case 'multiclass': {
      const { probabilities, classes } = rows
      return Int32Array.from(rows.labels, (_, row) => mostProbable(probabilities, row * classes.length, classes.length))
    }
    case 'regression':
    case 'multilabel':
    case 'ranking':
    case 'forecasting':
      return new Int32Array(0)
    default:
      return rows satisfies never
  }
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
    default:
      return right
  }
}

/** Successes and trials of a proportion metric. */
export function shareOf(metric: string, rows: Rows): Share {
  const decided = decide(rows)
  const trial = trials(metric, rows, decided)
  let [k, n] = [0, 0]
  for (let row = 0; row < decided.length; row++) {
    const success = trial(row)
    if (success !== undefined) n++
    if (success) k++
  }
  return { k, n }
}

function mostProbable(probabilities: Float64Array, start: number, size: number): number {
  let best = 0
  for (let k = 1; k < size; k++) {
    if ((probabilities[start + k] as number) > (probabilities[start + best] as number)) best = k
  }
  return best
}

function prepareDecisions(rows: Rows, units: Units): Statistics {
  const size = rows.kind === 'multiclass' ? rows.classes.length : 2
  const cells = size * size
  const decided = decide(rows)
  const keys = Float64Array.from(
    decided,
    (to, row) => (units.of[row] as number) * cells + (rows.labels[row] as number) * size + to,
  )
  const { unit, cell, count } = countRuns(keys.sort(), cells)
  const table = new Float64Array(cells)
  return (weights, out) => {
    table.fill(0)
    for (let i = 0; i < cell.length; i++) {
      ;(table[cell[i] as number] as number) += (weights[unit[i] as number] as number) * (count[i] as number)
    }
    writeScores(table, size, out)
  }
}

/** Rows per unit and cell of the confusion table, only where there are any. */
function countRuns(keys: Float64Array, cells: number) {
  const [unit, cell, count]: [number[], number[], number[]] = [[], [], []]
  for (let start = 0; start < keys.length; ) {
    const key = keys[start] as number
    let end = start + 1
    while (end < keys.length && keys[end] === key) end++
    unit.push(Math.floor(key / cells))
    cell.push(key % cells)
    count.push(end - start)
    start = end
  }
  return { unit: Int32Array.from(unit), cell: Int32Array.from(cell), count: Int32Array.from(count) }
}

/** In the order of `DECISIONS.metrics`. Rows of the table are the truth, columns the decision. */
function writeScores(table: Float64Array, size: number, out: Float64Array): void {
  const perClass = classScores(table, size)
  const [tn, fp, fn, tp] = table as unknown as [number, number, number, number]
  const spread = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
  out[0] = perClass.right / perClass.total
  out[1] = perClass.recall
  out[2] = tp + fp > 0 ? tp / (tp + fp) : 0
  out[3] = tp / (tp + fn)
  out[4] = tn / (tn + fp)
  out[5] = tp + fn > 0 ? (2 * tp) / (2 * tp + fp + fn) : Number.NaN
  out[6] = tp + fn > 0 && tn + fp > 0 ? mccOf({ tn, fp, fn, tp }, spread) : Number.NaN
  out[7] = perClass.f1
}

type Cells = { readonly tn: number; readonly fp: number; readonly fn: number; readonly tp: number }

function mccOf({ tn, fp, fn, tp }: Cells, spread: number): number {
  return spread > 0 ? (tp * tn - fp * fn) / Math.sqrt(spread) : 0
}

/** Sums over classes; recall is averaged over the classes that occur, F1 over those that occur or are decided. */
function classScores(table: Float64Array, size: number) {
  let [total, right, recalls, occurring, f1s, seen] = [0, 0, 0, 0, 0, 0]
  for (let k = 0; k < size; k++) {
    const hit = table[k * size + k] as number
    let [truth, decided] = [0, 0]
    for (let j = 0; j < size; j++) {
      truth += table[k * size + j] as number
      decided += table[j * size + k] as number
    }
    total += truth
    right += hit
    if (truth > 0) {
      recalls += hit / truth
      occurring++
    }
    if (truth + decided > 0) {
      f1s += (2 * hit) / (truth + decided)
      seen++
    }
  }
  return { total, right, recall: recalls / occurring, f1: f1s / seen }
}
