import type { DriftColumn } from '../evidence/drift-predicate.ts'
import { coarsen, sparkline } from './charts.ts'

type Histogram = NonNullable<DriftColumn['histogram']>

const MAX_BARS = 12

/**
 * What a picture of a column shows: its values, or, where it moved by what is missing, the shares of missing and present, because the values
 * that are there may not have moved at all. `undefined` where there is nothing to show.
 */
export function pictureOf({ effect, missing, n, histogram }: DriftColumn): Histogram | undefined {
  if (effect.name !== 'missing-share' || missing === undefined) {
    return histogram === undefined || histogram.labels.length === 0 ? undefined : histogram
  }
  const shares = (side: 'reference' | 'current'): number[] => {
    const rows = n[side] + missing[side]
    return rows === 0 ? [0, 0] : [missing[side] / rows, n[side] / rows]
  }
  return { labels: ['missing', 'present'], reference: shares('reference'), current: shares('current') }
}

/** Both pictures of a column on one scale, in plain characters; empty where there is nothing to show. */
export function picturePair(column: DriftColumn): { readonly base: string; readonly head: string } {
  const picture = pictureOf(column)
  if (picture === undefined) return { base: '', head: '' }
  const sides = [picture.reference, picture.current].map((shares) => coarsen(shares, MAX_BARS))
  const top = Math.max(...sides.flat())
  const [base = '', head = ''] = sides.map((shares) => {
    const bars = sparkline(shares, top).replaceAll(' ', '·')
    // Two bars alone would not say what they are.
    return picture === column.histogram ? bars : `missing ${bars.slice(0, 1)} present ${bars.slice(1)}`
  })
  return { base, head }
}
