import { queriesOf } from './queries.ts'
import { type Rows, rowsIn } from './rows.ts'

/** What a metric of the rows is a mean over, and so the `n` that is reported: rows, or the queries of a ranking that have a relevant row. */
export function sampleSize(rows: Rows): number {
  return rows.kind === 'ranking' ? queriesOf(rows).filter(({ isJudged }) => isJudged).length : rowsIn(rows)
}
