import { type Metric, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import type { Influenced } from './spearman.ts'
import { type Scored, weightedAuc } from './weighted-auc.ts'

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
export function measureWeightedAuc({ labels, scores, weights }: Rows & { kind: 'binary' }): Influenced {
  const { auc, influence } = weightedAuc({
    positive: (row) => labels[row] === 1,
    scores,
    weights: weightsOf(labels, weights),
  })
  return { value: auc, influence }
}

/** An average of class AUCs with the influence of each row: on the AUCs, and on the shares of the classes they are weighted by. */
export function averageAuc(name: string, rows: Rows & { kind: 'multiclass' }): Influenced {
  const weights = weightsOf(rows.labels, rows.weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = new Float64Array(rows.classes.length)
  for (const [row, weight] of weights.entries()) (shares[rows.labels[row] as number] as number) += weight / total
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
    const scored: Scored = { positive: (row) => rows.labels[row] === k, scores: column(rows, k), weights }
    return toPart([weightedAuc(scored)], [k])
  })
}

/** Each pair of classes among their own rows, scored by the one and by the other, and the mean of the two. */
function pairs(rows: Rows & { kind: 'multiclass' }, weights: Float64Array): Part[] {
  const { labels, classes } = rows
  const columns = classes.map((_, k) => column(rows, k))
  const parts: Part[] = []
  for (let a = 0; a < classes.length; a++) {
    for (let b = a + 1; b < classes.length; b++) {
      const own = weights.map((weight, row) => (labels[row] === a || labels[row] === b ? weight : 0))
      const sides = [a, b].map((k) => {
        const scores = columns[k] as Float64Array
        return weightedAuc({ positive: (row) => labels[row] === k, scores, weights: own })
      })
      parts.push(toPart(sides, [a, b]))
    }
  }
  return parts
}

function toPart(sides: readonly ReturnType<typeof weightedAuc>[], classes: readonly number[]): Part {
  return {
    auc: sides.reduce((sum, { auc }) => sum + auc / sides.length, 0),
    classes,
    addTo: (influence, weight) => {
      for (const side of sides) {
        for (const [row, moved] of side.influence.entries()) {
          if (moved !== 0) (influence[row] as number) += (weight * moved) / sides.length
        }
      }
    },
  }
}

function column({ probabilities, classes, labels }: Rows & { kind: 'multiclass' }, k: number): Float64Array {
  return Float64Array.from(labels, (_, row) => probabilities[row * classes.length + k] as number)
}

function weightsOf(labels: ArrayLike<number>, weights: Float64Array | undefined): Float64Array {
  return weights ?? new Float64Array(labels.length).fill(1)
}
