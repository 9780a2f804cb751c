import { sortedOrder } from '../stats/sorted-order.ts'
import { type Metric, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import type { Influenced } from './spearman.ts'
import { type WeightedAuc, weightedAuc } from './weighted-auc.ts'

const AUC = { ...SCORE, interval: 'delong', comparison: 'delong' } as const

/** Gini coefficient of a scorecard: twice the ROC AUC, less one. */
export const GINI: Metric = {
  ...AUC,
  name: 'gini',
  title: 'Gini coefficient',
  tasks: ['binary'],
  domain: [-1, 1],
  describe: 'Twice the ROC AUC minus 1 (accuracy ratio of a scorecard): 0 is chance, 1 a perfect order.',
}

/** Averages of ROC AUCs over the classes of a multiclass task; `roc_auc` is the plain one, one against the rest. */
export const CLASS_AUCS: readonly Metric[] = [
  {
    ...AUC,
    name: 'roc_auc_ovr_weighted',
    title: 'ROC AUC, one against the rest, weighted',
    tasks: ['multiclass'],
    describe: 'Mean of the classes’ ROC AUC against the rest, each as often as the class occurs.',
  },
  {
    ...AUC,
    name: 'roc_auc_ovo',
    title: 'ROC AUC, one against one',
    tasks: ['multiclass'],
    describe: 'Mean ROC AUC over all pairs of classes (Hand and Till 2001): no class is drowned by the others.',
  },
  {
    ...AUC,
    name: 'roc_auc_ovo_weighted',
    title: 'ROC AUC, one against one, weighted',
    tasks: ['multiclass'],
    describe: 'Mean ROC AUC over all pairs of classes, each pair as often as its classes occur.',
  },
]

/** The ROC AUC of binary rows, weighted where they have weights, with the influence of each row. */
export function measureWeightedAuc(rows: Rows & { kind: 'binary' }): Influenced {
  const { labels, scores } = rows
  const weights = weightsOf(rows)
  const order = counted(sortedOrder(scores), weights)
  const part = toPart([weightedAuc({ order, positive: (row) => labels[row] === 1, scores, weights })], [])
  const influence = new Float64Array(labels.length)
  part.addTo(influence, 1)
  return { value: part.auc, influence }
}

/** An average of class AUCs with the influence of each row: on the AUCs, and on the shares of the classes they are weighted by. */
export function averageAuc(name: string, rows: Rows & { kind: 'multiclass' }): Influenced {
  const weights = weightsOf(rows)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = new Float64Array(rows.classes.length)
  for (let row = 0; row < weights.length; row++) {
    ;(shares[rows.labels[row] as number] as number) += (weights[row] as number) / total
  }
  const isOneToOne = name.startsWith('roc_auc_ovo')
  const size = rows.classes.length
  const parts = isOneToOne ? pairs(rows, weights) : againstTheRest(rows, weights)
  const byShare = name.endsWith('weighted')
  const plain = isOneToOne ? 2 / (size * (size - 1)) : 1 / size
  const shareOfPart = ({ classes }: Part): number => classes.reduce((sum, k) => sum + (shares[k] as number), 0)
  const norm = isOneToOne ? size - 1 : 1
  const influence = new Float64Array(rows.labels.length)
  const perClass = new Float64Array(size)
  let value = 0
  for (const part of parts) {
    const weight = byShare ? shareOfPart(part) / norm : plain
    value += weight * part.auc
    part.addTo(influence, weight)
    for (const k of part.classes) (perClass[k] as number) += part.auc / norm
  }
  if (byShare) {
    for (const [row, weight] of weights.entries()) {
      ;(influence[row] as number) += (weight / total) * ((perClass[rows.labels[row] as number] as number) - value)
    }
  }
  return { value, influence }
}

/** One AUC of an average, and the classes by whose shares it is weighted. */
type Part = {
  readonly auc: number
  readonly classes: readonly number[]
  readonly addTo: (influence: Float64Array, weight: number) => void
}

function againstTheRest(rows: Rows & { kind: 'multiclass' }, weights: Float64Array): Part[] {
  return rows.classes.map((_, k) => {
    const scores = column(rows, k)
    const order = counted(sortedOrder(scores), weights)
    return toPart([weightedAuc({ order, positive: (row) => rows.labels[row] === k, scores, weights })], [k])
  })
}

/** Each pair of classes among their own rows, scored by the one and by the other, and the mean of the two. */
function pairs(rows: Rows & { kind: 'multiclass' }, weights: Float64Array): Part[] {
  const { labels, classes } = rows
  const columns = classes.map((_, k) => column(rows, k))
  const orders = columns.map((scores) => counted(sortedOrder(scores), weights))
  const side = (k: number, other: number): WeightedAuc => {
    const order = (orders[k] as Int32Array).filter((row) => labels[row] === k || labels[row] === other)
    return weightedAuc({ order, positive: (row) => labels[row] === k, scores: columns[k] as Float64Array, weights })
  }
  return classes.flatMap((_, a) =>
    classes.slice(a + 1).map((__, i) => toPart([side(a, a + 1 + i), side(a + 1 + i, a)], [a, a + 1 + i])),
  )
}

function toPart(sides: readonly WeightedAuc[], classes: readonly number[]): Part {
  return {
    auc: sides.reduce((sum, { auc }) => sum + auc / sides.length, 0),
    classes,
    addTo: (influence, weight) => {
      for (const { order, moved } of sides) {
        for (let i = 0; i < order.length; i++) {
          ;(influence[order[i] as number] as number) += (weight * (moved[i] as number)) / sides.length
        }
      }
    },
  }
}

/** Without the rows that count for nothing. */
function counted(order: Int32Array, weights: Float64Array): Int32Array {
  return order.filter((row) => (weights[row] as number) > 0)
}

function column({ probabilities, classes, labels }: Rows & { kind: 'multiclass' }, k: number): Float64Array {
  return Float64Array.from({ length: labels.length }, (_, row) => probabilities[row * classes.length + k] as number)
}

function weightsOf({ labels, weights }: Rows): Float64Array {
  return weights ?? new Float64Array(labels.length).fill(1)
}
