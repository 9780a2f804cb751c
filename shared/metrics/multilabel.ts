import type { Statistics, Units } from '../stats/bootstrap.ts'
import { type Family, type Metric, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

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
export const MULTILABEL: Family = {
  metrics: [
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
  prepare: prepareMultilabel,
}

/** All sums per unit lie side by side, so that a draw reads them once: the weight of the rows, `ROW_SUMS` sums of rows, three counts of each label. */
function prepareMultilabel(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'multilabel') return (_, out) => out.fill(Number.NaN)
  const width = 1 + ROW_SUMS + 3 * rows.names.length
  const sums = new Float64Array(units.count * width)
  for (let row = 0; row < units.of.length; row++) addRow(rows, row, sums.subarray((units.of[row] as number) * width))
  const totals = new Float64Array(width)
  return (weights, out) => {
    totals.fill(0)
    for (let unit = 0; unit < units.count; unit++) {
      const weight = weights[unit] as number
      if (weight === 0) continue
      const start = unit * width
      for (let i = 0; i < width; i++) totals[i] = (totals[i] as number) + weight * (sums[start + i] as number)
    }
    finish(totals, out)
  }
}

/** Adds a row to the sums of its unit: wrong labels, wholly right, Jaccard index, precision, recall, F1, and the counts of its labels. */
function addRow(rows: MultilabelRows, row: number, sums: Float64Array): void {
  const weight = rows.weights === undefined ? 1 : (rows.weights[row] as number)
  const [both, extra, missed] = addLabels(rows, row, { sums, weight })
  const [given, wanted] = [both + extra, both + missed]
  add(sums, 0, weight)
  add(sums, 1, (weight * (extra + missed)) / rows.names.length)
  add(sums, 2, weight * Number(extra + missed === 0))
  add(sums, 3, weight * share(both, both + extra + missed))
  add(sums, 4, weight * share(both, given))
  add(sums, 5, weight * share(both, wanted))
  add(sums, 6, weight * share(2 * both, given + wanted))
}

type Counted = { readonly sums: Float64Array; readonly weight: number }

/** Adds the hits, false alarms and misses of a row's labels, and returns how many there are of each. */
function addLabels(
  { labels, probabilities, names, threshold }: MultilabelRows,
  row: number,
  { sums, weight }: Counted,
): readonly [both: number, extra: number, missed: number] {
  const counts: [number, number, number] = [0, 0, 0]
  for (let k = 0; k < names.length; k++) {
    const at = row * names.length + k
    const isGiven = (probabilities[at] as number) >= threshold
    const isTrue = labels[at] === 1
    if (!isGiven && !isTrue) continue
    const kind = isGiven ? Number(!isTrue) : 2
    ;(counts[kind] as number)++
    add(sums, 1 + ROW_SUMS + 3 * k + kind, weight)
  }
  return counts
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value
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
