import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/sorted-order.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'

/** Share of the rows at the top of the list that a business can act on. */
export const TOP_SHARE = 0.1

const TOP = { ...SCORE, tasks: ['binary'] } as const

/** The list from the highest score down: how far apart the classes lie in it, and how many positive rows its top tenth holds. */
export const RANKED: Family = {
  metrics: [
    {
      ...TOP,
      name: 'ks_statistic',
      title: 'KS statistic',
      describe: 'Largest distance between true and false positive rate over all thresholds (Kolmogorov-Smirnov).',
    },
    {
      ...TOP,
      name: 'precision_at_10_percent',
      title: 'Precision in the top 10 %',
      describe: 'Share of positive rows among the tenth with the highest scores; rows with one score share its places.',
    },
    {
      ...TOP,
      name: 'recall_at_10_percent',
      title: 'Recall in the top 10 %',
      describe: 'Share of the positive rows that are among the tenth with the highest scores.',
    },
    {
      ...TOP,
      name: 'lift_at_10_percent',
      title: 'Lift in the top 10 %',
      domain: [0, 1 / TOP_SHARE],
      tolerance: { kind: 'relative', size: 0.02 },
      describe: 'How many times as many positive rows the top tenth holds as a random tenth would.',
    },
  ],
  prepare: prepareRanked,
}

/** One entry per row: its unit, whether it is positive, whether its tie ends with it. */
type List = {
  readonly unit: Int32Array
  readonly positive: Uint8Array
  readonly last: Uint8Array
  readonly weight: Float64Array
}

function prepareRanked(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'binary') return (_, out) => out.fill(Number.NaN)
  const list = toList(rows, units)
  return (weights, out) => {
    const { positives, negatives } = countKinds(list, weights)
    const { distance, hits } = walk(list, weights, { positives, negatives })
    const all = positives + negatives
    out[0] = distance
    out[1] = hits / (TOP_SHARE * all)
    out[2] = hits / positives
    out[3] = hits / (TOP_SHARE * positives)
    if (positives === 0 || negatives === 0) out.fill(Number.NaN)
  }
}

function toList({ scores, labels, weights }: Rows & { kind: 'binary' }, units: Units): List {
  const order = sortedOrder(scores).reverse()
  return {
    unit: order.map((row) => units.of[row] as number),
    positive: Uint8Array.from(order, (row) => labels[row] as number),
    last: Uint8Array.from(order, (row, i) => (scores[row] === scores[order[i + 1] ?? -1] ? 0 : 1)),
    weight: Float64Array.from(order, (row) => (weights === undefined ? 1 : (weights[row] as number))),
  }
}

function countKinds({ unit, positive, weight }: List, weights: Uint16Array) {
  let [positives, all] = [0, 0]
  for (let i = 0; i < unit.length; i++) {
    const own = (weights[unit[i] as number] as number) * (weight[i] as number)
    all += own
    positives += own * (positive[i] as number)
  }
  return { positives, negatives: all - positives }
}

type Kinds = { readonly positives: number; readonly negatives: number }

/** Largest distance of the two rates, and the positive rows above the cut; a tie across the cut gives the part of it that is above. */
function walk({ unit, positive, last, weight }: List, weights: Uint16Array, { positives, negatives }: Kinds) {
  const cut = TOP_SHARE * (positives + negatives)
  let [distance, hits, misses, found] = [0, 0, 0, -1]
  let before = { hits: 0, listed: 0 }
  for (let i = 0; i < unit.length; i++) {
    const own = (weights[unit[i] as number] as number) * (weight[i] as number)
    if (positive[i] === 1) hits += own
    else misses += own
    if (last[i] === 0) continue
    distance = Math.max(distance, Math.abs(hits / positives - misses / negatives))
    if (found < 0 && hits + misses >= cut) {
      found = before.hits + ((cut - before.listed) / (hits + misses - before.listed)) * (hits - before.hits)
    }
    if (found < 0) before = { hits, listed: hits + misses }
  }
  return { distance, hits: found }
}
