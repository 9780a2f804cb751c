import type { Statistics, Units } from '../stats/bootstrap.ts'
import { sortedOrder } from '../stats/sorted-order.ts'
import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { sumPerUnit, weigh } from './unit-sums.ts'

/** Share of the rows at the top of the list that a business can act on. */
export const TOP_SHARE = 0.1

const TOP = { ...SCORE, tasks: ['binary'] } as const

/** How far apart the classes lie in the list from the highest score down. */
export const KS: Family = {
  metrics: [
    {
      ...TOP,
      name: 'ks_statistic',
      title: 'KS statistic',
      describe: 'Largest distance between true and false positive rate over all thresholds (Kolmogorov-Smirnov).',
    },
  ],
  prepare: prepareKs,
}

/** How many positive rows the top tenth of the list holds. */
export const TOP_OF_LIST: Family = {
  metrics: [
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
  prepare: prepareTop,
}

/** The list in one integer per row, because these loops are long: unit, label bit, end-of-tie bit; and the weight of each row. */
type List = { readonly packed: Int32Array; readonly weight: Float64Array | undefined }

/** Weight of the positive rows and of all, for any multiplicities of the units. */
type Kinds = (weights: Uint16Array) => { readonly positives: number; readonly all: number }

function toList({ scores, labels, weights }: Rows & { kind: 'binary' }, units: Units): List {
  const order = sortedOrder(scores).reverse()
  const packed = order.map((row, i) => {
    const isLast = scores[row] === scores[order[i + 1] ?? -1] ? 0 : 1
    return ((units.of[row] as number) << 2) | ((labels[row] as number) << 1) | isLast
  })
  return { packed, weight: weights && Float64Array.from(order, (row) => weights[row] as number) }
}

function countKinds({ labels, weights }: Rows & { kind: 'binary' }, units: Units): Kinds {
  const weight = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
  const positives = sumPerUnit(units, (row) => weight(row) * (labels[row] as number))
  const all = sumPerUnit(units, weight)
  return (drawn) => ({ positives: weigh(drawn, positives), all: weigh(drawn, all) })
}

function prepareKs(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'binary') return (_, out) => out.fill(Number.NaN)
  const [{ packed, weight }, count] = [toList(rows, units), countKinds(rows, units)]
  const steps = new Float64Array(2 * units.count)
  return (weights, out) => {
    const { positives, all } = count(weights)
    const [up, down] = [1 / positives, 1 / (all - positives)]
    for (let unit = 0; unit < units.count; unit++) {
      const times = weights[unit] as number
      steps[2 * unit] = -times * down
      steps[2 * unit + 1] = times * up
    }
    const distance = weight === undefined ? largestDistance(packed, steps) : weightedDistance(packed, steps, weight)
    out[0] = positives > 0 && all > positives ? Math.min(1, distance) : Number.NaN
  }
}

/**
 * Up a step for a positive row, down one for a negative: the furthest from 0 at the end of a tie. How far a row of a unit and a label
 * goes is looked up, so that a row costs one addition; this is the bootstrap's longest loop.
 */
function largestDistance(packed: Int32Array, steps: Float64Array): number {
  let [height, highest, lowest] = [0, 0, 0]
  for (let i = 0; i < packed.length; i++) {
    const entry = packed[i] as number
    height += steps[entry >> 1] as number
    if ((entry & 1) === 0) continue
    if (height > highest) highest = height
    else if (height < lowest) lowest = height
  }
  return Math.max(highest, -lowest)
}

/** The same with a weight per row of the list. */
function weightedDistance(packed: Int32Array, steps: Float64Array, weight: Float64Array): number {
  let [height, highest, lowest] = [0, 0, 0]
  for (let i = 0; i < packed.length; i++) {
    const entry = packed[i] as number
    height += (steps[entry >> 1] as number) * (weight[i] as number)
    if ((entry & 1) === 0) continue
    if (height > highest) highest = height
    else if (height < lowest) lowest = height
  }
  return Math.max(highest, -lowest)
}

function prepareTop(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'binary') return (_, out) => out.fill(Number.NaN)
  const [list, count] = [toList(rows, units), countKinds(rows, units)]
  return (weights, out) => {
    const { positives, all } = count(weights)
    const hits = hitsAbove(list, weights, TOP_SHARE * all)
    out[0] = hits / (TOP_SHARE * all)
    out[1] = hits / positives
    out[2] = hits / (TOP_SHARE * positives)
    if (positives === 0 || positives === all) out.fill(Number.NaN)
  }
}

/** Weight of the positive rows among the first `cut` of the list; a tie across the cut gives the part of it that is above. */
function hitsAbove({ packed, weight }: List, weights: Uint16Array, cut: number): number {
  let [hits, listed, hitsBefore, listedBefore] = [0, 0, 0, 0]
  for (let i = 0; i < packed.length; i++) {
    const entry = packed[i] as number
    const own = (weights[entry >> 2] as number) * (weight === undefined ? 1 : (weight[i] as number))
    listed += own
    if ((entry & 2) !== 0) hits += own
    if ((entry & 1) === 0) continue
    if (listed >= cut) return hitsBefore + ((cut - listedBefore) / (listed - listedBefore)) * (hits - hitsBefore)
    hitsBefore = hits
    listedBefore = listed
  }
  return hits
}
