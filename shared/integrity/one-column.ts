import { twoSidedZ } from '../stats/proportion.ts'
import { aucLow, groupedAuc } from './auc.ts'
import { CHECK_LEVEL } from './limits.ts'
import type { CellTally } from './tally.ts'

/** Rows that a cell borrows from the whole, so that a cell of one row promises nothing. */
const BORROWED = 10
/** Fewer rows of the rarest class (or rows at all) in the holdout measure nothing. */
const LEAST_ROWS = 10

/** How well one column alone tells the target on the holdout; `low` is the low end of its interval. */
export type Strength = {
  readonly measure: 'auc' | 'r2'
  readonly value: number
  readonly low: number
  readonly rows: number
}

/**
 * A predictor of one column, fitted on the training data (share of the class, or mean of the target, per cell, smoothed toward the whole)
 * and scored on the holdout: ROC AUC for two classes, its mean over one class against the rest for more, R² for numbers.
 */
export function measureColumn(
  cells: readonly CellTally[],
  task: 'binary' | 'multiclass' | 'regression',
): Strength | undefined {
  return task === 'regression' ? explainedShare(cells) : classStrength(cells)
}

/** The same with the cells joined into present and missing. */
export function measureMissing(
  cells: readonly CellTally[],
  task: 'binary' | 'multiclass' | 'regression',
): Strength | undefined {
  if (!cells.some(({ cell }) => cell === -1) || cells.every(({ cell }) => cell === -1)) return undefined
  const joined = cells.map((tally) => ({ ...tally, cell: tally.cell === -1 ? -1 : 0 }))
  return measureColumn(joined, task)
}

function classStrength(cells: readonly CellTally[]): Strength | undefined {
  const labels = [...new Set(cells.map(({ label }) => label))].toSorted()
  // Of two classes one AUC says all.
  const asked = labels.length === 2 ? labels.slice(0, 1) : labels
  const found = asked.flatMap((label) => aucOfClass(cells, label) ?? [])
  const [first] = found
  if (first === undefined) return undefined
  const mean = (key: 'value' | 'low'): number => found.reduce((sum, one) => sum + one[key], 0) / found.length
  return { measure: 'auc', value: mean('value'), low: mean('low'), rows: first.rows }
}

type Cell = { train: number; hits: number; positive: number; negative: number }

function aucOfClass(cells: readonly CellTally[], label: string): Strength | undefined {
  const byCell = countCells(cells, label)
  const [train, hits] = [...byCell.values()].reduce(([n, k], cell) => [n + cell.train, k + cell.hits], [0, 0])
  if (train === 0) return undefined
  const scored = new Map<number, { positive: number; negative: number }>()
  for (const cell of byCell.values()) {
    // Times the training rows: whole numbers over whole numbers, so that equal shares are equal numbers, whichever class is asked.
    const score = (cell.hits * train + BORROWED * hits) / (cell.train + BORROWED)
    const count = scored.get(score) ?? { positive: 0, negative: 0 }
    scored.set(score, { positive: count.positive + cell.positive, negative: count.negative + cell.negative })
  }
  const result = groupedAuc([...scored].toSorted(([a], [b]) => a - b).map(([, count]) => count))
  if (result === undefined || Math.min(result.positive, result.negative) < LEAST_ROWS) return undefined
  const { auc, positive, negative } = result
  return { measure: 'auc', value: auc, low: aucLow(auc, positive, negative, CHECK_LEVEL), rows: positive + negative }
}

/** Training rows, training rows of the class, and holdout rows with and without it, per cell. */
function countCells(cells: readonly CellTally[], label: string): Map<number, Cell> {
  const byCell = new Map<number, Cell>()
  for (const tally of cells) {
    const cell = byCell.get(tally.cell) ?? { train: 0, hits: 0, positive: 0, negative: 0 }
    byCell.set(tally.cell, cell)
    const isHit = tally.label === label
    if (tally.isHoldout) cell[isHit ? 'positive' : 'negative'] += tally.n
    else cell.train += tally.n
    if (isHit && !tally.isHoldout) cell.hits += tally.n
  }
  return byCell
}

/** R² on the holdout against the holdout's own mean; its low end by Fisher's z of the multiple correlation, an approximation. */
function explainedShare(cells: readonly CellTally[]): Strength | undefined {
  const train = total(cells.filter(({ isHoldout }) => !isHoldout))
  const holdout = total(cells.filter(({ isHoldout }) => isHoldout))
  if (train.n === 0 || holdout.n < LEAST_ROWS) return undefined
  const whole = train.sum / train.n
  let lost = 0
  for (const cell of new Set(cells.map((tally) => tally.cell))) {
    const own = cells.filter((tally) => tally.cell === cell)
    const known = total(own.filter(({ isHoldout }) => !isHoldout))
    const asked = total(own.filter(({ isHoldout }) => isHoldout))
    const mean = (known.sum + BORROWED * whole) / (known.n + BORROWED)
    lost += asked.squares - 2 * mean * asked.sum + asked.n * mean * mean
  }
  const spread = holdout.squares - holdout.sum ** 2 / holdout.n
  if (!(spread > 0)) return undefined
  const value = 1 - lost / spread
  return { measure: 'r2', value, low: r2Low(value, holdout.n), rows: holdout.n }
}

/** Low end of the interval of a squared correlation by Fisher's z. */
export function r2Low(r2: number, rows: number): number {
  if (!(r2 > 0)) return 0
  const r = Math.min(Math.sqrt(r2), 1 - 1e-12)
  return Math.tanh(Math.max(0, Math.atanh(r) - twoSidedZ(CHECK_LEVEL) / Math.sqrt(Math.max(1, rows - 3)))) ** 2
}

function total(cells: readonly CellTally[]): { n: number; sum: number; squares: number } {
  const sum = { n: 0, sum: 0, squares: 0 }
  for (const cell of cells) {
    sum.n += cell.n
    sum.sum += cell.sum
    sum.squares += cell.squares
  }
  return sum
}
