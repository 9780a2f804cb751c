import type { RunSql, SqlDialect } from './dialect.ts'
import type { Cell, CellSearch } from './find-cells.ts'

/** Where numbers are grouped: in which engine, and behind which FROM. */
export type Grouping = { readonly run: RunSql; readonly dialect: SqlDialect; readonly from: string }

/** Groups numbers in SQL: all columns in one scan. */
export function groupNumbers({ run, dialect, from }: Grouping): CellSearch['group'] {
  return async (steps) => {
    const numbers = dialect.unpivot(
      from,
      steps.map(({ task }) => dialect.order(task.finite)),
      steps.map(({ shift }) => String(1n << BigInt(shift))),
    )
    // Whole numbers are divided towards zero, so cells are those of `cellOf`, and zero's holds the smallest of both signs.
    const rows = await run(
      `SELECT i, CAST(min(v) AS varchar), CAST(max(v) AS varchar), count(*) FROM (${numbers}) AS u
WHERE v IS NOT NULL GROUP BY i, v / p`,
    )
    const cells = steps.map((): Cell[] => [])
    for (const [i, low, high, count] of rows)
      cells[Number(i) - 1]?.push({ low: BigInt(String(low)), high: BigInt(String(high)), rows: Number(count) })
    return cells
  }
}
