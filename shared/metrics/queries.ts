import type { Rows } from './rows.ts'

export type RankingRows = Rows & { readonly kind: 'ranking' }

/** The rows of one query, from `start` up to `end`; without a relevant row no order is better than another. */
export type Query = { readonly start: number; readonly end: number; readonly isJudged: boolean }

/** The queries of ranking rows, whose rows stand together. */
export function queriesOf({ queries, labels }: Pick<RankingRows, 'queries' | 'labels'>): readonly Query[] {
  const found: Query[] = []
  for (let start = 0; start < queries.length; ) {
    let end = start + 1
    while (end < queries.length && queries[end] === queries[start]) end++
    found.push({ start, end, isJudged: labels.subarray(start, end).some((grade) => grade > 0) })
    start = end
  }
  return found
}
