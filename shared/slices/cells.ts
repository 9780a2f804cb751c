import type { CodedColumn, CodeRange } from './code-columns.ts'
import type { Half } from './half.ts'

/**
 * Rows, their weights (the same table as the rows where all count alike) and their weighted losses for every pair of codes, summed up from the
 * first code on, so that any box of codes costs four look-ups in each.
 */
export type Cells = {
  readonly width: number
  readonly counts: Float64Array
  readonly masses: Float64Array
  readonly sums: Float64Array
}

/** The range of a table's missing second column. */
export const ALL: CodeRange = { from: 0, to: 0 }

/** One pass over the first `rows` rows: the codes of one column, or of two. */
export function countCells(
  [first, second]: readonly [number, number?],
  columns: readonly CodedColumn[],
  { codes, losses, weights }: Half,
  rows: number,
): Cells {
  const own = codes[first] as Uint8Array
  const height = (columns[first]?.size ?? 0) + 1
  const width = (second === undefined ? 1 : (columns[second]?.size ?? 0)) + 1
  const counts = new Float64Array(height * width)
  const sums = new Float64Array(height * width)
  const masses = weights === undefined ? counts : new Float64Array(height * width)
  const other = (second === undefined ? undefined : codes[second]) ?? new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const cell = ((own[row] as number) + 1) * width + (other[row] as number) + 1
    ;(counts[cell] as number)++
    if (weights === undefined) (sums[cell] as number) += losses[row] as number
    else {
      const weight = weights[row] as number
      ;(masses[cell] as number) += weight
      ;(sums[cell] as number) += weight * (losses[row] as number)
    }
  }
  for (const table of new Set([counts, masses, sums])) accumulate(table, height, width)
  return { width, counts, masses, sums }
}

function accumulate(table: Float64Array, height: number, width: number): void {
  for (let i = 1; i < height; i++) {
    let line = 0
    for (let j = 1; j < width; j++) {
      line += table[i * width + j] as number
      table[i * width + j] = line + (table[(i - 1) * width + j] as number)
    }
  }
}

/** What a table of sums holds in a box of codes. */
export function inBox(table: Float64Array, width: number, range: CodeRange, second: CodeRange): number {
  const [top, bottom] = [range.from * width, (range.to + 1) * width]
  const [left, right] = [second.from, second.to + 1]
  const lower = (table[bottom + right] as number) - (table[bottom + left] as number)
  return lower - (table[top + right] as number) + (table[top + left] as number)
}

/**
 * Compares losses of parts of the rows: `mass` is the sum of their weights, `total` that of their weighted losses. `variance` is that of a single
 * row, of which all parts are assumed to have the same, times what unequal weights cost (L. Kish, Survey Sampling, 1965, 11.7).
 */
export type Scale = {
  readonly rows: number
  readonly mass: number
  readonly total: number
  readonly variance: number
  readonly minEffect: number
}

export function scaleOf({ losses, weights }: Pick<Half, 'losses' | 'weights'>, rows: number, minEffect: number): Scale {
  let [mass, spread, total, squares] = [0, 0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const loss = losses[row] as number
    const weight = weights === undefined ? 1 : (weights[row] as number)
    mass += weight
    spread += weight * weight
    total += weight * loss
    squares += weight * loss * loss
  }
  const variance = Math.max(0, squares / mass - (total / mass) ** 2) * (spread / mass)
  return { rows, mass, total, variance, minEffect }
}

/**
 * Standard errors by which the mean loss of a part of the rows is above that of the others in `whole`; 0 where the effect does not matter or
 * there are no others.
 */
export function score(
  { variance, minEffect }: Scale,
  { mass, sum }: { readonly mass: number; readonly sum: number },
  whole: Pick<Scale, 'mass' | 'total'>,
): number {
  const rest = whole.mass - mass
  if (mass <= 0 || rest <= 0) return 0
  const effect = sum / mass - (whole.total - sum) / rest
  return effect > minEffect ? effect / Math.sqrt(variance * (1 / mass + 1 / rest)) : 0
}
