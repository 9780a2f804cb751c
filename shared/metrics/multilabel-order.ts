import type { Statistics, Units } from '../stats/bootstrap.ts'
import { aucParts } from '../stats/delong.ts'
import { sumPerUnit, weigh } from './losses.ts'
import { type Family, type Metric, SCORE } from './metric.ts'
import type { MultilabelRows } from './multilabel.ts'
import type { Rows } from './rows.ts'
import { type RowValue, totalsFamily } from './totals.ts'

const SCORED = { ...SCORE, tasks: ['multilabel'], needs: 'nothing' } as const satisfies Partial<Metric>

/** Metrics of the order in which a row's labels are ranked by their probabilities, as in scikit-learn. */
export const LABEL_ORDER: Family = totalsFamily(
  [
    {
      ...SCORED,
      name: 'label_ranking_average_precision',
      title: 'Label ranking average precision',
      describe: 'Mean over the true labels of the share of labels ranked as high that are true; 1 is the best.',
    },
    {
      ...SCORED,
      name: 'coverage_error',
      title: 'Coverage error',
      direction: 'lower',
      domain: [0, Number.POSITIVE_INFINITY],
      tolerance: { kind: 'relative', size: 0.02 },
      describe: 'How far down the ranked labels one must go, on average, to have all true ones.',
    },
    {
      ...SCORED,
      name: 'label_ranking_loss',
      title: 'Label ranking loss',
      direction: 'lower',
      describe: 'Share of pairs of a true and a false label of a row that are ranked the wrong way round or tied.',
    },
  ],
  (rows) => {
    if (rows.kind !== 'multilabel') return undefined
    return [averagePrecision(rows), coverage(rows), rankingLoss(rows)]
  },
  ([total, ...sums], out) => {
    for (let i = 0; i < out.length; i++) out[i] = (sums[i] as number) / (total as number)
  },
)

/** ROC AUC over all labels together, and its mean over the labels. Draws follow the placements (DeLong), so that none sorts again. */
export const MULTILABEL_AUC: Family = {
  metrics: [
    {
      ...SCORED,
      name: 'micro_roc_auc',
      title: 'Micro ROC AUC',
      needs: 'every-class',
      describe: 'Chance that a random true label of any row scores above a random false one.',
    },
    {
      ...SCORED,
      name: 'macro_roc_auc',
      title: 'Macro ROC AUC',
      needs: 'every-class',
      describe: 'Mean over the labels of the chance that a row with the label scores above one without it.',
    },
  ],
  prepare: prepareAuc,
}

/** Of one row: its labels and their scores, from `start` on. */
type Of = (rows: MultilabelRows, start: number) => number

function perRow(rows: MultilabelRows, of: Of): RowValue {
  const width = rows.names.length
  return (row) => of(rows, row * width)
}

function averagePrecision(rows: MultilabelRows): RowValue {
  return perRow(rows, (all, start) => {
    const { sum, wanted } = overTrue(all, start, (rank, right) => right / rank)
    return wanted === 0 || wanted === all.names.length ? 1 : sum / wanted
  })
}

/** Sum over the true labels of a row of something of their rank (labels scored at least as high) and how many of those are true. */
function overTrue(rows: MultilabelRows, start: number, of: (rank: number, right: number) => number) {
  let [sum, wanted] = [0, 0]
  for (let k = 0; k < rows.names.length; k++) {
    if (rows.labels[start + k] !== 1) continue
    const { rank, right } = rankOf(rows, start, rows.probabilities[start + k] as number)
    sum += of(rank, right)
    wanted++
  }
  return { sum, wanted }
}

function rankOf({ labels, probabilities, names }: MultilabelRows, start: number, score: number) {
  let [rank, right] = [0, 0]
  for (let at = start; at < start + names.length; at++) {
    if ((probabilities[at] as number) < score) continue
    rank++
    right += labels[at] as number
  }
  return { rank, right }
}

function coverage(rows: MultilabelRows): RowValue {
  return perRow(rows, ({ labels, probabilities, names }, start) => {
    let least = Number.POSITIVE_INFINITY
    for (let k = 0; k < names.length; k++) {
      if (labels[start + k] === 1) least = Math.min(least, probabilities[start + k] as number)
    }
    let count = 0
    for (let k = 0; k < names.length; k++) if ((probabilities[start + k] as number) >= least) count++
    return count
  })
}

function rankingLoss(rows: MultilabelRows): RowValue {
  return perRow(rows, (all, start) => {
    const { sum, wanted } = overTrue(all, start, (rank, right) => rank - right)
    const pairs = wanted * (all.names.length - wanted)
    return pairs === 0 ? 0 : sum / pairs
  })
}

function prepareAuc(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'multilabel') return (_, out) => out.fill(Number.NaN)
  const width = rows.names.length
  const micro = influence(rows.labels, rows.probabilities, (at) => Math.floor(at / width))
  const perLabel = rows.names.map((_, k) => influenceOfLabel(rows, k))
  const macro = (row: number): number => perLabel.reduce((sum, { moved }) => sum + (moved[row] as number) / width, 0)
  const found = [
    { auc: micro.auc, sums: sumPerUnit(units, (row) => micro.moved[row] as number) },
    { auc: perLabel.reduce((sum, { auc }) => sum + auc / width, 0), sums: sumPerUnit(units, macro) },
  ]
  return (weights, out) => {
    for (const [i, { auc, sums }] of found.entries()) out[i] = Math.min(1, Math.max(0, auc + weigh(weights, sums)))
  }
}

function influenceOfLabel({ labels, probabilities, names }: MultilabelRows, k: number) {
  const rows = labels.length / names.length
  const own = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => values[row * names.length + k] as number)
  return influence(Uint8Array.from(own(labels)), own(probabilities), (row) => row)
}

/** An AUC, and how much each row moves it: the DeLong components, centred on 0. */
function influence(positive: Uint8Array, scores: Float64Array, rowOf: (at: number) => number) {
  const { auc, placements, positives, negatives } = aucParts(positive, scores)
  const moved = new Float64Array(rowOf(positive.length - 1) + 1)
  for (let at = 0; at < positive.length; at++) {
    const row = rowOf(at)
    moved[row] =
      (moved[row] as number) + ((placements[at] as number) - auc) / (positive[at] === 1 ? positives : negatives)
  }
  return { auc, moved }
}
