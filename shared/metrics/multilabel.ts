import { type Family, type Metric, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { type RowValue, totalsFamily } from './totals.ts'

export type MultilabelRows = Rows & { readonly kind: 'multilabel' }

const SCORED = { ...SCORE, tasks: ['multilabel'], needs: 'nothing' } as const satisfies Partial<Metric>

/** Sums per row that come before the counts of the labels. */
const ROW_SUMS = 6

const AVERAGES = [
  { name: 'micro', title: 'Micro', of: 'over all labels of all rows together' },
  { name: 'macro', title: 'Macro', of: 'mean over the labels' },
  { name: 'weighted', title: 'Weighted', of: 'mean over the labels, each weighing as many rows as have it' },
  { name: 'samples', title: 'Samples', of: 'mean over the rows' },
] as const

/**
 * Metrics of the decided labels, as in scikit-learn: a label is given from the threshold up, and a share of nothing is 0
 * (`zero_division=0`).
 */
export const MULTILABEL: Family = totalsFamily(
  [
    {
      ...SCORED,
      name: 'hamming_loss',
      title: 'Hamming loss',
      direction: 'lower',
      unit: 'share',
      describe: 'Share of labels that are decided wrong, over all rows.',
    },
    {
      ...SCORED,
      name: 'subset_accuracy',
      title: 'Subset accuracy',
      unit: 'share',
      describe: 'Share of rows of which every label is decided right.',
    },
    {
      ...SCORED,
      name: 'jaccard_samples',
      title: 'Jaccard index',
      describe: 'Mean over the rows of: labels in both truth and decision as a share of those in either.',
    },
    ...AVERAGES.flatMap(({ name, title, of }): Metric[] => [
      {
        ...SCORED,
        name: `${name}_precision`,
        title: `${title} precision`,
        describe: `Share of the given labels that are right, ${of}.`,
      },
      {
        ...SCORED,
        name: `${name}_recall`,
        title: `${title} recall`,
        describe: `Share of the true labels that are given, ${of}.`,
      },
      {
        ...SCORED,
        name: `${name}_f1`,
        title: `${title} F1`,
        describe: `Harmonic mean of precision and recall, ${of}.`,
      },
    ]),
  ],
  rowValues,
  finish,
)

/** Labels of a row that are in the truth and decided, decided, and in the truth. */
export function countsOfRow({ labels, probabilities, names, threshold }: MultilabelRows, row: number) {
  let [both, given, wanted] = [0, 0, 0]
  for (let k = 0; k < names.length; k++) {
    const at = row * names.length + k
    const isGiven = (probabilities[at] as number) >= threshold
    const isTrue = labels[at] === 1
    if (isGiven) given++
    if (isTrue) wanted++
    if (isGiven && isTrue) both++
  }
  return { both, given, wanted }
}

function rowValues(rows: Rows): readonly RowValue[] | undefined {
  if (rows.kind !== 'multilabel') return undefined
  const { labels, probabilities, names, threshold } = rows
  const width = names.length
  const cell = (k: number, isGiven: boolean, isTrue: boolean): RowValue => {
    return (row) => {
      const at = row * width + k
      return Number(labels[at] === Number(isTrue) && (probabilities[at] as number) >= threshold === isGiven)
    }
  }
  return [
    ...sumsOfRows(rows),
    ...names.flatMap((_, k) => [cell(k, true, true), cell(k, true, false), cell(k, false, true)]),
  ]
}

/** Wrong labels, wholly right rows, Jaccard index, and precision, recall and F1 of the row. */
function sumsOfRows(rows: MultilabelRows): readonly RowValue[] {
  const of = (value: (both: number, given: number, wanted: number) => number): RowValue => {
    return (row) => {
      const { both, given, wanted } = countsOfRow(rows, row)
      return value(both, given, wanted)
    }
  }
  const width = rows.names.length
  return [
    of((both, given, wanted) => (given + wanted - 2 * both) / width),
    of((both, given, wanted) => Number(given === both && wanted === both)),
    of((both, given, wanted) => share(both, given + wanted - both)),
    of((both, given) => share(both, given)),
    of((both, _, wanted) => share(both, wanted)),
    of((both, given, wanted) => share(2 * both, given + wanted)),
  ]
}

/** A share of nothing is 0. */
function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}

/** In the order of the metrics: three of rows, then precision, recall and F1 of each average. */
function finish(totals: Float64Array, out: Float64Array): void {
  const total = totals[0] as number
  const mean = (i: number): number => (totals[i] as number) / total
  const sums = overLabels(totals)
  out.set([mean(1), mean(2), mean(3)])
  out.set([share(sums.tp, sums.tp + sums.fp), share(sums.tp, sums.tp + sums.fn)], 3)
  out[5] = share(2 * sums.tp, 2 * sums.tp + sums.fp + sums.fn)
  out.set(sums.macro, 6)
  out.set(sums.weighted, 9)
  out.set([mean(4), mean(5), mean(6)], 12)
}

/** Counts over all labels, and the means of the labels' precision, recall and F1, plain and weighted by how often a label is true. */
function overLabels(totals: Float64Array) {
  let [tp, fp, fn] = [0, 0, 0]
  const macro = [0, 0, 0] as [number, number, number]
  const weighted = [0, 0, 0] as [number, number, number]
  const first = 1 + ROW_SUMS
  const labels = (totals.length - first) / 3
  for (let at = first; at < totals.length; at += 3) {
    const [own, wrong, missed] = [totals[at] as number, totals[at + 1] as number, totals[at + 2] as number]
    tp += own
    fp += wrong
    fn += missed
    const scores = [share(own, own + wrong), share(own, own + missed), share(2 * own, 2 * own + wrong + missed)]
    for (let i = 0; i < 3; i++) {
      ;(macro[i] as number) += (scores[i] as number) / labels
      ;(weighted[i] as number) += (scores[i] as number) * (own + missed)
    }
  }
  const support = tp + fn
  return { tp, fp, fn, macro, weighted: weighted.map((sum) => share(sum, support)) }
}
