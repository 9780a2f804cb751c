import { createPrng, shuffle } from '../kernel/prng.ts'
import { aucCovariance, aucParts } from './delong.ts'
import { normalSf } from './normal.ts'
import { type Bounds, twoSidedZ } from './proportion.ts'
import { fitRidge } from './ridge-classifier.ts'
import { linear, type SparseRows } from './sparse-rows.ts'

export const FOLDS = 5
/** Rows a side below which a fold holds too few to be scored. */
export const MIN_SIDE = 50

/**
 * Fold areas are not independent: what sets two folds apart by chance is learned from the first and found in the second, and again the
 * other way around. For a linear classifier without drift their sum is one over all ordered pairs of folds, in which each pair stands
 * twice, so its variance is twice that of independent areas. With few features the test is cautious.
 */
const OVERLAP = 2

/** How well a classifier tells the two sides apart on rows that it was not trained on. */
export type Separation = {
  /** Mean over the folds of the area under the ROC curve: 0.5 when nothing tells them apart. */
  readonly auc: number
  readonly standardError: number
  readonly interval: Bounds
  /** One-sided: of "the area is 0.5". */
  readonly pValue: number
}

/** Rows of fold k are scored by `weights[k]`, which were fitted to all other folds. */
export type CrossFit = { readonly folds: readonly Int32Array[]; readonly weights: readonly Float64Array[] }

export type CrossFitOptions = { readonly penalty: number; readonly seed: string }

/** Fits a classifier to each four fifths of the rows; the folds hold equal shares of both sides (`target` 1 is the current side). */
export function crossFit(rows: SparseRows, target: Uint8Array, { penalty, seed }: CrossFitOptions): CrossFit {
  const foldOf = dealFolds(target, seed)
  const all = Int32Array.from(target, (_, row) => row)
  const folds = Array.from({ length: FOLDS }, (_, fold) => all.filter((row) => foldOf[row] === fold))
  const weights = folds.map((_, fold) => {
    const training = all.filter((row) => foldOf[row] !== fold)
    return fitRidge(rows, target, training, { penalty, tolerance: 1e-3 })
  })
  return { folds, weights }
}

/**
 * Classifier two-sample test (Lopez-Paz and Oquab, "Revisiting classifier two-sample tests", ICLR 2017) with the mean AUC of the folds
 * and the variance of DeLong et al. in each: scores of different folds, made by different classifiers, are never ranked together.
 */
export function testSeparation(rows: SparseRows, target: Uint8Array, { folds, weights }: CrossFit): Separation {
  let auc = 0
  let variance = 0
  folds.forEach((fold, k) => {
    const own = weights[k] ?? new Float64Array(rows.width + 1)
    const scores = Float64Array.from(fold, (row) => linear(rows, row, own))
    const positive = Uint8Array.from(fold, (row) => target[row] as number)
    const parts = aucParts(positive, scores)
    auc += parts.auc / FOLDS
    variance += (OVERLAP * Math.max(aucCovariance(positive, parts, parts), smallestVariance(parts))) / FOLDS ** 2
  })
  const standardError = Math.sqrt(variance)
  const half = twoSidedZ(0.9) * standardError
  return {
    auc,
    standardError,
    interval: { low: Math.max(0, auc - half), high: Math.min(1, auc + half) },
    pValue: normalSf((auc - 0.5) / standardError),
  }
}

/** One misplaced pair of rows is always possible: DeLong's variance is 0 for sides that a fold tells apart wholly. */
function smallestVariance({ positives, negatives }: ReturnType<typeof aucParts>): number {
  return 1 / (positives * negatives) ** 2
}

function dealFolds(target: Uint8Array, seed: string): Uint8Array {
  const prng = createPrng(seed)
  const folds = new Uint8Array(target.length)
  for (const side of [0, 1]) {
    const rows = Int32Array.from(target, (_, row) => row).filter((row) => target[row] === side)
    shuffle(rows, prng)
    rows.forEach((row, place) => {
      folds[row] = place % FOLDS
    })
  }
  return folds
}
