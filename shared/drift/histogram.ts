import { rankedValue, type TiedPair } from '../stats/tied-pair.ts'
import type { Histogram } from './finding.ts'
import type { Counts } from './share-test.ts'

const MAX_BINS = 20
const MAX_LABEL = 60
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [0.005, 0.995] as const

/** Shares of both sides in at most 20 bins: the values themselves when there are few, else bins of equal width. */
export function toNumberHistogram(pair: TiedPair, label: (value: number) => string): Histogram {
  const { values } = pair
  if (values.length <= MAX_BINS) return shares(Array.from(values, label), [...pair.reference], [...pair.current])
  const at = (share: number): [number, number] => [
    rankedValue(pair, pair.reference, Math.round(share * (pair.n - 1))),
    rankedValue(pair, pair.current, Math.round(share * (pair.m - 1))),
  ]
  const low = Math.min(...at(SHOWN_RANGE[0]))
  const high = Math.max(...at(SHOWN_RANGE[1]))
  const edges = Array.from({ length: MAX_BINS }, (_, i) => low + ((high - low) * i) / MAX_BINS)
  const labels = edges.map((edge) => `from ${label(edge)}`)
  return shares(labels, countInto(values, pair.reference, edges), countInto(values, pair.current, edges))
}

/** The 19 most frequent categories of both sides together, and the rest. */
export function toCategoryHistogram(names: readonly string[], counts: Counts): Histogram {
  const size = (i: number): number => (counts.reference[i] ?? 0) + (counts.current[i] ?? 0)
  const order = names.map((_, i) => i).toSorted((a, b) => size(b) - size(a) || a - b)
  const shown = order.length > MAX_BINS ? order.slice(0, MAX_BINS - 1) : order
  const rest = order.slice(shown.length)
  const gather = (side: Float64Array): number[] => {
    const other = rest.reduce((sum, i) => sum + (side[i] ?? 0), 0)
    return [...shown.map((i) => side[i] ?? 0), ...(rest.length > 0 ? [other] : [])]
  }
  const labels = shown.map((i) => (names[i] ?? '').slice(0, MAX_LABEL))
  if (rest.length > 0) labels.push(`(${rest.length} others)`)
  return shares(labels, gather(counts.reference), gather(counts.current))
}

/** Rows of values from each edge up to the next; what is below the first edge counts there. Values and edges ascend. */
function countInto(values: Float64Array, rows: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length).fill(0)
  let bin = 0
  for (let i = 0; i < values.length; i++) {
    while ((values[i] as number) >= (edges[bin + 1] ?? Number.POSITIVE_INFINITY)) bin++
    counts[bin] = (counts[bin] ?? 0) + (rows[i] as number)
  }
  return counts
}

function shares(labels: string[], reference: number[], current: number[]): Histogram {
  return { labels, reference: normalize(reference), current: normalize(current) }
}

function normalize(counts: number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (total === 0 ? 0 : count / total))
}
