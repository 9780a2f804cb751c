import type { Statistics, Units } from '../stats/bootstrap.ts'
import { type Family, type Metric, SCORE } from './metric.ts'
import { queriesOf, type RankingRows } from './queries.ts'
import { type RankedList, toRankedList } from './ranked-list.ts'
import type { Rows } from './rows.ts'

const SCORED = { ...SCORE, tasks: ['ranking'], needs: 'nothing' } as const satisfies Partial<Metric>
const LINEAR = 'the grade itself, as in scikit-learn'
const EXPONENTIAL = '2^grade - 1, which favours the best grades more'

type Entry = { readonly metric: Metric; readonly of: (list: RankedList) => number }

const entry = (name: string, title: string, describe: string, of: Entry['of']): Entry => {
  return { metric: { ...SCORED, name, title, describe }, of }
}

const ndcgAt = (k: number): Entry =>
  entry(`ndcg_at_${k}`, `nDCG@${k}`, `nDCG of the first ${k} rows of each query; the gain is ${LINEAR}.`, (list) =>
    list.ndcg('linear', k),
  )
const cutsAt = (k: number): readonly Entry[] => [
  entry(`precision_at_${k}`, `Precision@${k}`, `Relevant rows among the first ${k} as a share of ${k}.`, (list) =>
    list.precision(k),
  ),
  entry(`recall_at_${k}`, `Recall@${k}`, `Share of a query’s relevant rows that are among its first ${k}.`, (list) =>
    list.recall(k),
  ),
  entry(`hit_rate_at_${k}`, `Hit rate@${k}`, `Share of queries with a relevant row among the first ${k}.`, (list) =>
    list.hit(k),
  ),
]

const ENTRIES: readonly Entry[] = [
  entry('ndcg', 'nDCG', `Discounted gain of the order as a share of the best order’s; the gain is ${LINEAR}.`, (list) =>
    list.ndcg('linear', Number.POSITIVE_INFINITY),
  ),
  ndcgAt(5),
  ndcgAt(10),
  entry('ndcg_exponential', 'nDCG, exponential gain', `nDCG with the gain ${EXPONENTIAL}.`, (list) =>
    list.ndcg('exponential', Number.POSITIVE_INFINITY),
  ),
  entry('ndcg_exponential_at_10', 'nDCG@10, exponential gain', `nDCG@10 with the gain ${EXPONENTIAL}.`, (list) =>
    list.ndcg('exponential', 10),
  ),
  entry('map', 'Mean average precision', 'Mean over a query’s relevant rows of the precision down to each.', (list) =>
    list.averagePrecision(Number.POSITIVE_INFINITY),
  ),
  entry('map_at_10', 'MAP@10', 'Average precision of the first 10 rows; the best that they can hold is 1.', (list) =>
    list.averagePrecision(10),
  ),
  entry('mrr', 'Mean reciprocal rank', 'Mean of 1 / rank of the first relevant row.', (list) => list.reciprocalRank()),
  ...[1, 5, 10].flatMap(cutsAt),
]

/**
 * Metrics of rankings: the mean over the queries that have a relevant row (a grade above 0). Tied scores count as the mean over all orders
 * of the tied rows, which is what scikit-learn's `ndcg_score` does.
 */
export const RANKING: Family = { metrics: ENTRIES.map(({ metric }) => metric), prepare: prepareRanking }

function prepareRanking(rows: Rows, units: Units): Statistics {
  if (rows.kind !== 'ranking') return (_, out) => out.fill(Number.NaN)
  const width = ENTRIES.length
  const sums = new Float64Array(units.count * width)
  const queries = new Float64Array(units.count)
  for (const { start, end } of judged(rows)) {
    const list = toRankedList(rows.labels.subarray(start, end), rows.scores.subarray(start, end))
    const unit = units.of[start] as number
    queries[unit] = (queries[unit] as number) + 1
    for (const [i, { of }] of ENTRIES.entries()) {
      const at = unit * width + i
      sums[at] = (sums[at] as number) + of(list)
    }
  }
  return (weights, out) => {
    out.fill(0)
    let total = 0
    for (let unit = 0; unit < queries.length; unit++) {
      const weight = weights[unit] as number
      if (weight === 0) continue
      total += weight * (queries[unit] as number)
      for (let i = 0; i < width; i++) out[i] = (out[i] as number) + weight * (sums[unit * width + i] as number)
    }
    for (let i = 0; i < width; i++) out[i] = (out[i] as number) / total
  }
}

/** The queries that can be ranked well or badly. */
function judged(rows: RankingRows) {
  return queriesOf(rows).filter(({ isJudged }) => isJudged)
}
