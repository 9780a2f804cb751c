import { type Family, SCORE } from './metric.ts'
import type { Rows } from './rows.ts'
import { meanFamily } from './totals.ts'

/** How many classes a top-k accuracy looks at. */
export const TOP_K = [2, 3, 5] as const

/** Top-k accuracy, one family each: a share of all rows. */
export const TOP_K_ACCURACIES: readonly Family[] = TOP_K.map((k) =>
  meanFamily(
    {
      ...SCORE,
      name: topKName(k),
      title: `Top-${k} accuracy`,
      tasks: ['multiclass'],
      unit: 'share',
      needs: 'nothing',
      interval: 'wilson',
      comparison: 'mcnemar',
      describe: `Share of rows whose true class is among the ${k} most probable ones; equal probabilities count in class order.`,
    },
    (rows) => (rows.kind === 'multiclass' ? (row) => (truthIsAmong(k, rows, row) ? 1 : 0) : undefined),
  ),
)

/** The name of the metric. */
export function topKName(k: number): string {
  return `top_${k}_accuracy`
}

/** Is the true class among the `k` most probable ones of a row? Equal probabilities count in class order, as for the decision. */
export function truthIsAmong(k: number, rows: Rows & { kind: 'multiclass' }, row: number): boolean {
  const { labels, probabilities, classes } = rows
  const start = row * classes.length
  const truth = labels[row] as number
  const own = probabilities[start + truth] as number
  let before = 0
  for (let other = 0; other < classes.length; other++) {
    const value = probabilities[start + other] as number
    if (value > own || (value === own && other < truth)) before++
  }
  return before < k
}
