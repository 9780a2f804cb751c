import { type Bounds, wilsonInterval } from '../stats/proportion.ts'
import type { Metric } from './metric.ts'
import { type Rows, rowsIn } from './rows.ts'

/** Closer than this to each other, two bounds are one point. */
const POINT_WIDTH = 1e-12
/** Closer than this to the end of its domain, a value is at the edge (log loss is clipped just short of 0). */
const EDGE_DISTANCE = 1e-9

export function isPoint({ low, high }: Bounds): boolean {
  return high - low <= POINT_WIDTH * Math.max(1, Math.abs(low))
}

/**
 * Bounds for a value at an end of its metric's domain, where no resample shows any spread: as far from the edge as the
 * Wilson bound of `n` successes in `n` rows is from 1, scaled to the domain. Undefined away from the edge and for a domain without end.
 */
export function edgeBounds(metric: Metric, value: number, n: number, level: number): Bounds | undefined {
  const [min, max] = metric.domain
  if (!Number.isFinite(max - min)) return undefined
  const reach = unseen(n, level) * (max - min)
  if (Math.abs(value - max) <= EDGE_DISTANCE) return { low: Math.max(min, max - reach), high: value }
  if (Math.abs(value - min) <= EDGE_DISTANCE) return { low: value, high: Math.min(max, min + reach) }
  return undefined
}

/** Largest share of rows of a kind that `n` rows without one of them leave possible: about 3.8 / n at 95 %. */
export function unseen(n: number, level: number): number {
  return wilsonInterval(0, n, level).high
}

/** Rows of the rarest class that occurs; all rows where there are no classes. */
export function smallestClass(rows: Rows): number {
  if (rows.kind !== 'binary' && rows.kind !== 'multiclass') return rowsIn(rows)
  const counts: number[] = []
  for (let row = 0; row < rows.labels.length; row++) {
    const label = rows.labels[row] as number
    counts[label] = (counts[label] ?? 0) + 1
  }
  return counts.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY)
}
