import { eachTie } from '../stats/ties.ts'
import type { Pair } from './atoms.ts'
import type { Histogram } from './finding.ts'
import type { Counts } from './share-test.ts'

const MAX_BINS = 20
const MAX_LABEL = 60
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [0.005, 0.995] as const

/** Shares of both sides in at most 20 bins: the values themselves when there are few, else bins of equal width. */
export function toNumberHistogram(pair: Pair, label: (value: number) => string): Histogram {
  const values: number[] = []
  eachTie(pair.reference, pair.current, (value) => {
    if (values.length <= MAX_BINS) values.push(value)
  })
  if (values.length <= MAX_BINS) {
    return shares(values.map(label), countInto(pair.reference, values), countInto(pair.current, values))
  }
  const low = Math.min(at(pair.reference, SHOWN_RANGE[0]), at(pair.current, SHOWN_RANGE[0]))
  const high = Math.max(at(pair.reference, SHOWN_RANGE[1]), at(pair.current, SHOWN_RANGE[1]))
  const edges = Array.from({ length: MAX_BINS }, (_, i) => low + ((high - low) * i) / MAX_BINS)
  const labels = edges.map((edge) => `from ${label(edge)}`)
  return shares(labels, countInto(pair.reference, edges), countInto(pair.current, edges))
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

/** Counts of values from each edge up to the next; what is below the first edge counts there. Both ascend. */
function countInto(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length).fill(0)
  let bin = 0
  for (const value of values) {
    while (value >= (edges[bin + 1] ?? Number.POSITIVE_INFINITY)) bin++
    counts[bin] = (counts[bin] ?? 0) + 1
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

function at(ascending: Float64Array, share: number): number {
  return ascending[Math.round(share * (ascending.length - 1))] ?? 0
}
