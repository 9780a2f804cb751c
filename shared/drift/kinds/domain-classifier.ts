import type { Column } from '../../data/table.ts'
import { createPrng, shuffle } from '../../kernel/prng.ts'
import { aucParts } from '../../stats/delong.ts'
import { linear } from '../../stats/sparse-rows.ts'
import { type CrossFit, crossFit, FOLDS, type Separation, testSeparation } from '../../stats/two-sample-classifier.ts'
import { type Features, joinColumns, toFeatures } from './features.ts'

/** The two sides count as different only when a classifier tells them apart at least this well, error allowed for. */
export const MATERIAL_AUC = 0.55
const PENALTY = 10
const SHOWN_COLUMNS = 10

export type DomainFinding = Separation & {
  /** Columns that the classifier uses most: how much of the area is lost when their values are shuffled among the rows. */
  readonly columns: readonly { readonly name: string; readonly importance: number }[]
}

/**
 * Can a classifier tell reference and current rows apart by all columns together? Columns must be the same ones in the same order on
 * both sides; those of different kinds are passed over. `undefined` without any column.
 */
export function classifyDomain(
  reference: readonly Column[],
  current: readonly Column[],
  seed: string,
): DomainFinding | undefined {
  const joined = reference.flatMap((column, i) => {
    const other = current[i]
    return (other === undefined ? undefined : joinColumns(column, other)) ?? []
  })
  const first = joined[0]
  if (first === undefined) return undefined
  const rows = rowsOf(first)
  const n = reference[0] === undefined ? 0 : rowsOf(reference[0])
  const target = Uint8Array.from({ length: rows }, (_, row) => Number(row >= n))
  const features = toFeatures(joined, rows)
  const fit = crossFit(features.rows, target, { penalty: PENALTY, seed })
  const separation = testSeparation(features.rows, target, fit)
  const losses = mostUsed(features, fit, joined.length).map((owner) => ({
    name: joined[owner]?.name ?? '',
    importance: lossOf(owner, { features, target, fit, seed }),
  }))
  return {
    ...separation,
    columns: losses
      .filter(({ importance }) => importance > 0)
      .toSorted((a, b) => b.importance - a.importance || (a.name < b.name ? -1 : 1)),
  }
}

/** The columns whose features have the largest weights: only these are shuffled. */
function mostUsed({ owners }: Features, { weights }: CrossFit, count: number): number[] {
  const use = new Float64Array(count)
  owners.forEach((own, feature) => {
    const size = weights.reduce((sum, fold) => sum + Math.abs(fold[feature] as number), 0)
    for (const owner of own) use[owner] = (use[owner] as number) + size
  })
  return Array.from(use, (_, owner) => owner)
    .toSorted((a, b) => (use[b] as number) - (use[a] as number) || a - b)
    .slice(0, SHOWN_COLUMNS)
}

type Fitted = {
  readonly features: Features
  readonly target: Uint8Array
  readonly fit: CrossFit
  readonly seed: string
}

/** Permutation importance (Breiman, Machine Learning 45, 2001) on the rows that each classifier has not seen. */
function lossOf(owner: number, { features, target, fit, seed }: Fitted): number {
  const prng = createPrng(`${seed}:${owner}`)
  const isOwn = features.owners.map((owners) => owners.includes(owner))
  let loss = 0
  fit.folds.forEach((fold, k) => {
    const weights = fit.weights[k] as Float64Array
    const own = weights.map((weight, i) => (isOwn[i] === true ? weight : 0))
    const whole = Float64Array.from(fold, (row) => linear(features.rows, row, weights))
    const part = Float64Array.from(fold, (row) => linear(features.rows, row, own))
    const mixed = part.slice()
    shuffle(mixed, prng)
    const positive = Uint8Array.from(fold, (row) => target[row] as number)
    const without = whole.map((score, i) => score - (part[i] as number) + (mixed[i] as number))
    loss += (aucParts(positive, whole).auc - aucParts(positive, without).auc) / FOLDS
  })
  return loss
}

function rowsOf(column: Column): number {
  return column.kind === 'text' ? column.codes.length : column.values.length
}
